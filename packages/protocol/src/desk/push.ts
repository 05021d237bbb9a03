import * as z from "zod/mini";

/** `GET /api/desk/push`: the key that a browser subscribes with (P-256, uncompressed, in base64url), and whether this sign-in is told. */
export const pushStateSchema = z.object({ publicKey: z.string(), isOn: z.boolean() });
export type PushState = z.infer<typeof pushStateSchema>;

/**
 * `PUT /api/desk/push`: this sign-in is told at the endpoint of its browser's push service until it ends; 204, or 422 `bad-endpoint`
 * for an address that is private or without https. `DELETE` of the same: 204.
 */
export const pushRequestSchema = z.object({ endpoint: z.url().check(z.maxLength(2_000)) });
export type PushRequest = z.infer<typeof pushRequestSchema>;

/**
 * `GET /api/desk/push/counts`: what there is to tell now, in numbers alone. Pushes are empty, and the browser asks for this when one
 * comes: so no push service learns more than that there was one.
 */
export const pushCountsSchema = z.object({
  site: z.string(),
  /** Those who wait in the queue. */
  waiting: z.int(),
  /** Conversations that are offered to the person. */
  offered: z.int(),
  /** The person's own conversations in which a visitor wrote something that is unread. */
  unread: z.int(),
});
export type PushCounts = z.infer<typeof pushCountsSchema>;
