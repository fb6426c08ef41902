import { dueLeg, type Leg, type Lister, peopleLeg, type Reading } from "../../engine/index.ts";
import { companiesLeg } from "./companies-leg.ts";
import type { TagLeadsSettings } from "./config.ts";
import type { TagLeadsFacts } from "./facts.ts";
import type { Gathering } from "./gather.ts";
import { companyFacts, personFacts } from "./person-facts.ts";

/** Everybody the settings have looked after, from Intercom's lists; and companies whose tags were changed last. */
export function listerOf(
  { people, companies }: Pick<TagLeadsSettings, "people" | "companies">,
  by: Gathering,
): Lister<TagLeadsFacts> {
  const prepare = async (reading: Reading) => {
    const around = {
      now: by.clock.now(),
      tags: await by.workspaceTags(reading),
      segments: await by.membersOf(by.needs.segments, reading),
    };
    return (person: Parameters<typeof personFacts>[0]) => personFacts(person, around);
  };
  const everyone = (who: "leads" | "users"): Leg<TagLeadsFacts> => ({
    ...peopleLeg({ name: "backfill", who, prepare }),
    name: who,
  });
  const everyCompany = companiesLeg(async (reading) => {
    const around = { now: by.clock.now(), tags: await by.workspaceTags(reading) };
    return (company) => companyFacts(company, around);
  });
  return {
    legs: [
      ...(companies ? [dueLeg()] : []),
      ...(people.leads ? [everyone("leads")] : []),
      ...(people.users ? [everyone("users")] : []),
      ...(companies ? [everyCompany] : []),
    ],
  };
}
