/** What has to exist in AWS for a job to run: a function and its schedule, no queues. Data only. */
export interface JobManifest {
  /** Kebab case. `functions/<name>.ts` holds its handler, `run`. */
  readonly name: string;
  readonly timeoutSeconds: number;
  /** An EventBridge Scheduler expression, in UTC. */
  readonly schedule: `rate(${string})` | `cron(${string})`;
}
