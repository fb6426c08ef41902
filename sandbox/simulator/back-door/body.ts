import { isObject, type JsonObject } from "../json.ts";

/** A back door call that can't be; its text goes to the caller with status 400. */
export class BackDoorError extends Error {
  override readonly name = "BackDoorError";
}

/** The JSON object of a back door call; nothing at all is an empty one. */
export async function readBackDoorBody(request: Request): Promise<JsonObject> {
  const text = await request.text();
  if (text.trim() === "") return {};
  const value = parse(text);
  if (isObject(value)) return value;
  throw new BackDoorError("The body must be a JSON object.");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BackDoorError("The body is not valid JSON.", { cause });
  }
}

/** Refuses a member that this call doesn't know: a slip of the pen would do nothing, and nobody would see it. */
export function onlyMembers(body: JsonObject, allowed: readonly string[]): void {
  const unknown = Object.keys(body).find((member) => !allowed.includes(member));
  if (unknown === undefined) return;
  const takes = allowed.length === 0 ? "no members" : allowed.join(", ");
  throw new BackDoorError(`Unknown member "${unknown}"; this call takes ${takes}.`);
}

/** A whole number from `least`, or `missing` when it is left out. */
export function wholeMember(body: JsonObject, member: string, least: number, missing: number): number {
  const value = body[member] ?? missing;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  throw new BackDoorError(`"${member}" must be a whole number of at least ${least}.`);
}

/** Text that must be there. */
export function textMember(body: JsonObject, member: string): string {
  const value = body[member];
  if (typeof value === "string" && value !== "") return value;
  throw new BackDoorError(`"${member}" must be a text that is not empty.`);
}

/** Text that is not empty, which may be left out. */
export function optionalTextMember(body: JsonObject, member: string): string | undefined {
  return body[member] === undefined ? undefined : textMember(body, member);
}

/** Text or a whole number, read as text, which may be left out. */
export function idMember(body: JsonObject, member: string): string | undefined {
  const value = body[member];
  if (value === undefined || typeof value === "string") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  throw new BackDoorError(`"${member}" must be digits.`);
}

/** True or false, which may be left out. */
export function flagMember(body: JsonObject, member: string): boolean | undefined {
  const value = body[member];
  if (value === undefined || typeof value === "boolean") return value;
  throw new BackDoorError(`"${member}" must be true or false.`);
}

/** A list of texts, which may be left out. */
export function textsMember(body: JsonObject, member: string): readonly string[] | undefined {
  const value = body[member];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  throw new BackDoorError(`"${member}" must be a list of texts.`);
}
