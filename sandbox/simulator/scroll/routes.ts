import { visibleCompanies } from "../companies/list.ts";
import { companyView } from "../companies/view.ts";
import { given } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import type { ScrollKind } from "./scroll.ts";

/** What a scroll shows of one kind. */
interface Listing {
  readonly kind: ScrollKind;
  readonly type: string;
  /** Those that a new scroll would go through, as they are shown. */
  readonly all: () => ReadonlyMap<string, () => object>;
}

/** Scrolling through all users, leads and companies (00-common.md, section 4.3). Before their views in the list. */
export function scrollRoutes(world: World): Route[] {
  return [
    route(world, { kind: "users", type: "user.list", all: () => people(world, "user") }),
    route(world, { kind: "contacts", type: "contact.list", all: () => people(world, "lead") }),
    route(world, { kind: "companies", type: "company.list", all: () => companies(world) }),
  ];
}

function route({ scroll }: World, { kind, type, all }: Listing): Route {
  return {
    method: "GET",
    path: `/${kind}/scroll`,
    handle({ query }) {
      const objects = all();
      const param = given(query, "scroll_param");
      const page =
        param === undefined
          ? scroll.start(kind, [...objects.keys()])
          : scroll.next(kind, param, (id) => objects.has(id));
      return {
        type,
        [kind]: page.ids.flatMap((id) => objects.get(id)?.() ?? []),
        scroll_param: page.param,
      };
    },
  };
}

function people(world: World, kind: Person["kind"]): ReadonlyMap<string, () => object> {
  return new Map(world.people.all(kind).map((person) => [person.id, () => personView(world, person)]));
}

function companies(world: World): ReadonlyMap<string, () => object> {
  return new Map(visibleCompanies(world).map((company) => [company.id, () => companyView(world, company)]));
}
