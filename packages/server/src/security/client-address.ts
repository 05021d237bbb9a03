import ipaddr from "ipaddr.js";
import type { ProxyTrust } from "../platform/environment.ts";

/** The bits of an IPv6 address that name a line; its owner chooses the rest, one for each request if they like. */
const IPV6_LINE_BITS = 64;

/** The bucket of those whose address nobody knows, so that they share one instead of having none. */
const UNKNOWN = "unknown";

/**
 * The address that limits count for a request: the peer's own, or the one that a trusted proxy says it saw. An IPv6 address
 * counts by its line (its /64), and an IPv4 address is the same in both families. What a client says of itself never counts.
 */
export function clientAddress(peer: string | null, headers: Headers, trust: ProxyTrust): string {
  const own = parsed(peer);
  const seen = seenAddress(own, headers, trust) ?? own;
  return seen ? bucketOf(seen) : UNKNOWN;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function seenAddress(peer: Address | null, headers: Headers, trust: ProxyTrust): Address | null {
  switch (trust.kind) {
    case "none":
      return null;
    case "cloudflare":
      return parsed(headers.get("cf-connecting-ip"));
    case "hops":
      // A list that is shorter than the proxies did not come through them.
      return parsed(forwarded(headers).at(-trust.count) ?? null);
    case "networks": {
      const networks = trust.networks.map((network) => ipaddr.parseCIDR(network));
      const isProxy = (address: Address) => networks.some((network) => isIn(address, network));
      let last = peer;
      for (const entry of forwarded(headers).reverse()) {
        if (!last || !isProxy(last)) return last;
        const before = parsed(entry);
        if (!before) return last;
        last = before;
      }
      return last;
    }
  }
}

/** The list that proxies append to, the client's own words first. */
function forwarded(headers: Headers): string[] {
  return headers.get("x-forwarded-for")?.split(",") ?? [];
}

function isIn(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

/** Reads an address with or without brackets and a port; null for any other text. */
function parsed(text: string | null): Address | null {
  const bare = text?.trim() ?? "";
  const [, inBrackets] = /^\[([^\]]*)\](?::\d+)?$/.exec(bare) ?? [];
  const [, before] = /^([\d.]+):\d+$/.exec(bare) ?? [];
  const alone = (inBrackets ?? before ?? bare).replace(/%.*$/, "");
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(alone) || ipaddr.IPv6.isValid(alone);
  return isWhole ? ipaddr.process(alone) : null;
}

function bucketOf(address: Address): string {
  if (address instanceof ipaddr.IPv4) return address.toString();
  const line = address.parts.slice(0, IPV6_LINE_BITS / 16);
  return `${line.map((part) => part.toString(16)).join(":")}::/${IPV6_LINE_BITS}`;
}
