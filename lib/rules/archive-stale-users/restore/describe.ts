import { filled, isLead, type KeptPerson } from "./kept-person.ts";

/** What became of a restore. */
export interface RestoreReport {
  /** `person#<id>`: who was archived. */
  readonly object: string;
  readonly outcome: "restored" | "already_restored" | "refused" | "busy";
  /** A stable word, for what is refused: `no_snapshot`, `not_archived`, `no_identifier` or `ambiguous_email`. */
  readonly reason?: string;
  /** `person#<id>`: who they are now. */
  readonly now?: string;
  /** What is not as it was, a sentence each. */
  readonly lost: readonly string[];
}

const REFUSALS: Readonly<Record<string, string>> = {
  no_snapshot: "This rule has kept nothing of them, or it is too long ago.",
  not_archived: "They are in Intercom still, or again under the same id.",
  no_identifier: "They had neither a user_id nor an email, and Intercom makes no user without one.",
  ambiguous_email:
    "Several users have their email by now, and they had no user_id: nobody can say which is theirs.",
};

/** The sentences of a report, for people. Names ids only. */
export function describeRestore({ object, outcome, reason = "", now = "", lost }: RestoreReport): string[] {
  switch (outcome) {
    case "restored":
      return [
        `${object} was brought back as ${now}, and the rule leaves them alone until the hold is released.`,
        ...lost,
      ];
    case "already_restored":
      return [`${object} had been brought back before, as ${now}.`, ...lost];
    case "refused":
      return [`${object} was not brought back. ${REFUSALS[reason] ?? reason}`];
    case "busy":
      return [`${object} was not brought back: someone else works on them. Try again in a few minutes.`];
  }
}

/** What can't come back, whoever asks: docs/intercom-api-1.3/users.md §2 and §9, leads.md. */
export function lostOf(kept: KeptPerson): string[] {
  const companies = (kept.companies?.companies ?? []).filter(
    ({ company_id }) => filled(company_id) === undefined,
  );
  return [
    isLead(kept)
      ? "They are a new lead, with a new id and a new user_id: what points to the old ones finds nobody."
      : "They have a new id: what points to the old one finds nobody.",
    "Their conversations stay archived; the API can't bring them back.",
    "Events, notes, the number of sessions and the day they came into Intercom are not brought back.",
    ...(companies.length === 0
      ? []
      : [`${companies.length} of their companies had no company_id, and are not brought back.`]),
  ];
}
