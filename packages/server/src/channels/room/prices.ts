import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Link } from "./link.ts";

const PREFIX = "price:";
const REPORTED_MAX = 50;

const rowSchema = z.object({
  id: z.string(),
  month: z.string(),
  category: z.string(),
  isBilled: z.boolean(),
});

/** The key of a message's price until the site has counted it. */
export function priceKey(sentId: string): string {
  return PREFIX + sentId;
}

/** Reports the prices of messages to the site, which counts each once. Rejects where the site does not answer. */
export async function reportPrices(
  { storage, callRoom }: Pick<RoomHost, "storage" | "callRoom">,
  { site, connection }: Link,
): Promise<void> {
  const rows = await storage.list({ prefix: PREFIX, limit: REPORTED_MAX });
  if (rows.size === 0) return;
  const messages = [...rows.values()].flatMap((row) => rowSchema.safeParse(row).data ?? []);
  const init = { method: "POST", body: JSON.stringify({ messages }) };
  const response = await callRoom("site", site, `/connections/${connection}/usage`, init);
  if (!response.ok && response.status !== 404)
    throw new Error(`The site's room answered ${response.status}.`);
  await storage.delete([...rows.keys()]);
}
