import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import * as z from "zod/mini";
import { SIGNUP_SECRET } from "./credentials.ts";

const visitor = z.object({ user_id: z.string() });

/** The product whose customers the workspace serves: its website and its back end. */
export interface Product {
  /** Somebody opens the website. Answers the id that the Messenger gives the visitor. */
  visit(name: string): Promise<string>;
  /** That visitor signs up: the back end says so to Switchboard, as docs/signup.md shows. */
  signUp(visitorId: string, userId: string): Promise<void>;
}

/** Where the product finds the simulator and the sign-up call. Throws an Error for an answer that is no success. */
export function productAt(simulatorOrigin: string, signupUrl: string): Product {
  return {
    async visit(name) {
      const answer = await post(
        new URL("/_simulator/visitors", simulatorOrigin),
        JSON.stringify({ name }),
        {},
      );
      return z.parse(visitor, await answer.json()).user_id;
    },
    async signUp(visitorId, userId) {
      const body = JSON.stringify({
        type: "user",
        visitor: { user_id: visitorId },
        user: { user_id: userId },
      });
      const id = `signup_${randomUUID()}`;
      const now = new Date();
      await post(new URL(signupUrl), body, {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": new Webhook(SIGNUP_SECRET).sign(id, now, body),
      });
    },
  };
}

async function post(url: URL, body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  if (answer.ok) return answer;
  throw new Error(`${url.pathname} answered ${answer.status}: ${await answer.text()}`);
}
