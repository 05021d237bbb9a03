import ipaddr from "ipaddr.js";

/** The host of an address in lower case, without the brackets of IPv6 and the dot of a whole name. */
export function bareHost(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.+$/, "")
    .toLowerCase();
}

/** True for a host, as `bareHost` gives it, that is this machine itself. */
export function isLoopbackHost(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  if (!ipaddr.isValid(host)) return false;
  return ipaddr.process(host).range() === "loopback";
}
