import { createHash } from "node:crypto";
import type { buildApp } from "fauxqs";
import * as z from "zod/mini";

/** From the private use area: a character that SQS takes and that stands for itself only when escaped. */
const ESCAPE = "\uF8FF";

/** Writes the characters beyond U+FFFF, emoji among them, with those that fauxqs takes. */
export function escapeText(text: string): string {
  return text.replace(
    /\uF8FF|[\u{10000}-\u{10FFFF}]/gu,
    (one) => `${ESCAPE}${one.codePointAt(0)?.toString(16)};`,
  );
}

/** The text that `escapeText` was given. */
export function unescapeText(text: string): string {
  return text.replace(/\uF8FF([0-9a-f]+);/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

const request = z.looseObject({
  MessageBody: z.optional(z.string()),
  Entries: z.optional(z.array(z.looseObject({ Id: z.string(), MessageBody: z.optional(z.string()) }))),
});
const answer = z.looseObject({
  MD5OfMessageBody: z.optional(z.string()),
  Successful: z.optional(
    z.array(z.looseObject({ Id: z.string(), MD5OfMessageBody: z.optional(z.string()) })),
  ),
  Messages: z.optional(z.array(z.looseObject({ Body: z.string() }))),
});
type Request = z.infer<typeof request>;
type Answer = z.infer<typeof answer>;

/**
 * Lets fauxqs take every message body that SQS takes: by itself it refuses characters beyond U+FFFF. Bodies are kept
 * escaped and handed out as they came, with the digests that clients check.
 */
export function takeAllCharacters(app: ReturnType<typeof buildApp>): void {
  app.addHook("preHandler", async (incoming) => {
    const parsed = z.safeParse(request, incoming.body);
    if (parsed.success) incoming.body = escapeRequest(parsed.data);
  });
  app.addHook("preSerialization", async (incoming, _reply, payload) => {
    const asked = z.safeParse(request, incoming.body);
    const answered = z.safeParse(answer, payload);
    return asked.success && answered.success ? unescapeAnswer(asked.data, answered.data) : payload;
  });
}

function escapeRequest({ MessageBody, Entries, ...others }: Request): Request {
  return {
    ...others,
    ...(MessageBody === undefined ? {} : { MessageBody: escapeText(MessageBody) }),
    ...(Entries === undefined ? {} : { Entries: Entries.map(escapeEntry) }),
  };
}

function escapeEntry<T extends { MessageBody?: string | undefined }>(entry: T): T {
  return entry.MessageBody === undefined ? entry : { ...entry, MessageBody: escapeText(entry.MessageBody) };
}

function unescapeAnswer(
  asked: Request,
  { MD5OfMessageBody, Successful, Messages, ...others }: Answer,
): Answer {
  return {
    ...others,
    ...(MD5OfMessageBody === undefined ? {} : { MD5OfMessageBody: digestOf(asked.MessageBody) }),
    ...(Successful === undefined ? {} : { Successful: Successful.map((one) => withDigest(one, asked)) }),
    ...(Messages === undefined ? {} : { Messages: Messages.map(unescapeMessage) }),
  };
}

/** Batches of deletions and of visibility changes have no digests. */
function withDigest<T extends { Id: string; MD5OfMessageBody?: string | undefined }>(
  one: T,
  { Entries }: Request,
): T {
  if (one.MD5OfMessageBody === undefined) return one;
  const sent = Entries?.find((entry) => entry.Id === one.Id);
  return { ...one, MD5OfMessageBody: digestOf(sent?.MessageBody) };
}

function unescapeMessage<T extends { Body: string }>(message: T): T {
  return { ...message, Body: unescapeText(message.Body), MD5OfBody: digestOf(message.Body) };
}

function digestOf(escaped = ""): string {
  return createHash("md5").update(unescapeText(escaped)).digest("hex");
}
