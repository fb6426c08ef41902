import { expect, test } from "vitest";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { CUSTOMER_ATTRIBUTES } from "./samples.ts";

testWire([
  [
    "dataAttributes.customer",
    ({ dataAttributes }) => dataAttributes.customer(),
    CUSTOMER_ATTRIBUTES,
    "GET /data_attributes/customer",
  ],
  [
    "dataAttributes.customer, archived ones too",
    ({ dataAttributes }) => dataAttributes.customer({ include_archived: true }),
    CUSTOMER_ATTRIBUTES,
    "GET /data_attributes/customer?include_archived=true",
  ],
  [
    "dataAttributes.company",
    ({ dataAttributes }) => dataAttributes.company({ include_archived: false }),
    CUSTOMER_ATTRIBUTES,
    "GET /data_attributes/company?include_archived=false",
  ],
]);

test("attributes come back as a list, told apart by full_name", async () => {
  const server = await startHttpServer((response) => json(response, CUSTOMER_ATTRIBUTES));
  const found = await testClient(server.origin).dataAttributes.customer();
  expect(found).toEqual(CUSTOMER_ATTRIBUTES.data_attributes);
  expect(found.map(({ full_name }) => full_name)).toEqual([
    "email",
    "location_data.region_name",
    "custom_attributes.tier",
  ]);
});

test("of a type that came later is no error", async () => {
  const later = { ...CUSTOMER_ATTRIBUTES.data_attributes[0], data_type: "list", id: 7 };
  const server = await startHttpServer((response) => json(response, { data_attributes: [later] }));
  expect(await testClient(server.origin).dataAttributes.company()).toEqual([later]);
});
