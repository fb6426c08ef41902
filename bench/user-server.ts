/**
 * The server of the client's benchmark, in a process of its own: answers every GET with the same user. It speaks just
 * enough HTTP/1.1, over plain sockets, that it is never what a contender waits for. Sends its port to its parent.
 */
import { createServer } from "node:net";
import { userBody } from "./user-body.ts";

const body = userBody();
const head = [
  "HTTP/1.1 200 OK",
  "Content-Type: application/json; charset=utf-8",
  `Content-Length: ${Buffer.byteLength(body)}`,
  "X-Request-Id: b7q1x0v5c2m8t4k9zz0g",
  "X-RateLimit-Limit: 1000000",
  "X-RateLimit-Remaining: 999999",
  "X-RateLimit-Reset: 4102444800",
  "X-Intercom-Version: 1.3",
];
const kept = Buffer.from([...head, "Connection: keep-alive", "", body].join("\r\n"));
const last = Buffer.from([...head, "Connection: close", "", body].join("\r\n"));
const END = "\r\n\r\n";

const server = createServer({ noDelay: true }, (socket) => {
  let text = "";
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    text += String(chunk);
    for (let end = text.indexOf(END); end !== -1; end = text.indexOf(END)) {
      const isLast = /\r\nconnection: close\r\n/i.test(text.slice(0, end + 2));
      text = text.slice(end + END.length);
      if (isLast) socket.end(last);
      else socket.write(kept);
    }
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.on("disconnect", () => process.exit(0));
