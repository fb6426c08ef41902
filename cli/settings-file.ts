import path from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import { defineConfig, type Settings } from "../lib/rules/settings.ts";
import { UsageError } from "./command.ts";

const SHIPPED = path.join(import.meta.dirname, "../switchboard.config.ts");
const settingsModule = z.object({ default: z.unknown() });

/**
 * The settings in switchboard.config.ts, or in another file. Throws SettingsInvalidError and ConditionInvalidError as
 * the file itself does, and UsageError when there is no such file, or it exports no settings.
 */
export async function readSettingsFile(file = SHIPPED): Promise<Settings> {
  const loaded = z.safeParse(settingsModule, await load(path.resolve(file)));
  if (!loaded.success)
    throw new UsageError(`${file} has no default export: export default defineConfig({ … }).`);
  // Settings that were not made by defineConfig are checked here; those that were pass again.
  return Reflect.apply(defineConfig, undefined, [loaded.data.default]);
}

async function load(file: string): Promise<unknown> {
  const url = pathToFileURL(file).href;
  try {
    return await import(url);
  } catch (error) {
    const isMissing = error instanceof Error && "url" in error && error.url === url;
    if (isMissing) throw new UsageError(`There is no settings file at ${file}.`);
    throw error;
  }
}

/** The line of the settings file in which an error was thrown, from its stack; undefined when it wasn't there. */
export function lineIn(error: Error, file = SHIPPED): number | undefined {
  const place = error.stack?.split("\n").find((line) => line.includes(path.basename(file)));
  const line = /:(\d+):\d+\)?$/.exec(place ?? "")?.[1];
  return line === undefined ? undefined : Number(line);
}
