/** Work that is done in order, so many pieces at once. */
export interface WorkQueue<T> {
  push(piece: T): void;
  /** Resolves when nothing is being done or waits for its turn. */
  idle(): Promise<void>;
  /** Begins nothing more. */
  stop(): void;
}

/** `work` must not reject. */
export function createWorkQueue<T>(mostAtOnce: number, work: (piece: T) => Promise<void>): WorkQueue<T> {
  const waiting: T[] = [];
  const idlers: (() => void)[] = [];
  let working = 0;
  let stopped = false;

  function pump(): void {
    while (working < mostAtOnce && !stopped) {
      const piece = waiting.shift();
      if (piece === undefined) break;
      working += 1;
      void work(piece).then(() => {
        working -= 1;
        pump();
      });
    }
    if (working > 0 || waiting.length > 0) return;
    for (const resolve of idlers.splice(0)) resolve();
  }

  return {
    push(piece) {
      waiting.push(piece);
      pump();
    },
    async idle() {
      if (working === 0 && waiting.length === 0) return;
      await new Promise<void>((resolve) => idlers.push(resolve));
    },
    stop() {
      stopped = true;
      waiting.length = 0;
    },
  };
}
