import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventMetadata, IntercomClient } from "../../../../lib/intercom/index.ts";
import { checkCustomAttributes } from "../../../../lib/intercom/resources/custom-attributes.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { COMPANY, USER } from "./samples.ts";

/** So many attributes or keys. */
const many = (count: number) => Object.fromEntries([...Array(count).keys()].map((n) => [`a${n}`, n]));
/** What data from outside may hold although the types forbid it. */
const odd = (text: string) => JSON.parse(text);

const user =
  (custom_attributes: object) =>
  ({ users }: IntercomClient) =>
    users.createOrUpdate({ user_id: "u-77", custom_attributes: { ...custom_attributes } });
const company =
  (custom_attributes: object) =>
  ({ companies }: IntercomClient) =>
    companies.createOrUpdate({ company_id: "c-9", custom_attributes: { ...custom_attributes } });
const event =
  (metadata: EventMetadata) =>
  ({ events }: IntercomClient) =>
    events.submit({ user_id: "u-77", event_name: "placed-order", created_at: 1560950000, metadata });

type Refusal = readonly [name: string, make: (client: IntercomClient) => Promise<unknown>, message: string];

const attributes: readonly Refusal[] = [
  ["a key with a dot", user({ "plan.name": 1 }), 'custom_attributes, key "plan.name", has a . or $'],
  ["a key with a dollar", user({ US$: 1 }), 'custom_attributes, key "US$", has a . or $'],
  ["an empty key", user({ " ": 1 }), 'custom_attributes, key " ", is empty'],
  ["a key of 191", user({ ["k".repeat(191)]: 1 }), "has 191 characters: at most 190 are allowed"],
  [
    "a text of 256",
    user({ bio: "é".repeat(256) }),
    'custom_attributes, key "bio", has a text of 256 characters: at most 255 are allowed',
  ],
  ["an object", user({ a: { b: 1 } }), 'key "a", must be a string, number, boolean or null'],
  ["a list", user({ a: [1] }), 'key "a", must be a string, number, boolean or null'],
  ["no number", user({ score: Number.NaN }), 'key "score", is no finite number'],
  ["infinity", user({ score: Number.POSITIVE_INFINITY }), 'key "score", is no finite number'],
  ["251 of a user", user(many(251)), "custom_attributes has 251 attributes: at most 250 are allowed"],
  ["101 of a company", company(many(101)), "custom_attributes has 101 attributes: at most 100 are allowed"],
  [
    "101 of a company in a user",
    ({ users }) =>
      users.createOrUpdate({
        user_id: "u-77",
        companies: [{ company_id: "c-8" }, { company_id: "c-9", custom_attributes: many(101) }],
      }),
    "companies.1.custom_attributes has 101 attributes: at most 100 are allowed",
  ],
  ["of a new lead", ({ leads }) => leads.create({ custom_attributes: { "a.b": 1 } }), 'key "a.b", has a .'],
  [
    "of a lead",
    ({ leads }) => leads.update({ id: "5d0a" }, { custom_attributes: { "a.b": 1 } }),
    'key "a.b", has a .',
  ],
  [
    "of a visitor",
    ({ visitors }) => visitors.update({ id: "5d0a" }, { custom_attributes: { "a.b": 1 } }),
    'key "a.b", has a .',
  ],
];

const fields: readonly Refusal[] = [
  [
    "milliseconds",
    ({ users }) => users.createOrUpdate({ user_id: "u-77", signed_up_at: 1_559_347_200_000 }),
    "signed_up_at must be a whole number from -2147483648 to 2147483647; times are in seconds",
  ],
  [
    "a time with a fraction",
    ({ users }) => users.createOrUpdate({ user_id: "u-77", last_request_at: 1559347200.5 }),
    "last_request_at must be a whole number",
  ],
  [
    "a conversion in milliseconds",
    ({ leads }) =>
      leads.convert({ contact: { id: "5d0a" }, user: { user_id: "u-9", signed_up_at: 1_560_945_600_000 } }),
    "user.signed_up_at must be a whole number",
  ],
  [
    "a size beyond 32 bits",
    ({ companies }) => companies.createOrUpdate({ company_id: "c-9", size: 2_147_483_648 }),
    "the company.size must be a whole number",
  ],
  [
    "spend beyond 32 bits",
    ({ companies }) => companies.createOrUpdate({ company_id: "c-9", monthly_spend: 2_147_483_648 }),
    "the company.monthly_spend must be a whole number",
  ],
  [
    "spend that is no number",
    ({ companies }) => companies.createOrUpdate({ company_id: "c-9", monthly_spend: Number.NaN }),
    "the company.monthly_spend must be a whole number",
  ],
  [
    "a company's time in milliseconds",
    ({ companies }) => companies.createOrUpdate({ company_id: "c-9", remote_created_at: 1_546_300_800_000 }),
    "the company.remote_created_at must be a whole number",
  ],
  [
    "a membership of no company",
    ({ users }) => users.createOrUpdate({ user_id: "u-77", companies: [{ company_id: "", remove: true }] }),
    "companies.0.company_id is empty",
  ],
  [
    "a company without an id",
    ({ companies }) => companies.createOrUpdate(odd('{"name":"Holt GmbH"}')),
    "the company.company_id is empty",
  ],
  ["nobody", ({ users }) => users.createOrUpdate(odd('{"name":"Mira"}')), "the user has no identifier"],
  [
    "an empty email",
    ({ users }) => users.createOrUpdate({ user_id: "u-77", email: "" }),
    "the user.email is",
  ],
  [
    "a padded email",
    ({ users }) => users.createOrUpdate({ email: "mira@example.net " }),
    "the user.email has whitespace at its start or end",
  ],
  [
    "a user_id of 256",
    ({ users }) => users.createOrUpdate({ user_id: "u".repeat(256) }),
    "the user.user_id has 256 characters: at most 255 are allowed",
  ],
  [
    "null for unsubscribed_from_emails",
    ({ users }) => users.createOrUpdate(odd('{"user_id":"u-77","unsubscribed_from_emails":null}')),
    "unsubscribed_from_emails is null",
  ],
  [
    "two times at which somebody was last seen",
    ({ users }) =>
      users.createOrUpdate(odd('{"user_id":"u-77","last_request_at":1,"update_last_request_at":true}')),
    "last_request_at and update_last_request_at are both given",
  ],
];

