import * as z from "zod/mini";
import { listFields } from "./list.ts";
import { open, text } from "./values.ts";

/** An open set, as the facts list it (docs/intercom-api-1.3/admins.md, "Activity types"). */
export type ActivityType =
  | "admin_assignment_limit_change"
  | "admin_away_mode_change"
  | "admin_deletion"
  | "admin_deprovisioned"
  | "admin_impersonation_end"
  | "admin_impersonation_start"
  | "admin_invite_change"
  | "admin_invite_creation"
  | "admin_invite_deletion"
  | "admin_login_failure"
  | "admin_login_success"
  | "admin_logout"
  | "admin_password_reset_request"
  | "admin_password_reset_success"
  | "admin_permission_change"
  | "admin_provisioned"
  | "admin_two_factor_auth_change"
  | "admin_unauthorized_sign_in_method"
  | "app_admin_join"
  | "app_authentication_method_change"
  | "app_data_deletion"
  | "app_data_export"
  | "app_google_sso_domain_change"
  | "app_identity_verification_change"
  | "app_name_change"
  | "app_outbound_address_change"
  | "app_package_installation"
  | "app_package_token_regeneration"
  | "app_package_uninstallation"
  | "app_team_creation"
  | "app_team_deletion"
  | "app_team_membership_modification"
  | "app_timezone_change"
  | "app_webhook_creation"
  | "app_webhook_deletion"
  | "articles_in_messenger_enabled_change"
  | "bulk_delete"
  | "bulk_export"
  | "campaign_deletion"
  | "campaign_state_change"
  | "conversation_part_deletion"
  | "help_center_settings_change"
  | "inbound_conversations_change"
  | "inbox_access_change"
  | "message_deletion"
  | "message_state_change"
  | "messenger_look_and_feel_change"
  | "messenger_search_required_change"
  | "office_hours_change"
  | "role_change"
  | "role_creation"
  | "role_deletion"
  | "search_browse_enabled_change"
  | "search_browse_required_change"
  | "seat_change"
  | "seat_revoke"
  | "security_settings_change"
  | "temporary_expectation_change"
  | "upfront_email_collection_change"
  | "welcome_message_change";

/** What an admin did (docs/intercom-api-1.3/admins.md, "GET /admins/activity_logs"). */
export const activityLog = z.looseObject({
  id: z.string(),
  activity_type: open<ActivityType>(),
  /** A sentence. */
  activity_description: text,
  /** What changed; its shape depends on the type, and it may be empty. */
  metadata: z.nullish(z.record(z.string(), z.unknown())),
  /** Epoch seconds, UTC. */
  created_at: z.number(),
  performed_by: z.nullish(z.looseObject({ type: text, id: text, email: text, ip: text })),
});
export type ActivityLog = z.infer<typeof activityLog>;

export const activityLogList = z.looseObject({ ...listFields, activity_logs: z.array(activityLog) });
export type ActivityLogList = z.infer<typeof activityLogList>;
