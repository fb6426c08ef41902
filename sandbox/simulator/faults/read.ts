import {
  BackDoorError,
  onlyMembers,
  optionalTextMember,
  textMember,
  wholeMember,
} from "../back-door/body.ts";
import { isObject, type JsonObject } from "../json.ts";
import { TOPICS } from "../webhooks/topics.ts";
import type { Effect, FaultSeed } from "./fault.ts";
import { APP_WEBHOOK, isWebhookEffect } from "./fault.ts";
import { isEndpointPattern, matchesTopic } from "./pattern.ts";

interface Kind {
  /** The members that belong to this kind alone. */
  readonly members: readonly string[];
  read(body: JsonObject): Effect;
}

const KINDS: Readonly<Record<Effect["kind"], Kind>> = {
  status: {
    members: ["status", "body"],
    read: (body) => ({ kind: "status", status: statusIn(body, undefined), body: answerIn(body) }),
  },
  html: { members: ["status"], read: (body) => ({ kind: "html", status: statusIn(body, 502) }) },
  latency: { members: ["ms"], read: (body) => ({ kind: "latency", ms: wholeMember(body, "ms", 1, 0) }) },
  drop: { members: [], read: () => ({ kind: "drop" }) },
  drop_after: { members: [], read: () => ({ kind: "drop_after" }) },
  truncate: { members: [], read: () => ({ kind: "truncate" }) },
  reset: { members: [], read: () => ({ kind: "reset" }) },
  storm: {
    members: ["seconds"],
    read: (body) => ({ kind: "storm", seconds: wholeMember(body, "seconds", 1, 0) }),
  },
  duplicate: {
    members: ["copies"],
    read: (body) => ({ kind: "duplicate", copies: wholeMember(body, "copies", 2, 2) }),
  },
  delay: { members: ["ms"], read: (body) => ({ kind: "delay", ms: wholeMember(body, "ms", 1, 0) }) },
  reorder: {
    members: ["window", "ms"],
    read: (body) => ({
      kind: "reorder",
      window: wholeMember(body, "window", 2, 2),
      ms: wholeMember(body, "ms", 1, 1000),
    }),
  },
};

/** The fault that a body of `POST /_simulator/faults` asks for. Throws a BackDoorError that says what is wrong. */
export function readFault(body: JsonObject): FaultSeed {
  const kind = Object.entries(KINDS).find(([name]) => name === body["kind"])?.[1];
  if (kind === undefined) throw new BackDoorError(`"kind" must be one of ${Object.keys(KINDS).join(", ")}.`);
  const effect = kind.read(body);
  const where = isWebhookEffect(effect) ? "topic" : "endpoint";
  const whose = isWebhookEffect(effect) ? ["receiver"] : [];
  onlyMembers(body, ["kind", where, ...whose, "probability", "count", ...kind.members]);
  return {
    effect,
    pattern: patternIn(body, where),
    receiver: receiverIn(body),
    probability: probabilityIn(body),
    count: body["count"] === undefined ? undefined : wholeMember(body, "count", 1, 0),
  };
}

function patternIn(body: JsonObject, where: "topic" | "endpoint"): string {
  if (body[where] === undefined) return "*";
  const pattern = textMember(body, where);
  if (where === "endpoint" && !isEndpointPattern(pattern)) {
    throw new BackDoorError('"endpoint" must be such as "POST /users/{id}", "GET *" or "*".');
  }
  if (where === "topic" && ![...TOPICS].some((topic) => matchesTopic(pattern, topic))) {
    throw new BackDoorError(`"topic" must be a topic of API 1.3, its beginning and "*", or "*" alone.`);
  }
  return pattern;
}

function receiverIn(body: JsonObject): string | undefined {
  const receiver = optionalTextMember(body, "receiver");
  if (receiver === undefined || receiver === "*") return undefined;
  if (receiver === APP_WEBHOOK || receiver.startsWith("nsub_")) return receiver;
  throw new BackDoorError('"receiver" must be "webhook", the id of a subscription, or "*".');
}

function probabilityIn(body: JsonObject): number {
  const value = body["probability"] ?? 1;
  if (typeof value === "number" && value > 0 && value <= 1) return value;
  throw new BackDoorError('"probability" must be a number over 0 and up to 1.');
}

function statusIn(body: JsonObject, missing: number | undefined): number {
  const value = body["status"] ?? missing;
  if (typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new BackDoorError('"status" must be a whole number from 200 to 599.');
}

function answerIn(body: JsonObject): string | JsonObject | undefined {
  const value = body["body"];
  if (value === undefined || typeof value === "string" || isObject(value)) return value;
  throw new BackDoorError('"body" must be a text or a JSON object.');
}
