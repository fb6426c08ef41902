/** Bodies as docs/intercom-api-1.3/ shows them. */

export const ADMIN: object = JSON.parse(
  '{"type":"admin","id":"493881","name":"Rhea Quill","email":"rhea@example.test","job_title":"Support lead","away_mode_enabled":false,"away_mode_reassign":false,"has_inbox_seat":true,"avatar":{"type":"avatar","image_url":null},"team_ids":[814865]}',
);

export const TEAM_AMONG_ADMINS: object = JSON.parse(
  '{"type":"team","id":"814865","name":"Tier 2","email":"tier2@teams.intercom.io","away_mode_enabled":false,"away_mode_reassign":false,"has_inbox_seat":true,"avatar":{"image_url":null},"admin_ids":[493881,492881]}',
);

export const BOT = { type: "admin", id: "25", name: "Operator", email: "operator@example.test" };

export const TEAM = { type: "team", id: "814865", name: "Tier 2", admin_ids: [493881, 492881] };

export const CONVERSATION =
  JSON.parse(`{"type":"conversation","id":"21330000001","created_at":1560945600,"updated_at":1560945900,"waiting_since":null,"snoozed_until":null,"sent_at":1560945600,
 "user":{"type":"lead","id":"5d0a1c2e9f3b4a5c6d7e8f90"},"customers":[{"type":"lead","id":"5d0a1c2e9f3b4a5c6d7e8f90"}],
 "customer_first_reply":{"type":"conversation","created_at":1560945600,"url":"https://example.test/pricing"},
 "assignee":{"type":"admin","id":"493881"},"open":true,"state":"open","read":false,
 "conversation_message":{"type":"conversation","id":"331000001","delivered_as":"customer_initiated","subject":"","body":"<p>Hi</p>","author":{"type":"lead","id":"5d0a1c2e9f3b4a5c6d7e8f90"},"attachments":[],"url":"https://example.test/pricing"},
 "conversation_parts":{"type":"conversation_part.list","conversation_parts":[
   {"type":"conversation_part","id":"2824000001","part_type":"comment","body":"<p>Hello!</p>","created_at":1560945900,"updated_at":1560945900,"notified_at":1560945900,"assigned_to":null,"author":{"type":"admin","id":"493881"},"attachments":[],"external_id":null}],"total_count":1},
 "conversation_rating":{"rating":null,"remark":null,"created_at":null,"customer":{"type":null,"id":null},"teammate":{"type":null,"id":null}},
 "tags":{"type":"tag.list","tags":[]}}`);

export const USER =
  JSON.parse(`{"type":"user","id":"5d0a1c7e9b3f4a2d61000007","user_id":"u-77","anonymous":false,
 "email":"mira@example.net","phone":"+4930123456","name":"Mira Holt","pseudonym":null,
 "avatar":{"type":"avatar","image_url":null},"app_id":"k3v9zq1t",
 "companies":{"type":"company.list","companies":[
   {"type":"company","company_id":"c-9","id":"5d0a1c7f9b3f4a2d61000008","name":"Holt GmbH"}]},
 "location_data":{},"last_request_at":null,
 "created_at":1560942718,"remote_created_at":1559347200,"signed_up_at":1559347200,"updated_at":1560942718,
 "session_count":0,
 "social_profiles":{"type":"social_profile.list","social_profiles":[]},
 "unsubscribed_from_emails":false,"marked_email_as_spam":false,"has_hard_bounced":false,"do_not_track":null,
 "tags":{"type":"tag.list","tags":[]},"segments":{"type":"segment.list","segments":[]},
 "referrer":null,"utm_campaign":null,"utm_content":null,"utm_medium":null,"utm_source":null,"utm_term":null,
 "custom_attributes":{"paid":true,"seats":4,"renewed_at":1560000000}}`);

export const EMPTY_USERS: object = JSON.parse(`{"type":"user.list","limited":false,"total_count":0,"users":[],
 "pages":{"type":"pages","next":null,"page":1,"per_page":50,"total_pages":0}}`);

export const LEAD =
  JSON.parse(`{"type":"contact","id":"5d0a1c2e9f3b4a5c6d7e8f90","user_id":"0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44","anonymous":true,
 "email":"lea@example.test","phone":null,"name":"Lea Moss","pseudonym":"Amber Kite from Cork",
 "avatar":{"type":"avatar","image_url":null},"app_id":"w0rkspac",
 "companies":{"type":"company.list","companies":[]},
 "location_data":{"type":"location_data","city_name":"Cork","continent_code":"EU","country_name":"Ireland","postal_code":null,"region_name":"Munster","timezone":"Europe/Dublin","country_code":"IRL"},
 "last_request_at":1560945600,"created_at":1560940000,"remote_created_at":null,"signed_up_at":null,"updated_at":1560945601,
 "session_count":0,"social_profiles":{"type":"social_profile.list","social_profiles":[]},
 "owner_id":null,"unsubscribed_from_emails":false,"marked_email_as_spam":false,"has_hard_bounced":false,
 "tags":{"type":"tag.list","tags":[]},"segments":{"type":"segment.list","segments":[]},
 "custom_attributes":{"plan_interest":"pro"},
 "referrer":null,"utm_campaign":null,"utm_content":null,"utm_medium":null,"utm_source":null,"utm_term":null,"do_not_track":null}`);

