/** `npm run bench`: the client against its peers, and the simulator at a million users. Writes bench/results.json. */
import { benchClient } from "./client.ts";
import { benchCold } from "./cold.ts";
import { benchSimulator } from "./simulator.ts";

await benchClient();
await benchSimulator();
await benchCold();
