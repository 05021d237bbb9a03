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
  return requestAt("PATCH", pathOf(id), { isOn });
}

export function removeWebhook(id: string): Promise<void> {
  return requestAt("DELETE", pathOf(id));
}

/** Gives a webhook a new secret; the one before signs beside it for a day. */
export function rotateWebhook(id: string): Promise<WebhookSecret> {
  return requestAt("POST", `${pathOf(id)}/rotate`);
}

/** Sends an event that says that it is a test, and tells how it went. */
export function testWebhook(id: string): Promise<Delivery> {
  return requestAt("POST", `${pathOf(id)}/test`);
}

export async function listDeliveries(id: string): Promise<Delivery[]> {
  return (await requestAt<{ deliveries: Delivery[] }>("GET", `${pathOf(id)}/deliveries`)).deliveries;
}

/** Sends one delivery again, or all that were given up. */
export async function sendAgain(id: string, delivery?: string): Promise<void> {
  const one = delivery === undefined ? "" : `/deliveries/${encodeURIComponent(delivery)}`;
  await requestAt("POST", `${pathOf(id)}${one}/send-again`);
}

function pathOf(id: string): string {
  return `/api/webhooks/${encodeURIComponent(id)}`;
}
