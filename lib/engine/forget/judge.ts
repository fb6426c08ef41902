import { DECISION_KEY, type StoredItem } from "../../state/index.ts";
import type { Mentions } from "./mentions.ts";

/** `strip`: only the entries that name the person go. `wait`: it can't be touched now. */
export type Verdict = "keep" | "erase" | "strip" | "wait";

/** What kind of item it is, and what becomes of it when the person is forgotten. Pure. */
export function judge(item: StoredItem, mentions: Mentions): { kind: string; verdict: Verdict } {
  const kind = kindOf(item);
  switch (kind) {
    case "run":
      return { kind, verdict: verdictOnRun(item, mentions) };
    case "parked":
      return { kind, verdict: isParkedAbout(item, mentions) ? "erase" : "keep" };
    case "sweep": {
      const named: Verdict = item.sk.startsWith("report#") ? "erase" : "wait";
      return { kind, verdict: mentions.inValue(item) ? named : "keep" };
    }
    case "control":
    case "limiter":
    case "rotation":
    case "budget":
      // They name rules, teammates and hours, never a person who writes in.
      return { kind, verdict: "keep" };
    case "pool":
      // Conversations by id, each until it is closed: without them the pool's limit would be passed.
      return { kind, verdict: "keep" };
    default:
      return { kind, verdict: mentions.isObject(item.pk) || mentions.inValue(item) ? "erase" : "keep" };
  }
}

function verdictOnRun(item: StoredItem, mentions: Mentions): Verdict {
  if (!mentions.inValue(item)) return "keep";
  // A damaged record can't be taken apart, and must not keep the person's name either.
  return Array.isArray(item["entries"]) ? "strip" : "erase";
}

function isParkedAbout(item: StoredItem, mentions: Mentions): boolean {
  const body = item["body"];
  return mentions.inValue([item.sk, item["event"]]) || (typeof body === "string" && mentions.inMessage(body));
}

function kindOf({ pk, sk }: StoredItem): string {
  const [list = ""] = pk.split("#");
  if (list === "runs") return "run";
  if (list !== "person" && list !== "conversation") return list;
  if (DECISION_KEY.test(sk)) return "decision";
  return sk.split("#")[0] ?? sk;
}

/** Lists are known by partition and time; what stands under the person or a conversation, by its own key. */
export function keyWithoutNames({ pk, sk }: StoredItem, kind: string): string {
  const [list] = pk.split("#");
  if (list === "person" || list === "conversation") return kind === "decision" ? sk : `${list} ${kind}`;
  return `${pk} ${sk.split("#")[0]}`;
}
