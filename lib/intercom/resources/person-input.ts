/** A custom attribute's value; null clears it. Strings of at most 255 characters. */
export type CustomAttributeValue = string | number | boolean | null;

/** A membership; a company that is not known is made. Memberships that are not named are kept. */
export interface CompanyMembership {
  /** The client's id of the company. */
  readonly company_id: string;
  readonly name?: string;
  readonly plan?: string;
  readonly monthly_spend?: number;
  readonly remote_created_at?: number;
  readonly size?: number;
  readonly website?: string;
  readonly industry?: string;
  readonly custom_attributes?: Readonly<Record<string, CustomAttributeValue>>;
  /** Ends the membership. */
  readonly remove?: true;
}

/** What can be written of users and leads alike. Times are epoch seconds, UTC. */
export interface PersonInput {
  readonly phone?: string;
  readonly name?: string;
  readonly last_request_at?: number;
  /** Sets `last_request_at` to now. */
  readonly update_last_request_at?: boolean;
  readonly new_session?: boolean;
  /** Gives the location; not readable. */
  readonly last_seen_ip?: string;
  readonly last_seen_user_agent?: string;
  readonly unsubscribed_from_emails?: boolean;
  readonly avatar?: { readonly type: "avatar"; readonly image_url: string };
  readonly companies?: readonly CompanyMembership[];
  /** Merged key by key with what is stored. */
  readonly custom_attributes?: Readonly<Record<string, CustomAttributeValue>>;
  readonly signed_up_at?: number;
}
