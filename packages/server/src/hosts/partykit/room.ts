import type * as PartyKit from "partykit/server";
import { ADDRESS_HEADER, type Room, type RoomKind } from "../../platform/room-host.ts";
import { deploymentOf } from "../durable-object/host.ts";
import { connectionOf, type DurableSocket } from "../durable-object/socket.ts";
import { answerRequest } from "../web/host.ts";
import { answerStatic, fileOf, GATEWAY_PATH } from "../web/static-files.ts";
import { gatewayHost, roomHost, visitorAddress } from "./host.ts";

/** Makes the class that PartyKit runs for one kind of room. */
export function roomClass(kind: RoomKind): PartyKit.Worker {
  class PartyKitRoom implements PartyKit.Server {
    readonly options = { hibernate: true };
    readonly #room: Room;
    readonly #platform: PartyKit.Room;

    constructor(platform: PartyKit.Room) {
      this.#platform = platform;
      this.#room = deploymentOf(platform.env).createRoom(
        kind,
        roomHost(platform, () => this.#connections()),
      );
    }

    onConnect(socket: PartyKit.Connection, { request }: PartyKit.ConnectionContext): Promise<void> {
      return this.#room.onConnect(connectionOf(socket as DurableSocket), request as unknown as Request);
    }

    onMessage(frame: unknown, socket: PartyKit.Connection): Promise<void> {
      return this.#room.onFrame(connectionOf(socket as DurableSocket), frame);
    }

    async onClose(socket: PartyKit.Connection): Promise<void> {
      const connection = connectionOf(socket as DurableSocket);
      // A hibernating socket answers no close frame by itself, and its client would wait for one in vain.
      await this.#room.onClose(connection).finally(() => connection.close(1000, ""));
    }

    onRequest(request: PartyKit.Request): Promise<Response> {
      return answerRequest(kind, this.#room, request as unknown as Request);
    }

    onAlarm(): Promise<void> {
      return this.#room.onAlarm();
    }

    *#connections() {
      for (const socket of this.#platform.getConnections()) yield connectionOf(socket as DurableSocket);
    }

    /** Rooms answer their own deployment alone: no HTTP request from outside gets in. */
    static onBeforeRequest(): Response {
      return new Response(null, { status: 404 });
    }

    static onBeforeConnect(request: PartyKit.Request, { env }: PartyKit.Lobby): PartyKit.Request | Response {
      if (kind !== "main" && kind !== "desk") return new Response(null, { status: 404 });
      request.headers.set(ADDRESS_HEADER, visitorAddress(env, request));
      return request;
    }

    static async onFetch(incoming: PartyKit.Request, lobby: PartyKit.FetchLobby): Promise<Response> {
      const request = incoming as unknown as Request;
      const { pathname } = new URL(request.url);
      const isRead = request.method === "GET" || request.method === "HEAD";
      // PartyKit sends the files of its own folder without a word about keeping them: the widget lies one below.
      const isFile = isRead && !GATEWAY_PATH.test(pathname);
      const file = isFile ? await lobby.assets.fetch(`/widget${fileOf(pathname)}`) : null;
      if (file?.ok) return answerStatic(request, file as unknown as Response);
      return deploymentOf(lobby.env).gateway.fetch(request, gatewayHost(lobby, incoming));
    }
  }
  return PartyKitRoom satisfies PartyKit.Worker;
}
