import type { Known } from "../../engine/index.ts";
import type { Proposal, Skip } from "../../engine/rule.ts";
import { climb } from "./climb.ts";
import type { FollowUpSettings } from "./config.ts";
import { durationMs } from "./duration.ts";
import { type Episode, episodeOf, waitingSince } from "./episode.ts";
import type { ConversationFacts, FollowUpFacts } from "./facts.ts";
import { ladderFor, mayHaveLadder } from "./ladder.ts";
import { FORGET, type Progress, recall, remember } from "./progress.ts";
import { waitInWords } from "./words.ts";

/**
 * Decides what a wait calls for by now: the steps of its ladder that are due, or when the next one will be. Each step
 * is taken once in a wait; everything is asked anew when its time has come. Pure.
 */
export function decide(settings: FollowUpSettings, facts: FollowUpFacts, known?: Known): Proposal {
  const { conversation, now } = facts;
  if (conversation === undefined)
    return skip("gone", "The conversation no longer exists in Intercom.", FORGET);
  // Still remembered: opened without a word it is in the same wait, and its steps are not taken again.
  if (conversation.state === "closed") return skip("closed", "The conversation is closed.");
  if (conversation.state === "snoozed") return snoozed(conversation, now);
  if (conversation.happenings === undefined) return fromList(settings, conversation, facts);

  const before = recall(known?.memory);
  const episode = episodeOf(conversation, now);
  if (episode === undefined) return nobodyWaits(before);
  const isSame = before?.episode.on === episode.on && before.episode.id === episode.id;
  const tracked = isSame ? before : undefined;
  const ladder = ladderFor(settings, episode.on, facts);
  if (ladder === undefined) return withoutLadder(episode, tracked);
  if (tracked === undefined && episode.since < now - (durationMs(settings.window) ?? 0)) {
    return skip(
      "too_old",
      `${waitInWords(episode)}: longer than ${settings.window}, so it is not begun.`,
      FORGET,
    );
  }
  return climb({
    settings,
    facts,
    conversation,
    episode,
    ladder,
    done: tracked?.done ?? [],
    isAnswered: before !== undefined && !isSame,
  });
}

/** It comes back when the snooze ends, and then its wait is asked about again. */
function snoozed({ snoozedUntil }: ConversationFacts, now: number): Proposal {
  const isTime = snoozedUntil !== undefined && snoozedUntil > now && snoozedUntil < now + YEAR_MS;
  return skip("snoozed", "The conversation is snoozed.", isTime ? { dueAt: snoozedUntil } : {});
}

const YEAR_MS = 366 * 86_400_000;

/** A list has no parts: whether there is something to do can't be told, only whether there may be. */
function fromList(
  settings: FollowUpSettings,
  conversation: ConversationFacts,
  facts: FollowUpFacts,
): Proposal {
  const isWaiting = waitingSince(conversation, facts.now) !== undefined;
  if (!mayHaveLadder(settings, isWaiting ? "customer-waiting" : "customer-silent", facts)) return NO_LADDER;
  return skip("look_closer", "Its messages have to be read.", { dueAt: facts.now });
}

function nobodyWaits(before: Progress | undefined): Proposal {
  return before === undefined
    ? skip("nobody_waits", "Neither side has left a message that the other one has to answer.")
    : skip("answered", "What was waited for has come.", FORGET);
}

function withoutLadder(episode: Episode, tracked: Progress | undefined): Proposal {
  if (tracked?.hasLadder !== true) return { ...NO_LADDER, ...remember(episode, tracked?.done ?? [], false) };
  return skip(
    "conditions_changed",
    "The ladder's condition no longer holds, and no other ladder's does.",
    remember(episode, tracked.done, false),
  );
}

const NO_LADDER = skip("no_ladder", "No ladder of the settings is for such a conversation.");

function skip(reason: string, because: string, more: Partial<Skip> = {}): Skip {
  return { outcome: "skip", reason, because, ...more };
}
