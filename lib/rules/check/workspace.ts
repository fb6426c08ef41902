import type {
  AdminListEntry,
  CallOptions,
  DataAttribute,
  IntercomReader,
  Segment,
  Tag,
} from "../../intercom/index.ts";
import type { Reference } from "../reference.ts";

/** What the workspace has of the kinds that settings name. A list that wasn't needed is empty. */
export interface Workspace {
  /** Teams among them: docs/intercom-api-1.3/admins.md. */
  readonly admins: readonly AdminListEntry[];
  readonly tags: readonly Tag[];
  /** Of people with their counts, then of companies without. */
  readonly segments: readonly Segment[];
  /** Custom ones, by their names without `custom_attributes.`. */
  readonly attributes: readonly string[];
  readonly companyAttributes: readonly string[];
}

/**
 * Reads what is needed to look for `references`: 1 call to Intercom for admins and teams, and 1 each for tags and
 * attributes, 2 for segments, if any are named; 6 at most. Throws the client's errors.
 */
export async function readWorkspace(
  references: readonly Reference[],
  reader: IntercomReader,
  call: CallOptions,
): Promise<Workspace> {
  const names = (kind: Reference["kind"]) => references.some((reference) => reference.kind === kind);
  const { admins, tags, segments, dataAttributes } = reader;
  return {
    admins: await admins.list(call),
    tags: names("tag") ? await tags.list(call) : [],
    segments: names("segment")
      ? [
          ...(await segments.list({ include_count: true }, call)),
          ...(await segments.list({ type: "company" }, call)),
        ]
      : [],
    attributes: names("attribute") ? customOnes(await dataAttributes.customer({}, call)) : [],
    companyAttributes: names("company attribute") ? customOnes(await dataAttributes.company({}, call)) : [],
  };
}

const CUSTOM = "custom_attributes.";

function customOnes(attributes: readonly DataAttribute[]): string[] {
  return attributes.flatMap(({ full_name }) =>
    full_name.startsWith(CUSTOM) ? [full_name.slice(CUSTOM.length)] : [],
  );
}
