/** A team (teams.md). */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly adminIds: readonly string[];
  /** Assigning to it answers `team_unavailable`. */
  readonly retired: boolean;
}
