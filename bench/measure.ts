import { type Contender, USER_ID } from "./contender.ts";

/** What one contender did in one round. */
export interface Measured {
  readonly perSecond: number;
  /** Of this process, in microseconds a call. */
  readonly cpuMicros: number;
}

/** Calls for so long, with so many calls at a time. Throws when an answer is not the user that was asked for. */
export async function measure({ read }: Contender, atATime: number, ms: number): Promise<Measured> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let calls = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      const id = await read();
      if (id !== USER_ID) throw new Error(`an answer is of ${id}`);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: atATime }, caller));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: calls / seconds, cpuMicros: (user + system) / calls };
}
