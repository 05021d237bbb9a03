import type { DurableObjectNamespace, R2Bucket } from "@cloudflare/workers-types";
import { getServerByName } from "partyserver";
import type { GatewayHost } from "../../gateway/incoming.ts";
import { readEnvironment } from "../../platform/environment.ts";
import type { Connection, RoomHost } from "../../platform/room-host.ts";
import { rowFiles } from "../../platform/row-files.ts";

import { type DurableStorage, durableAlarm, durableStorage } from "../durable-object/storage.ts";
import { addressOf, egressOf, mailerOf, webHost } from "../web/host.ts";
import { bucketFiles } from "./bucket-files.ts";

/** The variables and namespaces that `wrangler.jsonc` binds. */
export interface Bindings extends Record<string, unknown> {
  Main: DurableObjectNamespace;
  Site: DurableObjectNamespace;
  Desk: DurableObjectNamespace;
  Stats: DurableObjectNamespace;
  Channels: DurableObjectNamespace;
  Exports: DurableObjectNamespace;
  Directory: DurableObjectNamespace;
  /** The bucket of the files that visitors send; without one they lie among the rooms' rows. */
  Files?: R2Bucket;
}

/** The gateway's platform on Cloudflare, for one request. */
export function gatewayHost(env: Bindings, request: Request): GatewayHost {
  const address = visitorAddress(env, request);
  const environment = readEnvironment(env);
  return {
    ...webHost,
    ...egressOf(environment),
    ...mailerOf(environment),
    environment,
    callRoom: callRoom(env),
    address,
  };
}

/**
 * The address that limits count. On Cloudflare its network names it, and `wrangler.jsonc` sets PROSA_TRUST_PROXY to believe
 * it. A workerd of one's own names the peer of the connection; `wrangler dev` takes that from a header of the client's, so
 * there it counts for nothing.
 */
export function visitorAddress(env: Bindings, request: Request): string {
  const about: unknown = Reflect.get(request, "cf");
  const isOwn = !request.headers.has("mf-cf-blob") && typeof about === "object" && about !== null;
  const peer: unknown = isOwn ? Reflect.get(about, "clientIp") : null;
  return addressOf(readEnvironment(env), typeof peer === "string" ? peer : null, request.headers);
}

/** A room's platform on Cloudflare: one Durable Object with its storage and alarm. */
export function roomHost(
  env: Bindings,
  storage: DurableStorage,
  connections: () => Iterable<Connection>,
  id: string,
): RoomHost {
  const environment = readEnvironment(env);
  const rows = durableStorage(storage);
  return {
    ...webHost,
    ...egressOf(environment),
    ...mailerOf(environment),
    environment,
    callRoom: callRoom(env),
    storage: rows,
    files: env.Files ? bucketFiles(env.Files, id) : rowFiles(rows),
    alarm: durableAlarm(storage),
    connections,
  };
}

function callRoom(env: Bindings): RoomHost["callRoom"] {
  const namespaces = {
    main: env.Main,
    site: env.Site,
    desk: env.Desk,
    stats: env.Stats,
    channel: env.Channels,
    exports: env.Exports,
    directory: env.Directory,
  };
  return async (kind, id, path, init) => {
    const room = await getServerByName(namespaces[kind] as never, id);
    return room.fetch(new Request(`http://room/parties/${kind}/${id}${path}`, init));
  };
}
