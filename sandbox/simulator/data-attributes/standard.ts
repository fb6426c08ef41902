import type { AttributeModel } from "./data-attributes.ts";

/** Full name, data type, whether the API and whether the UI can write it, label. */
type Row = readonly [string, "string" | "integer" | "float" | "boolean" | "date", boolean, boolean, string];

/** What every workspace has. Companies' as the facts list them (data-attributes.md, section 3). */
export const STANDARD: Readonly<Record<AttributeModel, readonly Row[]>> = {
  customer: [
    ["name", "string", true, true, "Name"],
    ["email", "string", true, true, "Email"],
    ["phone", "string", true, true, "Phone"],
    ["user_id", "string", true, false, "User ID"],
    ["avatar.image_url", "string", true, false, "Avatar image URL"],
    ["signed_up_at", "date", true, false, "Signed up"],
    ["created_at", "date", false, false, "First seen"],
    ["last_request_at", "date", true, false, "Last seen"],
    ["session_count", "integer", false, false, "Web sessions"],
    ["unsubscribed_from_emails", "boolean", true, true, "Unsubscribed from Emails"],
    ["location_data.city_name", "string", false, true, "City"],
    ["location_data.region_name", "string", false, true, "Region"],
    ["location_data.country_name", "string", false, true, "Country"],
    ["location_data.timezone", "string", false, true, "Timezone"],
  ],
  company: [
    ["name", "string", true, true, "Company name"],
    ["company_id", "string", false, false, "Company ID"],
    ["last_request_at", "date", false, false, "Company last seen"],
    ["remote_created_at", "date", true, false, "Company created at"],
    ["user_count", "integer", false, false, "People"],
    ["session_count", "integer", false, false, "Company web sessions"],
    ["plan.name", "string", false, false, "Plan"],
    ["monthly_spend", "float", true, false, "Monthly Spend"],
    ["size", "integer", true, true, "Company size"],
    ["industry", "string", true, true, "Company industry"],
    ["website", "string", true, true, "Company website"],
  ],
};

/** The standard attributes as the API shows them. */
export function standardViews(model: AttributeModel): object[] {
  return STANDARD[model].map(([fullName, dataType, apiWritable, uiWritable, label]) => ({
    type: "data_attribute",
    name: fullName.slice(fullName.lastIndexOf(".") + 1),
    full_name: fullName,
    label,
    description: "",
    data_type: dataType,
    api_writable: apiWritable,
    ui_writable: uiWritable,
    custom: false,
    archived: false,
  }));
}
