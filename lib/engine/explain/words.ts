/** Why an action was refused, in words for people. */
const WORDS = new Map([
  ["assigned_meanwhile", "somebody else had changed the assignment by then"],
  ["closed", "the conversation was closed by then"],
  ["closed_meanwhile", "the conversation was closed by then"],
  ["snoozed", "the conversation was snoozed by then"],
  ["open", "the conversation was open by then"],
  ["open_meanwhile", "the conversation was open by then"],
  ["snoozed_meanwhile", "the conversation was snoozed by then"],
  ["time_is_past", "the time until which to snooze it was past by then"],
  ["gone", "Intercom no longer knew it"],
  ["person_gone", "Intercom no longer knew the person"],
  ["not_live", "the rule was no longer live"],
  ["not_live_not_looked", "the rule was no longer live; whether it had been done can't be told"],
  ["taken_back", "an operator took the decision back before it was done"],
  ["taken_back_not_looked", "an operator took the decision back; whether it had been done can't be told"],
  ["not_reached", "what came before it ended the attempt"],
  ["engine.action_invalid", "the plan asked for something that Intercom would not take"],
  ["earlier_action_refused", "the action before it was refused"],
]);

/** The stable word of a refusal as half a sentence; one that isn't known stands as it is. */
export function refusalInWords(reason: string | undefined): string {
  if (reason === undefined) return "no reason is recorded";
  if (reason.startsWith("intercom.")) return `Intercom refused it (${reason})`;
  const words = WORDS.get(reason);
  if (words !== undefined) return words;
  return reason.startsWith("engine.") ? `Switchboard could not do it (${reason})` : reason;
}

/** `2019-06-19 12:00:00 UTC`, of epoch milliseconds. */
export function timeInWords(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** `conversation#7` as `conversation 7`. */
export function objectInWords(object: string): string {
  return object.replace("#", " ");
}
