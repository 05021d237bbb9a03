import * as z from "zod/mini";
import type { SealedStorage } from "./sealed-storage.ts";

/** The path at which a room does a part of its renewal, for the deployment's own job. */
export const RENEWAL_PATH = "/sealing";

/** The outcome of a part of a room's renewal: rows that were plain, keys that were wrapped again, and where it goes on. */
export const renewalSchema = z.object({
  next: z.nullable(z.string()),
  sealed: z.int(),
  rewrapped: z.int(),
});
type Renewal = z.infer<typeof renewalSchema>;

/**
 * Answers `POST /sealing?from=`: does a part of the work of `SealedStorage.renew` for a room with one sealed storage or more, one
 * after the other. Rejects where a key cannot be had.
 */
export async function answerRenewal(request: Request, storages: readonly SealedStorage[]): Promise<Response> {
  const from = new URL(request.url).searchParams.get("from") ?? "0/";
  const slash = from.indexOf("/");
  const index = Number(from.slice(0, slash));
  const storage = storages[index];
  if (!storage) return Response.json({ next: null, sealed: 0, rewrapped: 0 } satisfies Renewal);
  const { next, ...done } = await storage.renew(from.slice(slash + 1) || undefined);
  const following = index + 1 < storages.length ? `${index + 1}/` : null;
  return Response.json({ next: next === null ? following : `${index}/${next}`, ...done } satisfies Renewal);
}
