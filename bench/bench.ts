/** `npm run bench`: the client against its peers, on this machine. Writes bench/results.json. */
import { benchClient } from "./client.ts";

await benchClient();
