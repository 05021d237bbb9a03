import type { DurableObjectNamespace, DurableObjectState } from "@cloudflare/workers-types";
import {
  type Connection,
  type ConnectionContext,
  getServerByName,
  routePartykitRequest,
  Server,
} from "partyserver";
import { createDeployment, type Deployment } from "../../compose.ts";
import type { FrontHost } from "../../gateway/gateway.ts";
import { readEnvironment } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { Party, Room, RoomHost } from "../../platform/room-host.ts";
import { writeLog } from "../durable/log.ts";
import { connectionOf, type PartySocket, webPlatform } from "../durable/platform.ts";
import { type DurableStorage, durableAlarm, durableStorage } from "../durable/storage.ts";

interface Bindings extends Record<string, unknown> {
  Main: DurableObjectNamespace;
  Site: DurableObjectNamespace;
  Directory: DurableObjectNamespace;
}

let deployment: Deployment | null = null;

function deploymentOf(env: Bindings): Deployment {
  deployment ??= createDeployment(readEnvironment(env), writeLog);
  return deployment;
}

function callRoom(env: Bindings): RoomHost["callRoom"] {
  const namespaces = { main: env.Main, site: env.Site, directory: env.Directory };
  return async (party, id, path, init) => {
    const room = await getServerByName(namespaces[party] as never, id);
    return room.fetch(new Request(`http://room/parties/${party}/${id}${path}`, init));
  };
}

/** Binds one kind of room to partyserver's class. */
abstract class PartyServer extends Server<Bindings> {
  static override options = { hibernate: true };
  readonly #room: Room;

  constructor(context: DurableObjectState, env: Bindings, party: Party) {
    super(context, env);
    const storage = context.storage as unknown as DurableStorage;
    const host: RoomHost = {
      ...webPlatform,
      environment: readEnvironment(env),
      storage: durableStorage(storage),
      alarm: durableAlarm(storage),
      connections: () => this.#connections(),
      callRoom: callRoom(env),
    };
    this.#room = deploymentOf(env).createRoom(party, host);
  }

  override onConnect(socket: Connection, { request }: ConnectionContext): Promise<void> {
    return this.#room.onConnect(connectionOf(socket as PartySocket), request);
  }

  override onMessage(socket: Connection, frame: unknown): Promise<void> {
    return this.#room.onFrame(connectionOf(socket as PartySocket), frame);
  }

  override async onClose(socket: Connection): Promise<void> {
    const connection = connectionOf(socket as PartySocket);
    await this.#room.onClose(connection);
    // A hibernating socket answers no close frame by itself, and its client would wait for one in vain.
    connection.close(1000, "");
  }

  override async onRequest(request: Request): Promise<Response> {
    try {
      return await this.#room.onRequest(request);
    } catch (error) {
      writeLog({ level: "error", event: "room-request-failed", error: faultOf(error) });
      return new Response(null, { status: 500 });
    }
  }

  override onAlarm(): Promise<void> {
    return this.#room.onAlarm();
  }

  *#connections() {
    for (const socket of this.getConnections()) yield connectionOf(socket as PartySocket);
  }
}

export class Main extends PartyServer {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "main");
  }
}

export class Site extends PartyServer {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "site");
  }
}

export class Directory extends PartyServer {
  constructor(context: DurableObjectState, env: Bindings) {
    super(context, env, "directory");
  }
}

/** Sockets go to their session's room; everything else from outside goes to the front door and to no room. */
export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const { pathname } = new URL(request.url);
    const isSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    if (isSocket && /^\/(party|parties\/main)\/[^/]+$/.test(pathname)) {
      const routed = await routePartykitRequest(openRequest(request), env as never);
      return routed ?? new Response(null, { status: 404 });
    }
    const host: FrontHost = { ...webPlatform, environment: readEnvironment(env), callRoom: callRoom(env) };
    return deploymentOf(env).app.fetch(request, host);
  },
};

/** partyserver trusts its own headers wherever they come from, so none may come from outside. */
function openRequest(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("x-partykit-")) headers.delete(name);
  return new Request(request, { headers });
}
