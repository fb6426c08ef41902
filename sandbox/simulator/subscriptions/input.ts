import { parameterInvalid, parameterNotFound, typeMismatch } from "../http/errors.ts";
import { flag, list, object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { SubscriptionFields } from "./subscription.ts";
import { isTopic } from "./topics.ts";

/**
 * Reads a new subscription, or the changes of `before`; a list takes the place of the old one. Throws 400
 * `parameter_not_found` without `url` or `topics`, or without `metadata.event_names` for `event.created`;
 * `parameter_invalid` for an address, topic or service that can't be; `type_mismatch`.
 */
export function readSubscription(body: JsonObject, before?: SubscriptionFields): SubscriptionFields {
  const url = readUrl(text(body, "url") ?? before?.url);
  const topics = readTopics(texts(list(body, "topics"), "topics") ?? before?.topics);
  const metadata = object(body, "metadata") ?? {};
  const eventNames = texts(list(metadata, "event_names"), "metadata.event_names") ?? before?.eventNames;
  if (topics.includes("event.created") && (eventNames ?? []).length === 0) {
    throw parameterNotFound("metadata.event_names is required for event.created", "metadata");
  }
  return {
    url,
    topics,
    serviceType: readService(text(body, "service_type") ?? before?.serviceType),
    hubSecret: text(body, "hub_secret") || (before?.hubSecret ?? null),
    eventNames,
    active: flag(body, "active") ?? before?.active ?? true,
  };
}

function readUrl(url: string | undefined): string {
  if (url === undefined) throw parameterNotFound("url is required", "url");
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return url;
  throw parameterInvalid("url must be an http or https address", "url");
}

function readTopics(topics: readonly string[] | undefined): readonly string[] {
  if (topics === undefined || topics.length === 0) throw parameterNotFound("topics is required", "topics");
  const unknown = topics.find((topic) => !isTopic(topic));
  if (unknown !== undefined) throw parameterInvalid(`there is no topic ${unknown}`, "topics");
  return topics;
}

function readService(service = "web"): string {
  if (service === "web") return service;
  throw parameterInvalid("service_type must be web", "service_type");
}

function texts(values: readonly unknown[] | undefined, field: string): readonly string[] | undefined {
  return values?.map((value) => {
    if (typeof value === "string") return value;
    throw typeMismatch(field, "an array of strings");
  });
}
