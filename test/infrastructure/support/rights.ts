import type { Model } from "./model.ts";

/** What a role may do: action by action, the resources in the terms of stacks/, such as `queue AutoAssignLive`. */
export type Rights = Readonly<Record<string, readonly string[]>>;

const KINDS: Readonly<Record<string, readonly [kind: string, suffix: string]>> = {
  "aws:sqs/queue:Queue": ["queue", "Queue"],
  "aws:dynamodb/table:Table": ["table", "Table"],
  "aws:cloudwatch/eventBus:EventBus": ["bus", "Bus"],
  "aws:cloudwatch/logGroup:LogGroup": ["logs of", "Logs"],
  "aws:lambda/function:Function": ["function", "Function"],
};

/** Every role's rights, by the function or schedule that has it. */
export function rightsOf({ roles, graph }: Model): Readonly<Record<string, Rights>> {
  const names = new Map<unknown, string>();
  for (const { type, name, state } of graph.resources) {
    const [kind, suffix] = KINDS[type] ?? [];
    if (kind && suffix) names.set(state["arn"], `${kind} ${name.slice(0, -suffix.length)}`);
  }
  const readable = (arn: string) => names.get(arn.replace(/:log-stream:\*$/, "")) ?? arn;
  return Object.fromEntries(
    roles.map(({ name, statements }) => {
      const rights: Record<string, string[]> = {};
      for (const { actions, resources } of statements) {
        for (const action of actions)
          rights[action] = [...(rights[action] ?? []), ...resources.map(readable)];
      }
      return [name, rights];
    }),
  );
}
