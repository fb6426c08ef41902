import { MAREK, NOON, RHEA, TIER_2 } from "../support/workspace.ts";

const UNTIL = NOON + 3_600;
const NOBODY = { type: "nobody_admin", id: null };
const rhea = { type: "admin", id: RHEA };

/** What a conversation is made to be before the reply, by the calls that do it. */
export const BEFORE: Readonly<Record<string, readonly object[]>> = {
  "open, unassigned": [],
  "open, assigned": [{ admin_id: RHEA, message_type: "assignment", assignee_id: MAREK }],
  "open, answered": [{ admin_id: RHEA, message_type: "comment", body: "Hello" }],
  "open, of a team": [{ admin_id: RHEA, message_type: "assignment", assignee_id: TIER_2 }],
  "closed, unassigned": [{ admin_id: RHEA, message_type: "close" }],
  "closed, answered": [{ admin_id: RHEA, message_type: "close", body: "Done" }],
  "snoozed, unassigned": [{ admin_id: RHEA, message_type: "snoozed", snoozed_until: UNTIL }],
};

/** The reply; then the part it makes, the state it leaves and the topics it fires. */
export interface Effect {
  readonly part: object;
  readonly state: object;
  readonly topics: readonly string[];
}

const user = (more: object = {}) => ({
  type: "user",
  message_type: "comment",
  user_id: "u1",
  body: "Words",
  ...more,
});
const admin = (message_type: string, more: object = {}) => ({
  type: "admin",
  admin_id: RHEA,
  message_type,
  ...more,
});
const open = { open: true, state: "open", snoozed_until: null };
const closed = { open: false, state: "closed", snoozed_until: null };
const snoozed = { open: true, state: "snoozed", snoozed_until: UNTIL };
const words = "<p>Words</p>";
const waiting = NOON;
export const now = NOON + 60;

