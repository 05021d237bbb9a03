import type { DurableObjectState } from "@cloudflare/workers-types";
import { routePartykitRequest } from "partyserver";
import { deploymentOf } from "../durable-object/host.ts";
import { withAddress } from "../web/host.ts";
import { type Bindings, gatewayHost, visitorAddress } from "./host.ts";
import { CloudflareRoom } from "./room.ts";

/** The rooms of sessions. */
export class Main extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "main");
  }
}

/** The rooms of sites. */
export class Site extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "site");
  }
}

/** The desks of sites' agents. */
export class Desk extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "desk");
  }
}

/** The parts of sites' statistics. */
export class Stats extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "stats");
  }
}

/** The people who write on channels. */
export class Channels extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "channel");
  }
}

/** The rooms of everything that leaves sites for other systems. */
export class Exports extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "exports");
  }
}

/** The one room that lists the sites. */
export class Directory extends CloudflareRoom {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "directory");
  }
}

/** Sends sockets to their session's room or to a desk; everything else from outside goes to the gateway, and to no room. */
export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const { pathname } = new URL(request.url);
    const isSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    if (isSocket && /^\/(party|parties\/main|parties\/desk)\/[^/]+$/.test(pathname)) {
      const known = withAddress(withoutPartyHeaders(request), visitorAddress(env, request));
      const routed = await routePartykitRequest(known, env as never);
      return routed ?? new Response(null, { status: 404 });
    }
    return deploymentOf(env).gateway.fetch(request, gatewayHost(env, request));
  },
};

/** partyserver trusts its own headers wherever they come from, so none may come from outside. */
function withoutPartyHeaders(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("x-partykit-")) headers.delete(name);
  return new Request(request, { headers });
}
