/**
 * A user as Intercom answers it, from the sample in docs/intercom-api-1.3/users.md §2, with custom attributes until the
 * text has two kilobytes: what a workspace that uses them looks like.
 */
export function userBody(): string {
  const user = {
    type: "user",
    id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    anonymous: false,
    email: "mira@example.net",
    phone: "+4930123456",
    name: "Mira Holt",
    pseudonym: null,
    avatar: { type: "avatar", image_url: null },
    app_id: "k3v9zq1t",
    companies: {
      type: "company.list",
      companies: [
        { type: "company", company_id: "c-9", id: "5d0a1c7f9b3f4a2d61000008", name: "Holt GmbH" },
        { type: "company", company_id: "c-12", id: "5d0a1c7f9b3f4a2d61000031", name: "Lager Nord" },
      ],
    },
    location_data: {
      type: "location_data",
      city_name: "Dublin",
      continent_code: "EU",
      country_code: "IRL",
      country_name: "Ireland",
      postal_code: "D02",
      region_name: "Dublin",
      timezone: "Europe/Dublin",
    },
    last_request_at: 1560942718,
    created_at: 1560942718,
    remote_created_at: 1559347200,
    signed_up_at: 1559347200,
    updated_at: 1560942718,
    session_count: 42,
    social_profiles: {
      type: "social_profile.list",
      social_profiles: [
        {
          type: "social_profile",
          name: "Twitter",
          username: "mira",
          url: "https://example.net/mira",
          id: "17",
        },
      ],
    },
    unsubscribed_from_emails: false,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    do_not_track: null,
    tags: {
      type: "tag.list",
      tags: [
        { type: "tag", id: "17513", name: "trial" },
        { type: "tag", id: "17514", name: "vip" },
      ],
    },
    segments: { type: "segment.list", segments: [] },
    referrer: null,
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    custom_attributes: { paid: true, seats: 4, renewed_at: 1560000000, plan: "team", note: "" },
  };
  for (let n = 1; JSON.stringify(user).length < 2048; n += 1) {
    Object.assign(user.custom_attributes, { [`attribute_${n}`]: n % 2 === 0 ? n : `value ${n}` });
  }
  return JSON.stringify(user);
}
