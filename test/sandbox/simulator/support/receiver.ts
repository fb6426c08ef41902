import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";

/** One delivery as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** How many were being answered at once, at most. */
  mostAtOnce(): number;
  /** Answers every delivery that is held and holds no more. */
  release(): void;
  /** What the next deliveries are answered; a number holds for all after it. "hold" leaves them without an answer. */
  answerWith(answer: number | "hold"): void;
}

/** A webhook's receiver: a real HTTP server that answers 200 unless told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const held: (() => void)[] = [];
  let answer: number | "hold" = 200;
  let atOnce = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.on("close", () => {
      atOnce -= 1;
    });
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        method: request.method ?? "",
        headers: request.headers,
        raw: Buffer.concat(chunks).toString("utf8"),
      });
      if (answer === "hold") held.push(() => response.writeHead(200).end());
      else response.writeHead(answer).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    mostAtOnce: () => most,
    release() {
      answer = 200;
      for (const answerHeld of held.splice(0)) answerHeld();
    },
    answerWith(next) {
      answer = next;
    },
  };
}
