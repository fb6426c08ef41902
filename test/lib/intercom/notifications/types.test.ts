import { describe, expectTypeOf, test } from "vitest";
import type {
  CompanyItem,
  ConversationItem,
  DeletedPersonItem,
  KnownNotification,
  LeadItem,
  NotificationOf,
  PersonItem,
  ReadNotification,
  UserItem,
} from "../../../../lib/intercom/notifications/index.ts";
import type { Notification, WebhookTopic } from "../../../../lib/intercom/webhooks/index.ts";

type ItemOf<Topic extends WebhookTopic> = NotificationOf<Topic>["data"]["item"];

describe("the compiler knows", () => {
  test("all topics of API 1.3 and no others", () => {
    expectTypeOf<KnownNotification["topic"]>().toEqualTypeOf<WebhookTopic>();
  });

  test("the item by the topic", () => {
    const of = (notification: KnownNotification): KnownNotification["data"]["item"] => {
      switch (notification.topic) {
        case "ping":
          expectTypeOf(notification.data.item.message).toEqualTypeOf<string | null | undefined>();
          return notification.data.item;
        case "user.deleted":
          expectTypeOf(notification.data.item).toEqualTypeOf<DeletedPersonItem>();
          return notification.data.item;
        case "company.created":
          expectTypeOf(notification.data.item).toEqualTypeOf<CompanyItem>();
          return notification.data.item;
        default:
          return notification.data.item;
      }
    };
    expectTypeOf(of).toBeFunction();
  });

  test("that dates are numbers", () => {
    expectTypeOf<UserItem["created_at"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<CompanyItem["remote_created_at"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<ConversationItem["updated_at"]>().toEqualTypeOf<number | null | undefined>();
  });

  test("users from leads", () => {
    expectTypeOf<Extract<PersonItem, { type: "contact" }>>().toEqualTypeOf<LeadItem>();
    expectTypeOf<ItemOf<"contact.tag.created">["contact"]["id"]>().toEqualTypeOf<string>();
    expectTypeOf<ItemOf<"contact.signed_up">>().toEqualTypeOf<UserItem>();
    expectTypeOf<ItemOf<"contact.created" | "user.created">>().toEqualTypeOf<LeadItem | UserItem>();
    expectTypeOf<NotificationOf<"contact.created">["topic"]>().toEqualTypeOf<"contact.created">();
  });

  test("what was kept as it came", () => {
    expectTypeOf<ReadNotification["raw"]>().toEqualTypeOf<Notification>();
    expectTypeOf<Extract<ReadNotification, { known: false }>["notification"]>().toEqualTypeOf<Notification>();
  });
});
