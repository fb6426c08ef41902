import { type Reference, referencesIn } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import type { ArchiveStaleUsersSettings } from "./config.ts";

const HERE = "rules.archiveStaleUsers";

/** Everything of the workspace that the settings name: the tag that marks, and who is exempt. */
export function references({ rules: { archiveStaleUsers } }: Settings): readonly Reference[] {
  if (archiveStaleUsers === undefined || archiveStaleUsers.mode === "off") return [];
  const { tag, exempt } = archiveStaleUsers;
  const each = (kind: Reference["kind"], setting: "tags" | "segments" | "companies") =>
    exempt[setting].map((name, at) => ({ kind, name, path: `${HERE}.exempt.${setting}.${at}` }));
  return [
    { kind: "tag", name: tag, path: `${HERE}.tag`, isMade: true },
    ...each("tag", "tags"),
    ...each("segment", "segments"),
    ...each("company", "companies"),
    ...(exempt.when === undefined ? [] : referencesIn(exempt.when, `${HERE}.exempt.when`)),
  ];
}

/** What of the settings can't both be meant. */
export function contradictions({ rules: { archiveStaleUsers } }: Settings): readonly SettingProblem[] {
  if (archiveStaleUsers === undefined || archiveStaleUsers.mode === "off") return [];
  return [...nobody(archiveStaleUsers), ...ownTag(archiveStaleUsers), ...unread(archiveStaleUsers)];
}

function nobody({ users, leads }: ArchiveStaleUsersSettings): SettingProblem[] {
  if (users !== undefined || leads !== undefined) return [];
  const message = "says neither when users are stale nor when leads are";
  return [{ path: HERE, message, remedy: "give users or leads, such as users: {}; or set mode to off" }];
}

function ownTag({ tag, exempt }: ArchiveStaleUsersSettings): SettingProblem[] {
  return exempt.tags.flatMap((name, at) =>
    fold(name) === fold(tag)
      ? [
          {
            path: `${HERE}.exempt.tags.${at}`,
            message: `is "${name}", the tag that marks: nobody marked would ever be archived`,
            remedy: "exempt another tag, or mark with another one",
          },
        ]
      : [],
  );
}

/** Of a condition only the person's own fields are read. */
function unread({ exempt }: ArchiveStaleUsersSettings): SettingProblem[] {
  if (exempt.when === undefined) return [];
  const { person: _, tagNames: __, ...others } = exempt.when.needs();
  const asksForMore = Object.values(others).some((need) =>
    Array.isArray(need) ? need.length > 0 : need === true,
  );
  if (!asksForMore) return [];
  return [
    {
      path: `${HERE}.exempt.when`,
      message: "asks for more than a person's own fields and tags, so that everybody would be exempt",
      remedy: "leave that part out, or use exempt.segments, exempt.companies or exempt.eventWithinDays",
    },
  ];
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
