import type { Delivery, Webhook } from "@prosa/protocol";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";

const MINUTE_MS = 60_000;
const TYPES = [
  "conversation.started",
  "conversation.handed_over",
  "conversation.assigned",
  "conversation.resolved",
  "conversation.scored",
  "message.received",
  "contact.submitted",
  "ticket.opened",
] as const;

const WEBHOOKS: readonly Webhook[] = [
  {
    id: "webhook-scene-1",
    url: "https://n8n.aurora.example/webhook/4f1c-prosa",
    description: "n8n: planilha de pedidos",
    events: [...TYPES],
    createdAt: NOW - 90_000 * MINUTE_MS,
    state: "on",
    waiting: 3,
    parked: 1,
    failing: { since: NOW - 18 * MINUTE_MS, fault: "It answered 503." },
  },
  {
    id: "webhook-scene-2",
    url: "https://hooks.zapier.example/hooks/catch/1042/ab12",
    description: "Zapier",
    events: ["conversation.resolved", "contact.submitted"],
    createdAt: NOW - 9_000 * MINUTE_MS,
    state: "on",
    waiting: 0,
    parked: 0,
  },
  {
    id: "webhook-scene-3",
    url: "https://antigo.aurora.example/prosa",
    description: "",
    events: ["ticket.opened"],
    createdAt: NOW - 8_000 * MINUTE_MS,
    state: "disabled",
    disabled: { at: NOW - 400 * MINUTE_MS, why: "gone" },
    waiting: 0,
    parked: 0,
  },
];

const DELIVERIES: readonly Delivery[] = [
  {
    id: "evt-scene-3",
    type: "conversation.resolved",
    at: NOW - 2 * MINUTE_MS,
    state: "waiting",
    tries: 2,
    nextAt: NOW + 4 * MINUTE_MS,
    fault: "It answered 503.",
  },
  {
    id: "evt-scene-2",
    type: "conversation.scored",
    at: NOW - 4_500 * MINUTE_MS,
    state: "parked",
    tries: 10,
    endedAt: NOW - 100 * MINUTE_MS,
    fault: "It took too long to answer; answer first, and work afterwards.",
  },
  {
    id: "evt-scene-1",
    type: "message.received",
    at: NOW - 4_600 * MINUTE_MS,
    state: "delivered",
    tries: 1,
    endedAt: NOW - 4_600 * MINUTE_MS,
  },
];

/** The answer to a request about webhooks; `undefined` for every other. What is asked for is noted in `acts`. */
export function webhookAnswer(request: Request, acts: string[]): object | undefined {
  const { pathname } = new URL(request.url());
  if (!pathname.startsWith("/api/webhooks")) return undefined;
  const [, , , id = "", part = ""] = pathname.split("/");
  if (request.method() !== "GET")
    acts.push([request.method(), pathname, request.postData() ?? ""].join(" ").trim());
  const [webhook] = WEBHOOKS;
  if (id === "events") return { events: TYPES.map((type) => ({ type, timestamp: "", data: {} })) };
  if (part === "deliveries") return { deliveries: DELIVERIES };
  if (part === "test") return { ...DELIVERIES[2], id: "evt-test", type: "webhook.tested" };
  if (request.method() === "GET") return { webhooks: WEBHOOKS };
  return { webhook, secret: "whsec_c2VjcmV0LW9mLXRoZS1zY2VuZS0wMDAwMDAwMDA=" };
}
