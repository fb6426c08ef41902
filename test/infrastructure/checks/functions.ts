import { SECRETS } from "../support/synth.ts";
import type { Expectation } from "./expectation.ts";

/** One runtime, one architecture, JSON logs for a month, small bundles. */
export const functionsFollowDefaults: Expectation = ({ functions }) =>
  functions.flatMap(({ name, runtime, architectures, memory, logFormat, logRetentionDays, build }) => [
    ...(runtime === "nodejs24.x" ? [] : [`${name}: runtime ${runtime}`]),
    ...(architectures.join() === "arm64" ? [] : [`${name}: architecture ${architectures.join()}`]),
    ...(memory === 512 ? [] : [`${name}: memory ${memory} MB`]),
    ...(logFormat === "JSON" ? [] : [`${name}: logs are not JSON`]),
    ...(logRetentionDays === 30 ? [] : [`${name}: logs are kept ${logRetentionDays ?? "for ever"}`]),
    ...(build.properties["minify"] === true ? [] : [`${name}: bundle not minified`]),
    ...(build.properties["format"] === "esm" ? [] : [`${name}: bundle not ESM`]),
  ]);

/** Both check a signature themselves. */
const PUBLIC = ["Webhook", "Signup"];

/** The URLs of the webhook and of the sign-up call are the only things that anybody can call. */
export const onlyTheTwoUrlsArePublic: Expectation = ({ graph, functions }) => {
  const names: unknown[] = functions.flatMap(({ name, physicalName }) =>
    PUBLIC.includes(name) ? physicalName : [],
  );
  const open = graph.resources.filter(
    ({ type, inputs }) =>
      type === "aws:lambda/functionUrl:FunctionUrl" ||
      (type === "aws:lambda/permission:Permission" && inputs["principal"] === "*"),
  );
  return open.flatMap(({ name, inputs }) => [
    ...(names.includes(inputs["functionName"] ?? inputs["function"]) ? [] : [`${name}: public`]),
    ...(inputs["cors"] === undefined ? [] : [`${name}: allows other sites' scripts`]),
  ]);
};

/** Who may know which secret: what is public calls nobody, the rules check no signature. */
const SECRET_READERS: Readonly<Record<string, (name: string) => boolean>> = {
  WebhookSecrets: (name) => name === "Webhook",
  SignupSecrets: (name) => name === "Signup",
  IntercomToken: (name) => !PUBLIC.includes(name) && name !== "Park",
};

/** A secret is in the bundles of those functions alone that need it, and in no environment. */
export const secretsStayWhereNeeded: Expectation = ({ functions, graph }) => {
  const secrets = graph.resources.filter(({ type }) => type === "sst:sst:Secret").map(({ name }) => name);
  const environments = graph.resources.filter(({ type }) => type === "aws:lambda/function:Function");
  return [
    ...functions.flatMap(({ name, build }) =>
      secrets
        .filter((secret) => secret in build.links && !SECRET_READERS[secret]?.(name))
        .map((secret) => `${name}: holds ${secret}`),
    ),
    ...environments
      .filter(({ inputs }) =>
        Object.values(SECRETS).some((secret) => JSON.stringify(inputs).includes(secret)),
      )
      .map(({ name }) => `${name}: a secret stands in its configuration`),
  ];
};
