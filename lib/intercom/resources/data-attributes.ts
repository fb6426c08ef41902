import type { Endpoint } from "../endpoint.ts";
import { type DataAttribute, type DataAttributeList, dataAttributeList } from "../models/data-attribute.ts";
import type { CallOptions, Request } from "../request.ts";

const listCustomerAttributes: Endpoint<DataAttributeList> = {
  name: "dataAttributes.customer",
  method: "GET",
  path: "/data_attributes/customer",
  repeatable: true,
  answer: dataAttributeList,
};

const listCompanyAttributes: Endpoint<DataAttributeList> = {
  name: "dataAttributes.company",
  method: "GET",
  path: "/data_attributes/company",
  repeatable: true,
  answer: dataAttributeList,
};

export type DataAttributeQuery = {
  /** Default false. */
  readonly include_archived?: boolean;
};

/** Attributes, which the API can only read; writing a new one makes it: docs/intercom-api-1.3/data-attributes.md. */
export function dataAttributesResource(request: Request) {
  const list = async (
    endpoint: Endpoint<DataAttributeList>,
    query: DataAttributeQuery,
    options?: CallOptions,
  ): Promise<DataAttribute[]> => (await request(endpoint, { query }, options)).data_attributes;

  return {
    /** All attributes of users, leads and visitors, who share one set. Not paged. */
    customer: (query: DataAttributeQuery = {}, options?: CallOptions) =>
      list(listCustomerAttributes, query, options),

    /** All attributes of companies. Not paged. */
    company: (query: DataAttributeQuery = {}, options?: CallOptions) =>
      list(listCompanyAttributes, query, options),
  };
}
