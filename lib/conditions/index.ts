/**
 * What a rule may ask about a person or a conversation: small conditions that say in English what they ask, which
 * facts they need, and which part of them decided. docs/conditions.md lists them.
 * @module
 */
export { attribute } from "./attribute.ts";
export type { AttributeTests } from "./attribute-tests.ts";
export { type CheckFunction, check } from "./check.ts";
export { all, any, not } from "./combine.ts";
export { company } from "./company.ts";
export { type Condition, isCondition, type NamedThing } from "./condition.ts";
export { conversation } from "./conversation.ts";
export { openOf, workspace } from "./counts.ts";
export { duringHours } from "./during-hours.ts";
export { ConditionInvalidError } from "./errors.ts";
export { type EventTests, event } from "./event.ts";
export type { Facts, Moment } from "./facts.ts";
export type { Finding, Outcome, Verdict } from "./finding.ts";
export type { FlagTests } from "./flag-tests.ts";
export * from "./hours/index.ts";
export { firstMessage, messageText, subject } from "./messages.ts";
export { mergeNeeds, type Needs } from "./needs.ts";
export type { NumberTests } from "./number-tests.ts";
export {
  created,
  email,
  emailDomain,
  hardBounced,
  isLead,
  lastSeen,
  location,
  markedAsSpam,
  name,
  owner,
  phone,
  pseudonym,
  referrer,
  sessions,
  signedUp,
  unsubscribed,
  userId,
  utm,
} from "./person.ts";
export { inSegment } from "./segment.ts";
export { socialProfile } from "./social.ts";
export { conversationTagged, tagged } from "./tagged.ts";
export type { TextTests } from "./text-tests.ts";
export type { TimeTests } from "./time-tests.ts";
export { type NameUsed, namesIn, type Step, walk } from "./walk.ts";
