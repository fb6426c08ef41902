import { testWire } from "../support/wire.ts";

testWire([
  ["counts.app", ({ counts }) => counts.app(), { type: "count.hash" }, "GET /counts"],
  [
    "counts.conversations",
    ({ counts }) => counts.conversations(),
    { conversation: { open: 30, closed: 17 } },
    "GET /counts?type=conversation",
  ],
  [
    "counts.admins",
    ({ counts }) => counts.admins(),
    { conversation: { admin: [] } },
    "GET /counts?type=conversation&count=admin",
  ],
  [
    "counts.users",
    ({ counts }) => counts.users("segment"),
    { user: {} },
    "GET /counts?type=user&count=segment",
  ],
  [
    "counts.companies",
    ({ counts }) => counts.companies("user", { page: 2, per_page: 10 }),
    { company: {} },
    "GET /counts?type=company&count=user&page=2&per_page=10",
  ],
]);
