import type * as PartyKit from "partykit/server";
import { createDeployment, type Deployment } from "../../compose.ts";
import type { FrontHost } from "../../gateway/gateway.ts";
import { readEnvironment } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { Party, Room, RoomHost } from "../../platform/room-host.ts";
import { writeLog } from "../durable/log.ts";
import { connectionOf, type PartySocket, webPlatform } from "../durable/platform.ts";
import { type DurableStorage, durableAlarm, durableStorage } from "../durable/storage.ts";

type Parties = PartyKit.Context["parties"];

let deployment: Deployment | null = null;
let parties: Parties | null = null;

/** One deployment an isolate: the parties of a bundle share their module. */
function deploymentOf(env: Record<string, unknown>): Deployment {
  deployment ??= createDeployment(readEnvironment(env), writeLog);
  return deployment;
}

function callRoom(known: () => Parties): RoomHost["callRoom"] {
  return async (party, id, path, init) => {
    // A room that an alarm woke first has no `context.parties` until it is evicted; those of its isolate's others serve.
    try {
      parties ??= known();
    } catch (error) {
      if (!parties) throw error;
    }
    const target = parties?.[party];
    if (!target) throw new Error(`This deployment has no party "${party}".`);
    return target.get(id).fetch(path, { headers: {}, ...init }) as unknown as Promise<Response>;
  };
}

/** The class that PartyKit runs for one kind of room. */
export function partyOf(party: Party): PartyKit.Worker {
  class PartyRoom implements PartyKit.Server {
    readonly options = { hibernate: true };
    readonly #room: Room;
    readonly #platform: PartyKit.Room;

    constructor(platform: PartyKit.Room) {
      this.#platform = platform;
      const storage = platform.storage as unknown as DurableStorage;
      const host: RoomHost = {
        ...webPlatform,
        environment: readEnvironment(platform.env),
        storage: durableStorage(storage),
        alarm: durableAlarm(storage),
        connections: () => this.#connections(),
        callRoom: callRoom(() => platform.context.parties),
      };
      this.#room = deploymentOf(platform.env).createRoom(party, host);
    }

    onConnect(socket: PartyKit.Connection, { request }: PartyKit.ConnectionContext): Promise<void> {
      return this.#room.onConnect(connectionOf(socket as PartySocket), request as unknown as Request);
    }

    onMessage(frame: unknown, socket: PartyKit.Connection): Promise<void> {
      return this.#room.onFrame(connectionOf(socket as PartySocket), frame);
    }

    async onClose(socket: PartyKit.Connection): Promise<void> {
      const connection = connectionOf(socket as PartySocket);
      await this.#room.onClose(connection);
      // A hibernating socket answers no close frame by itself here, and its client would wait for one in vain.
      connection.close(1000, "");
    }

    async onRequest(request: PartyKit.Request): Promise<Response> {
      try {
        return await this.#room.onRequest(request as unknown as Request);
      } catch (error) {
        writeLog({ level: "error", event: "room-request-failed", party, error: faultOf(error) });
        return new Response(null, { status: 500 });
      }
    }

    onAlarm(): Promise<void> {
      return this.#room.onAlarm();
    }

    *#connections() {
      for (const socket of this.#platform.getConnections()) yield connectionOf(socket as PartySocket);
    }

    /** Rooms answer their own deployment alone: nothing that comes from outside by HTTP gets in. */
    static onBeforeRequest(): Response {
      return new Response(null, { status: 404 });
    }

    static onBeforeConnect(request: PartyKit.Request): PartyKit.Request | Response {
      return party === "main" ? request : new Response(null, { status: 404 });
    }

    static onFetch(request: PartyKit.Request, lobby: PartyKit.FetchLobby): Promise<Response> {
      parties ??= lobby.parties;
      const host: FrontHost = {
        ...webPlatform,
        environment: readEnvironment(lobby.env),
        callRoom: callRoom(() => lobby.parties),
      };
      return deploymentOf(lobby.env).app.fetch(request as unknown as Request, host);
    }
  }
  return PartyRoom satisfies PartyKit.Worker;
}
