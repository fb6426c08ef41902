/** One resource as the program registered it: what it asked for (`inputs`), and what AWS would answer (`state`). */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, unknown>>;
  readonly retainOnDelete: boolean;
}

/** One function's bundle as SST was asked for it. */
export interface Build {
  readonly functionID: string;
  readonly handler: string;
  readonly runtime: string;
  /** What `Resource` holds in the function: properties by link name. */
  readonly links: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The project's source files in the bundle; only when handlers are built. */
  readonly sources: readonly string[];
}

/** Everything that one stage of sst.config.ts would deploy. */
export interface Graph {
  readonly stage: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly resources: readonly RegisteredResource[];
  readonly builds: readonly Build[];
}
