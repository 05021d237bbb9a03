import type { RoomHost } from "../../platform/room-host.ts";
import type { FetchOptions } from "./fetch-types.ts";

/** Headers between `createEgressFetch` and the service that connects for it: the address wanted, the secret, a refusal. */
export const EGRESS_TARGET = "x-prosa-egress-target";
export const EGRESS_TOKEN = "x-prosa-egress-token";
export const EGRESS_REFUSAL = "x-prosa-egress-refusal";

/** Thrown by a fetch that looked up a name and found that it leads to an address which nobody may read. */
export class RefusedConnection extends Error {
  override name = "RefusedConnection";
}

/**
 * Makes a fetch for runtimes that cannot look names up themselves: a service of this machine looks the name up, checks every
 * address and connects to the one that it checked (`packages/server/scripts/guarded-proxy.ts`).
 */
export function createEgressFetch(service: { url: string; token: string }): typeof globalThis.fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set(EGRESS_TARGET, input instanceof Request ? input.url : String(input));
    headers.set(EGRESS_TOKEN, service.token);
    const response = await fetch(service.url, { ...init, headers });
    if (response.headers.has(EGRESS_REFUSAL)) throw new RefusedConnection();
    return response;
  };
}

/** The options of every fetch of a foreign address, as the deployment's settings and its platform want it. */
export function foreignOptions({
  environment,
  fetchForeign,
}: Pick<RoomHost, "environment" | "fetchForeign">): Pick<FetchOptions, "policy" | "fetch"> {
  const allowLoopback = environment.ok && environment.value.allowLoopback;
  return { policy: { allowLoopback }, ...(fetchForeign && { fetch: fetchForeign }) };
}
