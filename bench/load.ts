import { Pool } from "undici";

/** The simulator's own, when it is told none. */
const TOKEN = "sandbox-token";

/** Reads from one server over and over. */
export interface Load {
  /** Reads a path once. Throws unless the answer is a 200. */
  read(path: string): Promise<string>;
  /** Reads for so long, `atATime` reads at once; the paths are those of `pathOf(0)`, `pathOf(1)` and so on. Answers how many a second. */
  measure(
    pathOf: (n: number) => string,
    options: { readonly atATime: number; readonly ms: number },
  ): Promise<number>;
  close(): Promise<void>;
}

export function createLoad(origin: string): Load {
  const pool = new Pool(origin);
  const headers = { accept: "application/json", authorization: `Bearer ${TOKEN}` };
  let calls = 0;

  async function read(path: string): Promise<string> {
    const { statusCode, body } = await pool.request({ method: "GET", path, headers });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
    return text;
  }

  return {
    read,
    async measure(pathOf, { atATime, ms }) {
      const [start, before] = [performance.now(), calls];
      const caller = async (): Promise<void> => {
        while (performance.now() - start < ms) await read(pathOf(calls++));
      };
      await Promise.all(Array.from({ length: atATime }, caller));
      return (calls - before) / ((performance.now() - start) / 1000);
    },
    close: () => pool.close(),
  };
}
