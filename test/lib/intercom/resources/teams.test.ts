import { testWire } from "../support/wire.ts";
import { TEAM } from "./samples.ts";

testWire([
  ["teams.list", ({ teams }) => teams.list(), { teams: [TEAM] }, "GET /teams"],
  ["teams.get", ({ teams }) => teams.get("814865"), TEAM, "GET /teams/814865"],
]);
