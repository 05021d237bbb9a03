import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { getServerByName } from "partyserver";
import type { GatewayHost } from "../../gateway/incoming.ts";
import { readEnvironment } from "../../platform/environment.ts";
import type { Connection, RoomHost } from "../../platform/room-host.ts";

import { type DurableStorage, durableAlarm, durableStorage } from "../durable-object/storage.ts";
import { webHost } from "../web/host.ts";

/** The variables and namespaces that `wrangler.jsonc` binds. */
export interface Bindings extends Record<string, unknown> {
  Main: DurableObjectNamespace;
  Site: DurableObjectNamespace;
  Directory: DurableObjectNamespace;
}

/** The gateway's platform on Cloudflare. */
export function gatewayHost(env: Bindings): GatewayHost {
  return { ...webHost, environment: readEnvironment(env), callRoom: callRoom(env) };
}

/** A room's platform on Cloudflare: one Durable Object with its storage and alarm. */
export function roomHost(
  env: Bindings,
  storage: DurableStorage,
  connections: () => Iterable<Connection>,
): RoomHost {
  return {
    ...webHost,
    environment: readEnvironment(env),
    callRoom: callRoom(env),
    storage: durableStorage(storage),
    alarm: durableAlarm(storage),
    connections,
  };
}

function callRoom(env: Bindings): RoomHost["callRoom"] {
  const namespaces = { main: env.Main, site: env.Site, directory: env.Directory };
  return async (kind, id, path, init) => {
    const room = await getServerByName(namespaces[kind] as never, id);
    return room.fetch(new Request(`http://room/parties/${kind}/${id}${path}`, init));
  };
}
