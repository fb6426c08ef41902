/** The ports of the stand-ins; 0 is any free one. */
export interface Ports {
  readonly functionUrls: number;
  readonly dynamodb: number;
  readonly sqs: number;
  readonly eventbridge: number;
}

/** The ports that follow from SWITCHBOARD_PORT_BASE; from 0 follows 0 for each. */
export function portsFrom(base: number): Ports {
  const port = (offset: number) => (base === 0 ? 0 : base + offset);
  return { functionUrls: port(20), dynamodb: port(30), sqs: port(40), eventbridge: port(50) };
}
