import * as z from "zod/mini";
import { visitedPageSchema } from "../scalars/visitor.ts";

/** The most events of one request. */
const EVENTS_MAX = 20;
const CART_ITEMS_MAX = 50;

/** An id of the site's own, such as the number of an order. */
const trackedIdSchema = z.string().check(z.regex(/^[\w-]{1,56}$/));
const nameSchema = z.string().check(z.minLength(1), z.maxLength(60));
const amountSchema = z.number().check(z.nonnegative(), z.maximum(1e12));
const currencySchema = z.optional(z.string().check(z.regex(/^[A-Z]{3}$/)));

/** Something that a visitor did on the site. `id` is the site's own: a repeat changes nothing. */
export const trackedEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("page"),
    id: trackedIdSchema,
    url: visitedPageSchema,
    title: z.optional(z.string().check(z.maxLength(200))),
  }),
  /** The whole cart as it is now; an empty one has no items. */
  z.object({
    type: z.literal("cart"),
    id: trackedIdSchema,
    items: z
      .array(
        z.object({
          name: z.string().check(z.minLength(1), z.maxLength(200)),
          quantity: z.int().check(z.minimum(1), z.maximum(100_000)),
          price: z.optional(amountSchema),
        }),
      )
      .check(z.maxLength(CART_ITEMS_MAX)),
    value: z.optional(amountSchema),
    currency: currencySchema,
  }),
  z.object({
    type: z.literal("order"),
    id: trackedIdSchema,
    number: nameSchema,
    value: amountSchema,
    currency: currencySchema,
  }),
  /** A goal of the site's own that was reached. */
  z.object({
    type: z.literal("convert"),
    id: trackedIdSchema,
    name: nameSchema,
    value: z._default(amountSchema, 0),
  }),
]);
export type TrackedEvent = z.infer<typeof trackedEventSchema>;

/** The body of `POST /api/sessions/:id/track` and of `POST /api/conversations/:session/track`. */
export const trackRequestSchema = z.object({
  events: z.array(trackedEventSchema).check(z.minLength(1), z.maxLength(EVENTS_MAX)),
});

/** The visit that belongs to a conversation, as far as the site told it. Times are in milliseconds since 1970. */
export const visitSchema = z.object({
  /** The last pages, newest first. */
  pages: z.array(z.object({ url: z.string(), title: z.optional(z.string()), at: z.int() })),
  cart: z.optional(
    z.object({
      items: z.array(z.object({ name: z.string(), quantity: z.int(), price: z.optional(z.number()) })),
      value: z.optional(z.number()),
      currency: z.optional(z.string()),
      at: z.int(),
    }),
  ),
  /** The last orders and goals, newest first. */
  conversions: z.array(z.object({ name: z.string(), value: z.number(), at: z.int() })),
});
export type Visit = z.infer<typeof visitSchema>;
