import type { Expectation } from "./expectation.ts";

/** No action and no resource is a pattern. The one exception is AWS's: log streams have no name before they exist. */
export const nothingIsAllowedByWildcard: Expectation = ({ roles, queuePolicies, graph }) => {
  const arns = new Set(
    graph.resources.flatMap(({ state }) => (typeof state["arn"] === "string" ? state["arn"] : [])),
  );
  const policies = [
    ...roles.map(({ name, statements }) => ({ name, statements })),
    ...queuePolicies.map(({ queueUrl, statements }) => ({ name: queueUrl, statements })),
  ];
  return [
    ...roles.flatMap(({ name, managedPolicies }) =>
      managedPolicies.map((policy) => `${name}: has ${policy}`),
    ),
    ...policies.flatMap(({ name, statements }) =>
      statements.flatMap(({ actions, resources }) => [
        ...actions
          .filter((action) => !/^[a-z]+:[A-Za-z]+$/.test(action))
          .map((action) => `${name}: may ${action}`),
        ...resources
          .filter((resource) => !arns.has(resource.replace(/(:log-group:.*):log-stream:\*$/, "$1")))
          .map((resource) => `${name}: reaches ${resource}, which is not of this stack`),
      ]),
    ),
  ];
};

/** A role is assumed by the service it was made for, and by nobody of the account. */
export const rolesBelongToServices: Expectation = ({ roles }) =>
  roles.flatMap(({ name, assumedBy }) =>
    /"AWS"|arn:aws:iam|"\*"/.test(assumedBy) ? [`${name}: can be assumed by more than a service`] : [],
  );
