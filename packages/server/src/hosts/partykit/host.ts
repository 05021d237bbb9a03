import type * as PartyKit from "partykit/server";
import type { GatewayHost } from "../../gateway/incoming.ts";
import { readEnvironment } from "../../platform/environment.ts";
import type { Connection, RoomHost } from "../../platform/room-host.ts";
import { rowFiles } from "../../platform/row-files.ts";

import { type DurableStorage, durableAlarm, durableStorage } from "../durable-object/storage.ts";
import { addressOf, egressOf, mailerOf, webHost } from "../web/host.ts";

type Parties = PartyKit.Context["parties"];

let parties: Parties | null = null;

/** The gateway's platform on PartyKit, for one request. */
export function gatewayHost(lobby: PartyKit.FetchLobby, request: PartyKit.Request): GatewayHost {
  parties ??= lobby.parties;
  const environment = readEnvironment(lobby.env);
  const address = visitorAddress(lobby.env, request);
  return {
    ...webHost,
    ...egressOf(environment),
    ...mailerOf(environment),
    environment,
    callRoom: callRoom(() => lobby.parties),
    address,
  };
}

/** The address that limits count. `partykit dev` names no peer, so without a trusted proxy all who reach it share one. */
export function visitorAddress(
  env: Readonly<Record<string, unknown>>,
  { headers }: PartyKit.Request,
): string {
  return addressOf(readEnvironment(env), null, new Headers([...headers]));
}

/** A room's platform on PartyKit: one Durable Object with its storage and alarm. */
export function roomHost(platform: PartyKit.Room, connections: () => Iterable<Connection>): RoomHost {
  const storage = platform.storage as unknown as DurableStorage;
  const rows = durableStorage(storage);
  const environment = readEnvironment(platform.env);
  return {
    ...webHost,
    ...egressOf(environment),
    ...mailerOf(environment),
    environment,
    storage: rows,
    files: rowFiles(rows),
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