const metadata: readonly Refusal[] = [
  ["11 keys", event(many(11)), "metadata has 11 keys: at most 10 are allowed"],
  ["a date in milliseconds", event({ ship_date: 1_561_000_000_000 }), 'key "ship_date", is no time in whole'],
  ["no number", event({ load: Number.NaN }), 'metadata, key "load", is no finite number'],
  ["null", event(odd('{"source":null}')), 'key "source", is null'],
  ["a list", event(odd('{"source":["a"]}')), "neither a rich link (url, value) nor an amount"],
  ["another object", event(odd('{"cart":{"items":2}}')), 'key "cart", is an object that is neither'],
  ["a function", event({ ...odd("{}"), source: () => 1 }), 'key "source", must be a string, number'],
  [
    "cents with a fraction",
    event({ p: { amount: 349.99, currency: "eur" } }),
    'key "p", must have an amount',
  ],
  ["no money", event({ p: { amount: 0, currency: "eur" } }), 'key "p", must have an amount in cents'],
  ["no currency", event({ p: { amount: 1, currency: "euro" } }), 'key "p", must have a currency of three'],
  [
    "a link to a script",
    event({ a: { url: "javascript:alert(1)", value: "7" } }),
    'key "a", must have an http',
  ],
  [
    "a link without a text",
    event(odd('{"a":{"url":"https://a.example","value":7}}')),
    'key "a", must have an',
  ],
  ["a Stripe id that is none", event(odd('{"stripe_invoice":88}')), 'key "stripe_invoice", must be Stripe'],
  [
    "an event in milliseconds",
    ({ events }) => events.submit({ id: "5d0a", event_name: "a", created_at: 1_560_950_000_000 }),
    "created_at is no time in whole epoch seconds",
  ],
  [
    "an event without a name",
    ({ events }) => events.submit({ id: "5d0a", event_name: " ", created_at: 1560950000 }),
    "event_name is empty",
  ],
];

describe.each([
  ["custom attributes", attributes],
  ["fields", fields],
  ["events and metadata", metadata],
])("%s that Intercom would refuse, drop or change are not sent", (_what, refusals) => {
  test.each(refusals)("%s", async (_name, make, message) => {
    const server = await startHttpServer((response) => json(response, {}));
    await expect(make(testClient(server.origin))).rejects.toMatchObject({
      code: "intercom.argument_invalid",
      message: expect.stringContaining(message),
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe("what is just within the limits is sent", () => {
  test.each<[string, (client: IntercomClient) => Promise<unknown>, unknown]>([
    ["250 attributes of a user", user(many(250)), USER],
    ["100 attributes of a company", company(many(100)), COMPANY],
    ["a key of 190 and a text of 255", user({ ["k".repeat(190)]: "👋".repeat(255) }), USER],
    ["a number beyond 32 bits, as were seen", user({ big: 8_589_934_592 }), USER],
    [
      "32 bits",
      ({ companies }) =>
        companies.createOrUpdate({ company_id: "c-9", monthly_spend: 2_147_483_647.9, size: 2_147_483_647 }),
      COMPANY,
    ],
    ["10 keys", event(many(10)), {}],
    ["255 characters", ({ users }) => users.createOrUpdate({ user_id: "ü".repeat(255) }), USER],
  ])("%s", async (_name, make, answer) => {
    const server = await startHttpServer((response) => json(response, answer));
    await make(testClient(server.origin));
    expect(server.requests).toHaveLength(1);
  });
});

test("attributes pass if and only if JSON keeps them and no limit is broken", () => {
  const key = fc.stringMatching(/^[a-z_]{1,190}$/);
  const value = fc.oneof(
    fc.string({ maxLength: 255, unit: "grapheme-ascii" }),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 20 }), (given) => {
      expect(() => checkCustomAttributes("custom_attributes", given, 20)).not.toThrow();
      expect(() => checkCustomAttributes("custom_attributes", { ...given, "a.b": 1 }, 21)).toThrow('"a.b"');
    }),
  );
});
