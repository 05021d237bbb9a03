import ipaddr from "ipaddr.js";
import { bareHost, isLoopbackHost } from "../../platform/loopback.ts";

/** Addresses beyond public hosts on the usual ports that a site's settings allow the extractor to reach. */
export interface AddressPolicy {
  /** Lets the extractor read 127.0.0.1, [::1] and localhost on any port: for development only. */
  allowLoopback?: boolean;
  /** Ports allowed on public hosts; 80 and 443 by default. */
  ports?: readonly number[];
  /** When given, only these hosts and their subdomains are read. */
  onlyHosts?: readonly string[];
  /** These hosts and their subdomains are never read. */
  neverHosts?: readonly string[];
}

export type AddressRefusal =
  | "bad-url"
  | "bad-scheme"
  | "credentials-in-url"
  | "bad-port"
  | "private-address"
  | "host-not-allowed";

export type AddressVerdict =
  | { ok: true; url: URL; loopback: boolean }
  | { ok: false; code: AddressRefusal; message: string };

const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");
const HOST_NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const PRIVATE_SUFFIXES = [
  "local",
  "localhost",
  "localdomain",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
  "onion",
];

/**
 * Judges whether the server may read an address, without any network. The URL parser has already turned decimal,
 * octal, hexadecimal, short and full-width spellings of an IPv4 address into the plain one.
 */
export function checkAddress(address: string | URL, policy: AddressPolicy = {}): AddressVerdict {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return refuse("bad-url", "This is not a web address; give one like https://example.com/page.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse("bad-scheme", "Only https:// and http:// addresses can be read; give one of these.");
  }
  if (url.username !== "" || url.password !== "") {
    return refuse("credentials-in-url", "Remove the user name and password from the address.");
  }
  const host = bareHost(url);
  const loopback = isLoopbackHost(host);
  if (loopback && policy.allowLoopback === true) return { ok: true, url, loopback };
  if (loopback || isPrivateHost(host)) {
    return refuse(
      "private-address",
      "This address is private, local or reserved; give the page's public address.",
    );
  }
  if (!ipaddr.isValid(host) && (host.length > 253 || !HOST_NAME.test(host))) {
    return refuse("bad-url", "This host's name cannot exist; check the address for mistakes.");
  }
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (!(policy.ports ?? [80, 443]).includes(port)) {
    return refuse(
      "bad-port",
      `Port ${port} is not allowed; use the usual port or add it to the site's settings.`,
    );
  }
  if (
    (policy.onlyHosts !== undefined && !isUnderAny(host, policy.onlyHosts)) ||
    isUnderAny(host, policy.neverHosts ?? [])
  ) {
    return refuse("host-not-allowed", "The site's settings do not allow this host; add it there first.");
  }
  return { ok: true, url, loopback };
}

/** Tells whether a text is an IP address, in any spelling, that is not a public unicast one. */
export function isPrivateIp(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  return !isPublic(ipaddr.process(text));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  const inner = embeddedIpv4(address);
  if (inner !== undefined) return isPublic(inner);
  // Nothing outside 2000::/3 has been given out as global unicast (RFC 4291, IANA), the deprecated ::a.b.c.d included.
  return address.range() === "unicast" && address.match(GLOBAL_UNICAST, 3);
}

/** An IPv6 tunnel address delivers to the IPv4 address inside it, so that one is what counts. */
function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case "ipv4Mapped":
      return address.toIPv4Address();
    case "6to4":
      return new ipaddr.IPv4(bytes.slice(2, 6));
    case "rfc6052":
      // 64:ff9b:1::/48 is for local use whatever it embeds (RFC 8215).
      return address.match(ipaddr.IPv6.parse("64:ff9b::"), 96)
        ? new ipaddr.IPv4(bytes.slice(12))
        : new ipaddr.IPv4([0, 0, 0, 0]);
    case "rfc6145":
      return new ipaddr.IPv4(bytes.slice(12));
    default:
      return undefined;
  }
}

function isPrivateHost(host: string): boolean {
  if (ipaddr.isValid(host)) return isPrivateIp(host);
  if (!host.includes(".")) return true;
  return isUnderAny(host, PRIVATE_SUFFIXES);
}

function isUnderAny(host: string, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

function refuse(code: AddressRefusal, message: string): AddressVerdict {
  return { ok: false, code, message };
}
