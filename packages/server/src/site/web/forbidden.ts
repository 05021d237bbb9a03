import { type FetchOptions, guardedFetch } from "../../extract/fetch/fetch.ts";

/**
 * Explains why a page may not be read: the origin's robots.txt forbids it, or cannot be fetched, which forbids everything for
 * now (RFC 9309) and mostly means that the address is wrong. Fetches it once more to tell the two apart.
 */
export async function whyForbidden(
  url: string,
  options: FetchOptions,
): Promise<{ code: string; message: string }> {
  const rules = await guardedFetch(new URL("/robots.txt", url), options);
  if (!rules.ok && (rules.code === "network" || rules.code === "timeout" || rules.code === "http-status")) {
    const message = `The site's robots.txt cannot be asked for, so that nothing of it is read for now: ${rules.message}`;
    return { code: rules.code, message };
  }
  const message = "The site's robots.txt does not let us read this page; allow ProsaBot there first.";
  return { code: "robots", message };
}
