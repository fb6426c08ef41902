import { type AttributeTests, attributeTests } from "./attribute-tests.ts";
import type { NamedThing } from "./condition.ts";
import type { Facts } from "./facts.ts";
import type { Field, Reading } from "./field.ts";
import { givenText } from "./given.ts";
import { numberTests } from "./number-tests.ts";
import { at } from "./read.ts";
import { textTests } from "./text-tests.ts";
import { timeTests } from "./time-tests.ts";

function companyField(
  builder: string,
  label: string,
  read: (company: unknown) => unknown,
  names: readonly NamedThing[] = [],
): Field {
  return {
    label: `company's ${label}`,
    builder,
    kind: "company",
    names,
    needs: { person: true, companies: true },
    read: ({ companies }: Facts): Reading =>
      Array.isArray(companies)
        ? { values: companies.map(read) }
        : { unread: "the person's companies were not read" },
  };
}

function member(name: string, label: string, key: string): Field {
  return companyField(`company.${name}`, label, (company) => at(company, key));
}

/**
 * The companies of a person (docs/intercom-api-1.3/companies.md §1). Of someone in several, one that passes is
 * enough; `isNot` and `unknown` hold when it is so of none.
 */
export const company = {
  /** Intercom's id. */
  id: textTests(member("id", "id", "id"), { exact: true }),
  /** The client's id. */
  companyId: textTests(member("companyId", "company_id", "company_id"), { exact: true }),
  name: textTests(member("name", "name", "name")),
  /** The plan's name. */
  plan: textTests(
    companyField("company.plan", "plan", (one) => {
      const plan = at(one, "plan");
      return typeof plan === "string" ? plan : at(plan, "name");
    }),
  ),
  industry: textTests(member("industry", "industry", "industry")),
  website: textTests(member("website", "website", "website")),
  /** Employees. */
  size: numberTests(member("size", "size", "size")),
  /** A whole number: Intercom cuts fractions off. */
  monthlySpend: numberTests(member("monthlySpend", "monthly spend", "monthly_spend")),
  /** People of it in Intercom. */
  userCount: numberTests(member("userCount", "number of people", "user_count")),
  sessions: numberTests(member("sessions", "number of sessions", "session_count")),
  lastSeen: timeTests(member("lastSeen", "last visit", "last_request_at")),
  created: timeTests(member("created", "creation", "created_at")),
  /** A custom attribute by its name; upper and lower case differ. Throws ConditionInvalidError without a name. */
  attribute(name: string): AttributeTests {
    givenText(name, "company.attribute()");
    const builder = `company.attribute(${JSON.stringify(name)})`;
    return attributeTests(
      companyField(builder, `attribute ${name}`, (one) => at(one, "custom_attributes", name), [
        { kind: "company attribute", name },
      ]),
    );
  },
} as const;
