import { UsageError } from "./command.ts";

/** What rules decide about, as the command line calls it. */
const KINDS = ["conversation", "person", "company"] as const;

/** The object's key in the table, from its kind and its id in Intercom. Throws UsageError. */
export function readObject(kind: string | undefined, id: string | undefined): string {
  if (!KINDS.some((known) => known === kind)) {
    throw new UsageError(
      `"${kind ?? ""}" is no kind of object; give ${KINDS.join(", ")}, then its id in Intercom.`,
    );
  }
  if (id === undefined || id.trim() === "" || id.includes("#")) {
    throw new UsageError(`The ${kind} has no id; give the one that Intercom shows in its URL.`);
  }
  return `${kind}#${id}`;
}
