import type * as PartyKit from "partykit/server";
import type { GatewayHost } from "../../gateway/incoming.ts";
import { readEnvironment } from "../../platform/environment.ts";
import type { Connection, RoomHost } from "../../platform/room-host.ts";

import { type DurableStorage, durableAlarm, durableStorage } from "../durable-object/storage.ts";
import { webHost } from "../web/host.ts";

type Parties = PartyKit.Context["parties"];

let parties: Parties | null = null;

/** The gateway's platform on PartyKit. */
export function gatewayHost(lobby: PartyKit.FetchLobby): GatewayHost {
  parties ??= lobby.parties;
  return { ...webHost, environment: readEnvironment(lobby.env), callRoom: callRoom(() => lobby.parties) };
}

/** A room's platform on PartyKit: one Durable Object with its storage and alarm. */
export function roomHost(platform: PartyKit.Room, connections: () => Iterable<Connection>): RoomHost {
  const storage = platform.storage as unknown as DurableStorage;
  return {
    ...webHost,
    environment: readEnvironment(platform.env),
    storage: durableStorage(storage),
    alarm: durableAlarm(storage),
    connections,
    callRoom: callRoom(() => platform.context.parties),
  };
}

function callRoom(known: () => Parties): RoomHost["callRoom"] {
  return async (kind, id, path, init) => {
    // A room that an alarm woke first has no `context.parties` until it is evicted; another room's of its isolate serve.
    try {
      parties ??= known();
    } catch (error) {
      if (!parties) throw error;
    }
    const target = parties?.[kind];
    if (!target) throw new Error(`This deployment has no party "${kind}".`);
    return target.get(id).fetch(path, { headers: {}, ...init }) as unknown as Promise<Response>;
  };
}
