/** All that is known about stages stands here; nothing else compares a stage's name. */

/** Where everything is deployed. Data stays in this region. */
export const REGION = "eu-west-1";

/** Stages that hold a real workspace's data: they are kept on removal, protected, and run schedules. */
const PERMANENT_STAGES: readonly string[] = ["production"];

/** Whether a stage holds a real workspace's data. */
export function isPermanent(stage: string): boolean {
  return PERMANENT_STAGES.includes(stage);
}

/**
 * Throws when `sst dev` is started on a permanent stage: it would replace the functions that serve the
 * workspace by stubs which time out as soon as the developer's machine is gone.
 */
export function refuseDevOnPermanent(stage: string, dev: boolean): void {
  if (!dev || !isPermanent(stage)) return;
  throw new Error(
    `sst dev would replace the functions of the permanent stage "${stage}". Use a stage of your own: npx sst dev --stage <your name>`,
  );
}
