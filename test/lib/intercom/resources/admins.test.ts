import { testWire } from "../support/wire.ts";
import { ADMIN } from "./samples.ts";

testWire(
  [
    ["admins.list", ({ admins }) => admins.list(), { admins: [ADMIN] }, "GET /admins"],
    ["admins.get", ({ admins }) => admins.get("493881"), ADMIN, "GET /admins/493881"],
    [
      "admins.setAway",
      ({ admins }) => admins.setAway("493881", { away_mode_enabled: true, away_mode_reassign: false }),
      ADMIN,
      "PUT /admins/493881/away",
      { away_mode_enabled: true, away_mode_reassign: false },
    ],
  ],
  ["admins.setAway"],
);
