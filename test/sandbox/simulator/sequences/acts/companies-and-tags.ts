import { textAt } from "../../support/workspace.ts";
import { type Act, choose, type Fired, type Run } from "../run.ts";
import { companyWith } from "./people.ts";

/** Companies and tags (companies.md, tags.md). */
export const COMPANY_AND_TAG_ACTS: Readonly<Record<string, Act>> = {
  async saveCompany({ model, call }, { a, b }) {
    const companyId = `c${a % 3}`;
    const id = textAt(await call("POST", "/companies", { company_id: companyId, name: `N${b % 2}` }), "id");
    if (companyWith(model, companyId) !== undefined) return [];
    model.companies.set(id, { id, companyId, tags: new Set() });
    return [{ topic: "company.created", about: id }];
  },

  async deleteCompany({ model, call }, { a }) {
    const [id] = choose(model.companies, a) ?? [];
    if (id === undefined) return [];
    await call("DELETE", `/companies/${id}`);
    model.companies.delete(id);
    for (const { companies } of model.people.values()) companies.delete(id);
    return [];
  },

  async createTag(run, { a }) {
    await saveTag(run, `Tag ${a % 4}`, {});
    return [];
  },

  async renameTag({ model, call, refused }, { a, b }) {
    const [id] = choose(model.tags, a) ?? [];
    const name = `Tag ${b % 4}`;
    if (id === undefined) return [];
    if ([...model.tags].some(([other, taken]) => other !== id && taken === name)) {
      await refused(409, "POST", "/tags", { id, name });
      return [];
    }
    await call("POST", "/tags", { id, name });
    model.tags.set(id, name);
    return [];
  },

  async tagPeople(run, { a, b, c, d }) {
    const people = [choose(run.model.people.values(), a), choose(run.model.people.values(), b)];
    const targets = people.flatMap((person, index) =>
      person === undefined ? [] : [{ person, untag: (d >> index) % 2 === 1 }],
    );
    const users = targets.map(({ person, untag }) => ({ id: person.id, untag }));
    const tag = await saveTag(run, `Tag ${c % 4}`, { users });
    const fired: Fired[] = [];
    for (const { person, untag } of targets) {
      if (person.tags.has(tag) !== untag) continue;
      if (untag) person.tags.delete(tag);
      else person.tags.add(tag);
      const whose = person.kind === "lead" ? "contact" : "user";
      fired.push({ topic: `${whose}.tag.${untag ? "deleted" : "created"}`, about: person.id });
    }
    return fired;
  },

  async tagCompany(run, { a, c, d }) {
    const company = choose(run.model.companies.values(), a);
    if (company === undefined) return [];
    const untag = d % 2 === 1;
    const tag = await saveTag(run, `Tag ${c % 4}`, { companies: [{ id: company.id, untag }] });
    if (untag) company.tags.delete(tag);
    else company.tags.add(tag);
    return [];
  },

  async deleteTag({ model, call }, { a }) {
    const [id] = choose(model.tags, a) ?? [];
    if (id === undefined) return [];
    await call("DELETE", `/tags/${id}`);
    model.tags.delete(id);
    for (const { tags } of [...model.people.values(), ...model.companies.values()]) tags.delete(id);
    return [];
  },

  async makeSegment({ model, door }, { a, b, c }) {
    const kind = c % 2 === 0 ? "user" : "company";
    const ids = [...(kind === "user" ? model.people : model.companies).keys()];
    const members = [...new Set([choose(ids, a), choose(ids, b)])].filter((id) => id !== undefined);
    model.names += 1;
    const name = `Segment ${model.names}`;
    const id = textAt(await door("POST", "segments", { name, kind, members }), "id");
    model.segments.push({ id, name, kind, members });
    return [];
  },
};

/** Answers the tag's id. */
async function saveTag({ model, call }: Run, name: string, targets: object): Promise<string> {
  const id = textAt(await call("POST", "/tags", { name, ...targets }), "id");
  expectSame(model.tags, id, name);
  model.tags.set(id, name);
  return id;
}

/** A name is one tag. */
function expectSame(tags: ReadonlyMap<string, string>, id: string, name: string): void {
  const known = [...tags].find(([, other]) => other === name);
  if (known !== undefined && known[0] !== id) throw new Error(`"${name}" became a second tag`);
}
