import type { Delivery, Webhook, WebhookBody, WebhookSecret } from "@prosa/protocol";
import { requestAt } from "./requests.ts";

/** The webhooks of the site, for its owners. */
export async function listWebhooks(): Promise<Webhook[]> {
  return (await requestAt<{ webhooks: Webhook[] }>("GET", "/api/webhooks")).webhooks;
}

/** The events that can be told. */
export async function listEventTypes(): Promise<string[]> {
  const { events } = await requestAt<{ events: WebhookBody[] }>("GET", "/api/webhooks/events");
  return events.map(({ type }) => type);
}

/** Makes a webhook; its secret is in this answer alone. */
export function makeWebhook(wanted: {
  url: string;
  events: readonly string[];
  description: string;
}): Promise<WebhookSecret> {
  return requestAt("POST", "/api/webhooks", wanted);
}

export function switchWebhook(id: string, isOn: boolean): Promise<Webhook> {
  return requestAt("PATCH", webhookPath(id), { isOn });
}

export function removeWebhook(id: string): Promise<void> {
  return requestAt("DELETE", webhookPath(id));
}

/** Gives a webhook a new secret; the one before signs beside it for a day. */
export function rotateWebhook(id: string): Promise<WebhookSecret> {
  return requestAt("POST", `${webhookPath(id)}/rotate`);
}

/** Sends an event that says that it is a test, and tells how it went. */
export function testWebhook(id: string): Promise<Delivery> {
  return requestAt("POST", `${webhookPath(id)}/test`);
}

/** Sends all again that was given up. */
export async function sendAgain(id: string): Promise<void> {
  await requestAt("POST", `${webhookPath(id)}/send-again`);
}

/** The address of a webhook. */
export function webhookPath(id: string): string {
  return `/api/webhooks/${encodeURIComponent(id)}`;
}
