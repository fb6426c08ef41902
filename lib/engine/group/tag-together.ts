import type { CallOptions, IntercomClient, Tag, TagTargets } from "../../intercom/index.ts";
import { isNotFound } from "../actions/conversation.ts";
import { MOST_IN_GROUP } from "./message.ts";

/** Lets the members of a group tag people in one call, each as if it were alone. */
export interface Together {
  /** A client whose tagging of people waits for all members that are still at work. */
  readonly join: (intercom: IntercomClient) => IntercomClient;
  /** To be called once by each member when it is through, however it ended: nobody waits for it then. */
  readonly leave: () => void;
}

interface Waiting {
  readonly key: string;
  readonly people: People;
  readonly call: (targets: TagTargets) => Promise<Tag>;
  readonly resolve: (tag: Tag) => void;
  readonly reject: (error: unknown) => void;
}

interface People {
  readonly users: NonNullable<TagTargets["users"]>;
  readonly leads: NonNullable<TagTargets["leads"]>;
}

/**
 * Intercom tags all targets of a call or nobody, and doesn't say whom it missed (docs/intercom-api-1.3/tags.md §3): when
 * it doesn't find one, the members are halved, so that each learns what is true of its own. Any other error is everybody's.
 */
export function tagTogether(members: number): Together {
  let left = members;
  let waiting: Waiting[] = [];

  /** When everybody who is left waits, nobody more will come. */
  function sendIfAllWait(): void {
    if (waiting.length === 0 || waiting.length < left) return;
    const all = waiting;
    waiting = [];
    for (const some of batches(all)) void send(some);
  }

  function wait(key: string, targets: TagTargets, call: Waiting["call"]): Promise<Tag> {
    if (targets.companies !== undefined) return call(targets);
    const { users = [], leads = [] } = targets;
    const { promise, resolve, reject } = Promise.withResolvers<Tag>();
    waiting.push({ key, people: { users, leads }, call, resolve, reject });
    sendIfAllWait();
    return promise;
  }

  return {
    join: (intercom) => ({
      ...intercom,
      tags: {
        ...intercom.tags,
        tag: (name: string, targets: TagTargets, options?: CallOptions) =>
          wait(`tag ${name}`, targets, (all) => intercom.tags.tag(name, all, options)),
        untag: (name: string, targets: TagTargets, options?: CallOptions) =>
          wait(`untag ${name}`, targets, (all) => intercom.tags.untag(name, all, options)),
      },
    }),
    leave() {
      left -= 1;
      sendIfAllWait();
    },
  };
}

/** Those who want the same, fifty people at most. */
function batches(all: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  for (const one of all) {
    const open = found.findLast(([first]) => first?.key === one.key);
    if (open !== undefined && sizeOf([...open, one]) <= MOST_IN_GROUP) open.push(one);
    else found.push([one]);
  }
  return found;
}

function sizeOf(some: readonly Waiting[]): number {
  return some.reduce((sum, { people }) => sum + people.users.length + people.leads.length, 0);
}

async function send(some: readonly Waiting[]): Promise<void> {
  const [first] = some;
  if (first === undefined) return;
  try {
    const tag = await first.call({
      users: some.flatMap(({ people }) => people.users),
      leads: some.flatMap(({ people }) => people.leads),
    });
    for (const { resolve } of some) resolve(tag);
  } catch (error) {
    if (some.length > 1 && isNotFound(error)) {
      const half = Math.ceil(some.length / 2);
      await send(some.slice(0, half));
      await send(some.slice(half));
    } else {
      for (const { reject } of some) reject(error);
    }
  }
}
