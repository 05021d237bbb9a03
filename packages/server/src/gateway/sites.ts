import { type SiteSettings, siteIdSchema, siteSettingsSchema } from "@prosa/protocol";
import { statsRoomsOf } from "../insights/shards.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { askRoom, type RoomCaller, readSettings } from "./rooms.ts";
import { askSite } from "./site-rooms.ts";

/** Checks the name of a site in an address; throws a `ProblemError` for one that no site can have. */
export function requireSiteId(text: string): string {
  const parsed = siteIdSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ProblemError(400, "bad-site", "A site's name is lower-case letters, digits and hyphens.");
}

/** The site that an owner's request is about: the one named, or the only one. Throws a `ProblemError` where it does not exist. */
export async function requireSite({ host, memory }: Incoming, named: string | undefined): Promise<string> {
  const site = await memory.directory.siteOrOnly(
    host,
    named === undefined ? undefined : requireSiteId(named),
  );
  await readSettings(host, site);
  return site;
}

/**
 * Puts a site's settings in place of its earlier ones, and enters the site in the directory. Throws the room's refusal as a
 * `ProblemError`.
 */
export async function putSettings(
  { host, memory }: Incoming,
  site: string,
  settings: SiteSettings,
): Promise<Response> {
  // Erased before it is turned off: what is cut off between the two is made good by turning it off again.
  if (!settings.wordSearch && (await searchesWords(host, site))) await forgetWords(host, site);
  const init = { method: "PUT", body: JSON.stringify(settings) };
  const response = await askSite(host, site, "/settings", init);
  await memory.directory.register(host, { site, origins: settings.origins });
  return response;
}

async function searchesWords(host: RoomCaller, site: string): Promise<boolean> {
  const response = await askRoom(host, "site", site, "/settings");
  if (response.status === 404) return false;
  return siteSettingsSchema.safeParse(await response.json()).data?.wordSearch ?? false;
}

async function forgetWords(host: RoomCaller, site: string): Promise<void> {
  const asked = statsRoomsOf(site).map((room) =>
    askRoom(host, "stats", room, "/words", { method: "DELETE" }),
  );
  if ((await Promise.all(asked)).every(({ ok }) => ok)) return;
  throw new ProblemError(503, "unavailable", "The words that were kept could not be erased; try again.");
}

/** The place where the first owner of a deployment without sites has their account, until they make a site of their own. */
export const FIRST_SITE = "start";

export async function isWithoutSites({ host, memory }: Incoming): Promise<boolean> {
  return (await memory.directory.entries(host)).length === 0;
}

/** Makes the first owner's place; nothing of it is shown to visitors. */
export async function makeFirstSite(incoming: Incoming): Promise<void> {
  if (await isWithoutSites(incoming))
    await putSettings(incoming, FIRST_SITE, siteSettingsSchema.parse({ name: "Prosa" }));
}
