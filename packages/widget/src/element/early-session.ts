import { post } from "../client/post.ts";
import { siteKey } from "../storage/keys.ts";

/** The time that a device has to say what it stores. A slower one is left to the chat, which knows how to wait. */
const DEVICE_PATIENCE_MS = 400;

/**
 * Asks for a session, unless the device may have one of this site, or the visitor's consent is awaited. Resolves to nothing
 * where the chat should ask by itself.
 */
export async function askForSession(element: Element, lang: string): Promise<Response | undefined> {
  const [site, server] = [element.getAttribute("site"), element.getAttribute("server")];
  if (!site || !server || element.hasAttribute("consent")) return undefined;
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, DEVICE_PATIENCE_MS));
  const stored = await Promise.race([indexedDB.databases(), patience]);
  if (!stored || stored.some(({ name }) => name === siteKey(site))) return undefined;
  // The room has no words of its own in Arabic, and goes by the visitor's.
  const language = lang === "ar" ? undefined : lang;
  return post(`${server.replace(/\/+$/, "")}/api/sessions`, { site, language });
}
