import ipaddr from "ipaddr.js";

/** The server as authenticators know it: the name that passkeys belong to, and the origins on which they may be used. */
export interface RelyingParty {
  id: string;
  origins: string[];
}

/**
 * The relying party of a host as the client named it, as `chat.example` or `localhost:1999`; `null` where browsers make no passkey:
 * at an address of numbers. Beside https only `localhost` counts as secure.
 */
export function relyingPartyOf(host: string): RelyingParty | null {
  if (!URL.canParse(`https://${host}`)) return null;
  const { hostname: id, origin } = new URL(`https://${host}`);
  if (ipaddr.isValid(id.replace(/^\[|\]$/g, ""))) return null;
  const isLocal = id === "localhost" || id.endsWith(".localhost");
  return { id, origins: isLocal ? [origin, new URL(`http://${host}`).origin] : [origin] };
}
