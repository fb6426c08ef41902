import { ApiError } from "../http/api-error.ts";
import { givenFlag } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import type { World } from "../world.ts";
import type { AttributeModel, CustomAttribute } from "./data-attributes.ts";
import { standardViews } from "./standard.ts";

/** Data attributes (data-attributes.md): two lists, the standard ones first. */
export function dataAttributeRoutes(world: World): Route[] {
  const list = (model: AttributeModel): Route => ({
    method: "GET",
    path: `/data_attributes/${model}`,
    handle({ query }) {
      const archived = givenFlag(query, "include_archived") ?? false;
      const custom = world.dataAttributes.all(model).filter((one) => archived || !one.archived);
      return {
        type: "data_attribute.list",
        data_attributes: [...standardViews(model), ...custom.map(customAttributeView)],
      };
    },
  });
  return [
    list("customer"),
    list("company"),
    {
      method: "GET",
      path: "/data_attributes",
      handle() {
        const message = "Requested resource is not available in current API version.";
        throw new ApiError(400, "intercom_version_invalid", message);
      },
    },
  ];
}

/** A custom attribute as the API shows one. */
export function customAttributeView(attribute: CustomAttribute): object {
  return {
    type: "data_attribute",
    name: attribute.name,
    full_name: `custom_attributes.${attribute.name}`,
    label: attribute.name,
    description: "",
    data_type: attribute.dataType,
    ...(attribute.options === undefined ? {} : { options: attribute.options }),
    api_writable: true,
    ui_writable: true,
    custom: true,
    archived: attribute.archived,
    created_at: attribute.createdAt,
    updated_at: attribute.updatedAt,
  };
}
