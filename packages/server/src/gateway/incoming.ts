import type { Hono } from "hono/tiny";
import type { OpenConnections } from "../channels/connections.ts";
import type { Environment } from "../platform/environment.ts";
import type { RoomHost } from "../platform/room-host.ts";
import type { AddressLimits } from "../security/rate-limits/address-limits.ts";
import type { Rate } from "../security/rate-limits/token-bucket.ts";
import { DirectoryCache } from "./directory-cache.ts";
import { ProblemError } from "./problem.ts";

/** All that the gateway may ask of its platform, and the address of who asks. */
export type GatewayHost = Pick<
  RoomHost,
  "environment" | "callRoom" | "now" | "newId" | "log" | "fetchForeign" | "mailer"
> & {
  /** The address that limits count: the host takes it from the platform, never from what the client says. */
  readonly address: string;
};

/** The state that all requests of one isolate share: how often each address came, the list of sites, and their channels. */
export class GatewayMemory {
  readonly limits: AddressLimits;
  readonly directory = new DirectoryCache();
  readonly connections: OpenConnections;

  /** Both may be shared with the rooms of the isolate. */
  constructor(limits: AddressLimits, connections: OpenConnections) {
    this.limits = limits;
    this.connections = connections;
  }
}

/** One HTTP request, with all that a route may use to answer it. */
export interface Incoming {
  readonly request: Request;
  readonly host: GatewayHost;
  readonly memory: GatewayMemory;
  /** The limit that the request was counted against last: the answer's headers tell of it. */
  counted?: { kind: string; rate: Rate; left: number };
}

/** The hono application that routes are added to; `context.get("incoming")` is the request, `requestId` its id in the log. */
export type GatewayApp = Hono<{
  Bindings: GatewayHost;
  Variables: { incoming: Incoming; requestId: string };
}>;

/** The server's settings; throws a `ProblemError` that names the setting that is missing or wrong. */
export function environmentOf({ host: { environment } }: Pick<Incoming, "host">): Environment {
  if (!environment.ok) throw new ProblemError(503, "not-configured", environment.problem);
  return environment.value;
}
