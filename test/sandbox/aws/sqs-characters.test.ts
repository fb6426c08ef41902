import {
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientSettings } from "../../../sandbox/aws/account.ts";
import { createQueues } from "../../../sandbox/aws/queues.ts";
import { queueUrl, startSqs } from "../../../sandbox/aws/sqs.ts";
import { escapeText, unescapeText } from "../../../sandbox/aws/sqs-characters.ts";
import type { StandIn } from "../../../sandbox/aws/stand-in.ts";

describe("escapeText", () => {
  it.each([
    ["plain text, 100 %", "plain text, 100 %"],
    ["Grüße €", "Grüße €"],
    ["👋 hi", "\uF8FF1f44b; hi"],
    ["\uF8FF", "\uF8FFf8ff;"],
    ["\u{10FFFF}", "\uF8FF10ffff;"],
  ])("%s", (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
    expect(unescapeText(escaped)).toBe(text);
  });

  it("can be undone for every text, and leaves only what fauxqs takes", () => {
    const text = fc.string({
      unit: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uF8FF", "f8ff;", "👋")),
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(unescapeText(escapeText(one))).toBe(one);
        expect(escapeText(one)).not.toMatch(/[\u{10000}-\u{10FFFF}]/u);
      }),
    );
  });
});

describe("a message on its way through SQS", () => {
  let sqs: StandIn;
  let client: SQSClient;
  let QueueUrl: string;

  beforeAll(async () => {
    sqs = await startSqs({ port: 0 });
    client = new SQSClient(clientSettings(sqs.endpoint));
    await createQueues({ client, endpoint: sqs.endpoint }, [{ name: "Mail", visibilitySeconds: 60 }]);
    QueueUrl = queueUrl(sqs.endpoint, "Mail");
  });
  afterAll(async () => {
    client.destroy();
    await sqs.close();
  });

  // The client compares the digests of what it sends and receives with those in the answers, and throws.
  it("keeps every character, sent alone", async () => {
    const { MD5OfMessageBody } = await client.send(
      new SendMessageCommand({ QueueUrl, MessageBody: '{"text":"Grüße 👋 100%"}' }),
    );
    expect(MD5OfMessageBody).toBe("25e8f6a1da2f41353a2f0752bd44f642");
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages).toMatchObject([
      { Body: '{"text":"Grüße 👋 100%"}', MD5OfBody: "25e8f6a1da2f41353a2f0752bd44f642" },
    ]);
  });

  it("keeps every character, sent with others", async () => {
    const bodies = ["🦄", "plain", "\uF8FF 100%"];
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    const { Failed, Successful } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Failed).toEqual([]);
    expect(Successful).toHaveLength(3);
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual(["🦄", "plain", "\uF8FF 100%"]);
  });

  it("is still refused for a character that SQS doesn't take", async () => {
    const sending = client.send(new SendMessageCommand({ QueueUrl, MessageBody: "a\u0001" }));
    await expect(sending).rejects.toMatchObject({
      message: expect.stringContaining("Invalid characters found"),
    });
  });
});
