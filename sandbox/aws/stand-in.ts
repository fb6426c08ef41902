/** A server that stands in for an AWS service. */
export interface StandIn {
  /** What the service's SDK client takes as `endpoint`. */
  readonly endpoint: string;
  /** Stops the server and cuts its connections; what it held in memory is gone. */
  close(): Promise<void>;
}
