import { beforeAll, describe } from "vitest";
import { companiesAndTags } from "./cases/companies-and-tags.ts";
import { countsAndAdmins } from "./cases/counts-and-admins.ts";
import { inbox } from "./cases/inbox.ts";
import { leadsAndVisitors } from "./cases/leads-and-visitors.ts";
import { notesEventsSegments } from "./cases/notes-events-segments.ts";
import { pagesAndRefusals } from "./cases/pages-and-refusals.ts";
import { users } from "./cases/users.ts";
import { installOfficialClient } from "./support/official-client.ts";

// One file, because two that find the package missing would install it over each other.
describe("the official client 2.11.2 against the simulator", () => {
  beforeAll(installOfficialClient, 300_000);
  describe("users", users);
  describe("leads and visitors", leadsAndVisitors);
  describe("companies and tags", companiesAndTags);
  describe("notes, events and segments", notesEventsSegments);
  describe("messages and conversations", inbox);
  describe("counts and admins", countsAndAdmins);
  describe("pages, scrolls and refusals", pagesAndRefusals);
});
