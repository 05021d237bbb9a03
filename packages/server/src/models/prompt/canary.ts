import type { DecidedTurn } from "../../turn/ports.ts";
import { fixedPart } from "./fixed-part.ts";

const LENGTH = 20;
const known = new Map<string, string>();
const KNOWN_MAX = 200;

/**
 * The word by which a reply that gives its instructions away is known. It is the same for all sessions of a site, so that
 * the prompt begins alike and a server can keep it; there is no harm in knowing it.
 */
export async function canaryOf(turn: DecidedTurn): Promise<string> {
  const rules = fixedPart(turn.site, turn.reading.language, "");
  const found = known.get(rules);
  if (found !== undefined) return found;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`canary ${rules}`));
  const canary = [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, LENGTH);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(rules, canary);
  return canary;
}
