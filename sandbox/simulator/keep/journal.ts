import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isObject } from "../json.ts";
import { KeepError } from "./keep-error.ts";
import { type KeptEntry, readEntry } from "./kept-call.ts";

/** What a kept workspace began with. */
export interface Beginning {
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The file of a kept workspace: its beginning, and a line for each call since. */
export interface Journal {
  /** What is in the file; undefined when there is none yet. */
  readonly kept: { readonly beginning: Beginning; readonly entries: readonly KeptEntry[] } | undefined;
  /** Empties it, for a workspace that begins. */
  begin(beginning: Beginning): void;
  /** Adds a call; it is on its way to the disk when this returns. */
  add(entry: KeptEntry): void;
}

const FORMAT = 1;

/**
 * Opens `journal.jsonl` in a folder, which is made when there is none. A last line that was cut off, as by a crash, is
 * taken away. Throws KeepError.
 */
export function openJournal(folder: string): Journal {
  const file = path.join(folder, "journal.jsonl");
  return {
    kept: readKept(
      file,
      attempt(folder, () => readText(folder, file)),
    ),
    begin: (beginning) =>
      attempt(folder, () =>
        // It has the webhook's secret in it.
        writeFileSync(file, `${JSON.stringify({ format: FORMAT, ...beginning })}\n`, { mode: 0o600 }),
      ),
    add: (entry) => attempt(folder, () => appendFileSync(file, `${JSON.stringify(entry)}\n`)),
  };
}

function readText(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const bytes = readIfThere(file);
  const whole = bytes.lastIndexOf("\n") + 1;
  if (whole < bytes.length) truncateSync(file, whole);
  return bytes.toString("utf8", 0, whole);
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function readKept(file: string, text: string): Journal["kept"] {
  if (text === "") return undefined;
  const [first, ...rest] = text.trimEnd().split("\n");
  const head = parse(first ?? "");
  if (!isObject(head) || head["format"] !== FORMAT) throw unreadable(file, 1);
  const { seed, at } = head;
  if (typeof seed !== "number" || typeof at !== "number") throw unreadable(file, 1);
  const entries = rest.map((line, index) => {
    const entry = readEntry(parse(line));
    if (entry === undefined) throw unreadable(file, index + 2);
    return entry;
  });
  return { beginning: { seed, at }, entries };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unreadable(file: string, line: number): KeepError {
  return new KeepError(
    `Line ${line} of ${file} is none of a kept workspace. Mend it, or take another folder.`,
  );
}

function attempt<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    throw new KeepError(`The workspace can't be kept in ${folder}: ${why}`, error);
  }
}
