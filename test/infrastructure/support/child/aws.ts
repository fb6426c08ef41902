/** What AWS would answer: ids, ARNs and URLs for new resources, and the few look-ups that SST makes. */

export const ACCOUNT = "123456789012";

interface NewResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, any>;
  readonly custom?: boolean;
}

/** Answers a new resource with its inputs, and an ARN in the form of its service. */
export function answer(region: string) {
  return ({
    type,
    name: logicalName,
    inputs,
    custom,
  }: NewResource): { id: string; state: Record<string, any> } => {
    if (!custom) return { id: "", state: inputs };
    const name: string = inputs["name"] ?? logicalName;
    const arn = arnOf(type, name, region);
    const state: Record<string, any> = {
      name,
      arn,
      ...inputs,
      ...extras(type, { name, logicalName, arn, region, inputs }),
    };
    return { id: type === "aws:sqs/queue:Queue" ? state["url"] : `${logicalName}-id`, state };
  };
}

function arnOf(type: string, name: string, region: string): string {
  const regional = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
  switch (type) {
    case "aws:sqs/queue:Queue":
      return regional("sqs", name);
    case "aws:dynamodb/table:Table":
      return regional("dynamodb", `table/${name}`);
    case "aws:lambda/function:Function":
      return regional("lambda", `function:${name}`);
    case "aws:cloudwatch/eventBus:EventBus":
      return regional("events", `event-bus/${name}`);
    case "aws:cloudwatch/eventRule:EventRule":
      return regional("events", `rule/${name}`);
    case "aws:cloudwatch/logGroup:LogGroup":
      return regional("logs", `log-group:${name}`);
    case "aws:scheduler/schedule:Schedule":
      return regional("scheduler", `schedule/default/${name}`);
    case "aws:iam/role:Role":
      return `arn:aws:iam::${ACCOUNT}:role/${name}`;
    default:
      return regional("mock", `${type}/${name}`);
  }
}

interface Known {
  readonly name: string;
  readonly logicalName: string;
  readonly arn: string;
  readonly region: string;
  readonly inputs: Record<string, any>;
}

function extras(type: string, { name, logicalName, arn, region, inputs }: Known): Record<string, any> {
  switch (type) {
    case "aws:sqs/queue:Queue":
      return { url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}` };
    case "aws:lambda/function:Function":
      return { version: "1", publish: inputs["publish"] ?? false, qualifiedArn: `${arn}:1`, invokeArn: arn };
    case "aws:lambda/functionUrl:FunctionUrl":
      return { functionUrl: `https://${logicalName.toLowerCase()}.lambda-url.${region}.on.aws/` };
    case "aws:s3/bucketObjectv2:BucketObjectv2":
      return { source: undefined };
    case "random:index/randomBytes:RandomBytes":
      return { base64: Buffer.alloc(inputs["length"], 7).toString("base64") };
    default:
      return {};
  }
}

/** Answers the provider calls that SST makes; throws for any other. */
export function fakeCall(region: string) {
  return ({ token, inputs }: { token: string; inputs: Record<string, any> }): Record<string, any> => {
    switch (token) {
      case "aws:index/getRegion:getRegion":
        return { region, name: region, id: region };
      case "aws:index/getPartition:getPartition":
        return { partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" };
      case "aws:index/getCallerIdentity:getCallerIdentity":
        return { accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, id: ACCOUNT };
      case "aws:iam/getPolicyDocument:getPolicyDocument":
        return policyDocument(inputs["statements"] ?? []);
      default:
        throw new Error(`unmocked provider call: ${token}`);
    }
  };
}

function policyDocument(statements: any[]): Record<string, any> {
  const document = {
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      Effect: statement.effect ?? "Allow",
      Action: statement.actions,
      Resource: statement.resources,
      Principal: statement.principals,
      Condition: statement.conditions?.length > 0 ? statement.conditions : undefined,
    })),
  };
  return {
    json: JSON.stringify(document),
    statements: statements.length > 0 ? statements : null,
    id: "mock",
  };
}
