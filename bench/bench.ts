/** `npm run bench`: the client and the ledger against their peers, on this machine. Writes bench/results.json. */
import { benchClient } from "./client.ts";
import { benchTable } from "./table.ts";

await benchClient();
await benchTable();
