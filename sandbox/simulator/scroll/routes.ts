import { visibleCompanies } from "../companies/list.ts";
import { companyView } from "../companies/view.ts";
import { given } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import type { ScrollKind, Snapshot } from "./scroll.ts";

/** What a scroll shows of one kind. */
interface Listing {
  readonly kind: ScrollKind;
  readonly type: string;
  /** Those that a new scroll goes through. */
  readonly all: () => Snapshot;
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
    changes: true,
    handle({ query }) {
      const param = given(query, "scroll_param");
      const page = param === undefined ? scroll.start(kind, all) : scroll.next(kind, param);
      return { type, [kind]: page.shown, scroll_param: page.param };
    },
  };
}

function people(world: World, kind: Person["kind"]): Snapshot {
  const { length, show } = world.people.snapshot(kind);
  return {
    length,
    show(place) {
      const person = show(place);
      return person === undefined ? undefined : personView(world, person);
    },
  };
}

function companies(world: World): Snapshot {
  const companyIds = visibleCompanies(world).map(({ id }) => id);
  return {
    length: companyIds.length,
    show(place) {
      const company = world.companies.byId(companyIds[place] ?? "");
      return company === undefined || company.members.size === 0 ? undefined : companyView(world, company);
    },
  };
}