export const ROWS: readonly (readonly [string, string, object, Effect])[] = [
  [
    "a user's comment",
    "open, unassigned",
    user(),
    {
      part: { part_type: "comment", body: words, assigned_to: null, author: { type: "user" } },
      state: { ...open, waiting_since: waiting, read: true, assignee: NOBODY },
      topics: ["conversation.user.replied"],
    },
  ],
  [
    "a user's comment after an answer: waits again, and the API leaves it unread",
    "open, answered",
    user(),
    {
      part: { part_type: "comment", body: words },
      state: { ...open, waiting_since: now, read: false, assignee: rhea },
      topics: ["conversation.user.replied"],
    },
  ],
  [
    "a user's comment on a closed one opens it, with an open part that has the words",
    "closed, unassigned",
    user(),
    {
      part: { part_type: "open", body: words, author: { type: "user" } },
      state: { ...open, waiting_since: waiting },
      topics: ["conversation.user.replied"],
    },
  ],
  [
    "a user's comment wakes a snoozed one",
    "snoozed, unassigned",
    user(),
    { part: { part_type: "comment", body: words }, state: open, topics: ["conversation.user.replied"] },
  ],
  [
    "an admin's comment in an unassigned one assigns it, in one part",
    "open, unassigned",
    admin("comment", { body: "Words" }),
    {
      part: { part_type: "assignment", body: words, assigned_to: rhea, author: { type: "admin", id: RHEA } },
      state: { ...open, waiting_since: null, read: false, assignee: rhea },
      topics: ["conversation.admin.replied", "conversation.admin.assigned"],
    },
  ],
  [
    "an admin's comment in an assigned one",
    "open, assigned",
    admin("comment", { body: "Words" }),
    {
      part: { part_type: "comment", body: words, assigned_to: null },
      state: { ...open, waiting_since: null, read: false, assignee: { type: "admin", id: MAREK } },
      topics: ["conversation.admin.replied"],
    },
  ],
  [
    "an admin's comment in a team's one does not take it from the team",
    "open, of a team",
    admin("comment", { body: "Words" }),
    {
      part: { part_type: "comment", assigned_to: null },
      state: { assignee: { type: "team", id: TIER_2 } },
      topics: ["conversation.admin.replied"],
    },
  ],
  [
    "an admin's comment on a closed one leaves it closed",
    "closed, unassigned",
    admin("comment", { body: "Words" }),
    {
      part: { part_type: "assignment", body: words, assigned_to: rhea },
      state: { ...closed, waiting_since: null, assignee: rhea },
      topics: ["conversation.admin.replied", "conversation.admin.assigned"],
    },
  ],
  [
    "a note changes nothing else",
    "open, unassigned",
    admin("note", { body: "<b>Words</b>" }),
    {
      part: { part_type: "note", body: "<b>Words</b>", assigned_to: null },
      state: { ...open, waiting_since: waiting, read: true, assignee: NOBODY, updated_at: now },
      topics: ["conversation.admin.noted"],
    },
  ],
  [
    "a note leaves a closed one closed",
    "closed, unassigned",
    admin("note", { body: "Words" }),
    { part: { part_type: "note", body: words }, state: closed, topics: ["conversation.admin.noted"] },
  ],
  [
    "a note leaves a snoozed one snoozed",
    "snoozed, unassigned",
    admin("note", { body: "Words" }),
    { part: { part_type: "note" }, state: snoozed, topics: ["conversation.admin.noted"] },
  ],
  [
    "an assignment to an admin",
    "open, unassigned",
    admin("assignment", { assignee_id: 12 }),
    {
      part: { part_type: "assignment", body: null, assigned_to: { type: "admin", id: MAREK } },
      state: { ...open, waiting_since: waiting, assignee: { type: "admin", id: MAREK } },
      topics: ["conversation.admin.assigned"],
    },
  ],
  [
    "an assignment to a team, with words",
    "open, assigned",
    admin("assignment", { assignee_id: TIER_2, body: "Words" }),
    {
      part: { part_type: "assignment", body: words, assigned_to: { type: "team", id: TIER_2 } },
      state: { assignee: { type: "team", id: TIER_2 }, waiting_since: waiting },
      topics: ["conversation.admin.assigned"],
    },
  ],
  [
    "an assignment to nobody, by the text 0",
    "open, assigned",
    admin("assignment", { assignee_id: "0" }),
    {
      part: { part_type: "assignment", assigned_to: NOBODY },
      state: { ...open, assignee: NOBODY },
      topics: ["conversation.admin.assigned"],
    },
  ],
  [
    "an assignment to nobody, by the number 0",
    "open, assigned",
    admin("assignment", { assignee_id: 0 }),
    {
      part: { part_type: "assignment" },
      state: { assignee: NOBODY },
      topics: ["conversation.admin.assigned"],
    },
  ],
  [
    "an assignment reopens a closed one",
    "closed, unassigned",
    admin("assignment", { assignee_id: MAREK }),
    {
      part: { part_type: "assign_and_reopen", body: null, assigned_to: { type: "admin", id: MAREK } },
      state: { ...open, assignee: { type: "admin", id: MAREK } },
      topics: ["conversation.admin.assigned", "conversation.admin.opened"],
    },
  ],
  [
    "an assignment to nobody reopens a closed one too",
    "closed, unassigned",
    admin("assignment", { assignee_id: "0" }),
    {
      part: { part_type: "assign_and_reopen", assigned_to: NOBODY },
      state: { ...open, assignee: NOBODY },
      topics: ["conversation.admin.assigned", "conversation.admin.opened"],
    },
  ],
  [
    "an assignment wakes a snoozed one",
    "snoozed, unassigned",
    admin("assignment", { assignee_id: MAREK }),
    {
      part: { part_type: "assign_and_unsnooze" },
      state: { ...open, assignee: { type: "admin", id: MAREK } },
      topics: ["conversation.admin.assigned", "conversation.admin.unsnoozed"],
    },
  ],
  [
    "close",
    "open, unassigned",
    admin("close"),
    {
      part: { part_type: "close", body: null },
      state: { ...closed, waiting_since: waiting, read: true, assignee: NOBODY },
      topics: ["conversation.admin.closed"],
    },
  ],
  [
    "close with words is an answer, in one part",
    "open, unassigned",
    admin("close", { body: "Words" }),
    {
      part: { part_type: "close", body: words },
      state: { ...closed, waiting_since: null, read: false },
      topics: ["conversation.admin.closed", "conversation.admin.replied"],
    },
  ],
  [
    "close ends a snooze",
    "snoozed, unassigned",
    admin("close"),
    { part: { part_type: "close" }, state: closed, topics: ["conversation.admin.closed"] },
  ],
  [
    "open",
    "closed, answered",
    admin("open"),
    {
      part: { part_type: "open", body: null, assigned_to: null, author: { type: "admin" } },
      state: { ...open, waiting_since: null },
      topics: ["conversation.admin.opened"],
    },
  ],
  [
    "open wakes a snoozed one",
    "snoozed, unassigned",
    admin("open"),
    { part: { part_type: "unsnoozed", body: null }, state: open, topics: ["conversation.admin.unsnoozed"] },
  ],
  [
    "snoozed",
    "open, unassigned",
    admin("snoozed", { snoozed_until: UNTIL }),
    { part: { part_type: "snoozed", body: null }, state: snoozed, topics: ["conversation.admin.snoozed"] },
  ],
  [
    "snoozed, by digits, on a closed one",
    "closed, unassigned",
    admin("snoozed", { snoozed_until: String(UNTIL) }),
    { part: { part_type: "snoozed" }, state: snoozed, topics: ["conversation.admin.snoozed"] },
  ],
];