export const USER_MESSAGE: object = JSON.parse(
  '{"type":"user_message","id":"331000001","created_at":1560945600,"body":"Is it in stock?","message_type":"inapp"}',
);

export const ADMIN_MESSAGE: object = JSON.parse(
  '{"type":"admin_message","id":"331000002","created_at":1560945600,"message_type":"email","subject":"Hey","body":"Hi there","template":"plain","owner":{"type":"admin","id":"493881","name":"Rhea Quill","email":"rhea@example.test"}}',
);

export const APP_COUNTS: object = JSON.parse(
  '{"type":"count.hash","company":{"count":55},"user":{"count":8120},"lead":{"count":17},"tag":{"count":41},"segment":{"count":7}}',
);

export const VISITOR =
  JSON.parse(`{"type":"visitor","id":"5d1b2f0c7a6e4d3c2b1a0f9e","user_id":"9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60","anonymous":true,"email":"","phone":null,"name":null,
 "pseudonym":"Teal Comet from Porto","avatar":{"type":"avatar","image_url":"https://static.example.test/teal-comet.png"},"app_id":"w0rkspac",
 "companies":{"type":"company.list","companies":[]},"location_data":{},"last_request_at":1561000000,"created_at":1560999000,"remote_created_at":null,
 "signed_up_at":null,"updated_at":1561000001,"session_count":0,"social_profiles":{"type":"social_profile.list","social_profiles":[]},
 "owner_id":null,"unsubscribed_from_emails":false,"marked_email_as_spam":false,"has_hard_bounced":false,
 "tags":{"type":"tag.list","tags":[]},"segments":{"type":"segment.list","segments":[]},"custom_attributes":{},
 "referrer":"https://example.test/","utm_campaign":null,"utm_content":null,"utm_medium":null,"utm_source":null,"utm_term":null,"do_not_track":null}`);

export const COMPANY =
  JSON.parse(`{"type":"company","company_id":"c-9","id":"5d0a1c7f9b3f4a2d61000008","app_id":"k3v9zq1t","name":"Holt GmbH",
 "remote_created_at":1546300800,"created_at":1560942719,"updated_at":1560942719,"last_request_at":1560939000,
 "monthly_spend":120,"session_count":3,"user_count":2,"size":40,"website":"http://holt.example","industry":"Tools",
 "tags":{"type":"tag.list","tags":[{"type":"tag","id":"40817","name":"Beta"}]},
 "segments":{"type":"segment.list","segments":[{"type":"segment","id":"5cf1e2a09b3f4a2d61000031"}]},
 "plan":{"type":"plan","id":"90211","name":"Team"},
 "custom_attributes":{"region":"eu","seats":12}}`);

export const COMPANIES: object =
  JSON.parse(`{"type":"company.list","total_count":105,"companies":[{"type":"company","id":"5d0a1c7f9b3f4a2d61000008","company_id":"c-9"}],
 "pages":{"type":"pages","next":null,"page":1,"per_page":50,"total_pages":1}}`);

export const COMPANY_USERS: object = JSON.parse(`{"type":"user.list","total_count":2,"users":[
  {"type":"user","id":"5d0a1c7e9b3f4a2d61000007","user_id":"u-77"},
  {"type":"contact","id":"5d0a1c7e9b3f4a2d6100000b","user_id":"0f0e7c1a-3f5b-4a5e-8a8e-2f1d7a9b6c3d"}],
 "pages":{"type":"pages","next":null,"page":1,"per_page":50,"total_pages":1}}`);

export const CUSTOMER_ATTRIBUTES = JSON.parse(`{"type":"data_attribute.list","data_attributes":[
  {"type":"data_attribute","name":"email","full_name":"email","label":"Email","description":"",
   "data_type":"string","api_writable":true,"ui_writable":true,"custom":false,"archived":false},
  {"type":"data_attribute","name":"region_name","full_name":"location_data.region_name","label":"Region","description":"",
   "data_type":"string","api_writable":false,"ui_writable":true,"custom":false,"archived":false},
  {"type":"data_attribute","name":"tier","full_name":"custom_attributes.tier","label":"tier","description":"",
   "data_type":"string","options":["gold","silver"],"api_writable":true,"ui_writable":true,"custom":true,"archived":false,
   "admin_id":"1184","created_at":1555000000,"updated_at":1555000900}]}`);

export const EVENTS = JSON.parse(`{"type":"event.list","events":[
  {"type":"event","id":"1f2b7c90-92a4-11e9-8a3e-b7c0d1e2f3a4","created_at":1560950000,"event_name":"placed-order",
   "user_id":"u-77","email":"mira@example.net","intercom_user_id":"5d0a1c7e9b3f4a2d61000007",
   "metadata":{"price":{"amount":1250,"currency":"eur"}}}],
 "pages":{"since":"https://api.intercom.io/events?intercom_user_id=5d0a1c7e9b3f4a2d61000007&type=user&since=1560950000041"}}`);

export const EVENT_SUMMARY =
  JSON.parse(`{"type":"event.summary","email":"mira@example.net","intercom_user_id":"5d0a1c7e9b3f4a2d61000007","user_id":"u-77",
 "events":[{"name":"placed-order","first":"2019-03-02T08:15:00.000Z","last":"2019-06-19T13:13:20.000Z","count":5,"description":null}]}`);
