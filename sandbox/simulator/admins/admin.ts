/** A teammate (admins.md). */
export interface Admin {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  awayModeEnabled: boolean;
  awayModeReassign: boolean;
  readonly hasInboxSeat: boolean;
}

/** The workspace's bot: author of what happens by itself. It is listed, but acts for nobody. */
export interface Bot {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
