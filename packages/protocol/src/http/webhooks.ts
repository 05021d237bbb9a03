import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { siteIdSchema } from "./sites.ts";

/** The most letters of an endpoint's address. */
const ADDRESS_LENGTH_MAX = 2_000;

/** Everything that other systems can be told of: one thing that happened, in the past tense. `docs/webhooks.md` describes each. */
export const exportedTypeSchema = z.enum([
  "conversation.started",
  "conversation.handed_over",
  "conversation.queued",
  "conversation.assigned",
  "conversation.handed_back",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.scored",
  "conversation.converted",
  "conversation.erased",
  "message.received",
  "message.sent",
  "message.rated",
  "contact.submitted",
  "ticket.opened",
  "ticket.changed",
]);
export type ExportedType = z.infer<typeof exportedTypeSchema>;

/** The state of an endpoint: `off` by its owner, `disabled` by its own answers. */
const endpointStateSchema = z.enum(["on", "off", "disabled"]);

/** An address that a site's events are sent to, without its secret. Times are in milliseconds since 1970. */
export const webhookSchema = z.object({
  id: idSchema,
  url: z.string(),
  description: z.string(),
  /** The events that it gets, each once. */
  events: z.array(exportedTypeSchema),
  createdAt: z.int(),
  state: endpointStateSchema,
  /** Why and since when it is disabled: it answered 410 (`gone`), took nothing for days (`failing`), or fell too far behind (`full`). */
  disabled: z.optional(z.object({ at: z.int(), why: z.enum(["gone", "failing", "full"]) })),
  /** Since when every delivery has failed, and the last fault; absent where all is well. */
  failing: z.optional(z.object({ since: z.int(), fault: z.string() })),
  /** Deliveries that wait to be made. */
  waiting: z.int(),
  /** Deliveries that were given up, and can be sent again. */
  parked: z.int(),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const webhooksSchema = z.object({ webhooks: z.array(webhookSchema) });

const endpointFields = {
  url: z.string().check(z.minLength(1), z.maxLength(ADDRESS_LENGTH_MAX)),
  events: z.array(exportedTypeSchema).check(z.minLength(1), z.maxLength(exportedTypeSchema.options.length)),
  description: z.string().check(z.maxLength(200)),
};

/** The body of `POST /api/webhooks`. */
export const makeWebhookRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  url: endpointFields.url,
  events: endpointFields.events,
  description: z._default(endpointFields.description, ""),
});

/** The body of `PATCH /api/webhooks/:id`; what is absent stays. `isOn: true` also takes back a disabled one. */
export const changeWebhookRequestSchema = z.object({
  url: z.optional(endpointFields.url),
  events: z.optional(endpointFields.events),
  description: z.optional(endpointFields.description),
  isOn: z.optional(z.boolean()),
});

/** The answers that hold a secret, and the only ones: to `POST /api/webhooks` and to `POST /api/webhooks/:id/rotate`. */
export const webhookSecretSchema = z.object({ webhook: webhookSchema, secret: z.string() });
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;

/** One event on its way to one place. `id` is the `webhook-id` under which it is sent, however often. */
export const deliverySchema = z.object({
  id: z.string(),
  type: z.string(),
  /** When it happened. */
  at: z.int(),
  state: z.enum(["waiting", "delivered", "parked", "skipped"]),
  /** The tries that were made. */
  tries: z.int(),
  /** When the next try is due; absent where none is. */
  nextAt: z.optional(z.int()),
  /** When it was delivered or given up. */
  endedAt: z.optional(z.int()),
  /** Why the last try failed, in words that say what to do. */
  fault: z.optional(z.string()),
  conversation: z.optional(z.string()),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** The most deliveries of one page. */
const DELIVERIES_MAX = 200;

/** The query of `GET /api/webhooks/:id/deliveries` and `GET /api/crm/:id/deliveries`. */
export const deliveriesQuerySchema = z.object({
  site: z.optional(siteIdSchema),
  /** The `next` of the page before. */
  from: z.optional(z.coerce.number().check(z.int(), z.positive())),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(DELIVERIES_MAX)), 100),
  state: z.optional(deliverySchema.shape.state),
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuerySchema>;

/** A page of deliveries, newest first: those that wait, the last that were delivered, and those that were given up. */
export const deliveriesSchema = z.object({
  deliveries: z.array(deliverySchema),
  /** The `from` of the next page; absent on the last one. */
  next: z.optional(z.int()),
});
export type Deliveries = z.infer<typeof deliveriesSchema>;

/** The body of every webhook. Ids are texts; `data` has one level, and no words that people wrote. */
export const webhookBodySchema = z.object({
  type: z.string(),
  /** When it happened, in ISO 8601. */
  timestamp: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type WebhookBody = z.infer<typeof webhookBodySchema>;
