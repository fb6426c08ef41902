import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { violationsOf } from "../expectations.ts";
import type { Mutation } from "../mutations.ts";
import { type Model, modelOf } from "./model.ts";
import { ROOT, SECRETS, synth } from "./synth.ts";

const COPIED = ["sst.config.ts", "switchboard.config.ts", "package.json", "stacks", "lib"];
const SHARED = [".sst", "node_modules"];

/** What would be deployed if one file of the project had other text. `edit` gets the file's text and answers the new. */
export async function synthEdited(
  file: string,
  edit: (text: string) => string,
  stage: Mutation["stage"],
): Promise<Model> {
  const copy = mkdtempSync(path.join(tmpdir(), "switchboard-edited-"));
  try {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    for (const name of SHARED) symlinkSync(path.join(ROOT, name), path.join(copy, name));
    const target = path.join(copy, file);
    writeFileSync(target, edit(readFileSync(target, "utf8")));
    return modelOf(await synth({ root: copy, stage, secrets: SECRETS }));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Makes a mistake in a copy of the project and answers which expectations notice, with what they say. Throws when the
 * text to be replaced does not stand in the file exactly once, or the copy can't be synthesised.
 */
export async function noticed({ file, from, to, stage }: Omit<Mutation, "name" | "caughtBy">) {
  const edit = (text: string) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times, not once: ${from}`);
    return parts.join(to);
  };
  return violationsOf(await synthEdited(file, edit, stage));
}
