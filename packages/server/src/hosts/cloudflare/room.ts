import type { DurableObjectState } from "@cloudflare/workers-types";
import { type Connection, type ConnectionContext, Server } from "partyserver";
import type { Room, RoomKind } from "../../platform/room-host.ts";
import { deploymentOf } from "../durable-object/host.ts";
import { connectionOf, type DurableSocket } from "../durable-object/socket.ts";
import type { DurableStorage } from "../durable-object/storage.ts";
import { answerRequest } from "../web/host.ts";
import { type Bindings, roomHost } from "./host.ts";

/** One room as partyserver runs it; each kind of room is a class of its own. */
export abstract class CloudflareRoom extends Server<Bindings> {
  static override options = { hibernate: true };
  readonly #kind: RoomKind;
  readonly #room: Room;

  constructor(context: DurableObjectState, env: Bindings, kind: RoomKind) {
    super(context, env);
    const storage = context.storage as unknown as DurableStorage;
    this.#kind = kind;
    this.#room = deploymentOf(env).createRoom(
      kind,
      roomHost(env, storage, () => this.#connections(), context.id.toString()),
    );
  }

  override onConnect(socket: Connection, { request }: ConnectionContext): Promise<void> {
    return this.#room.onConnect(connectionOf(socket as DurableSocket), request);
  }

  override onMessage(socket: Connection, frame: unknown): Promise<void> {
    return this.#room.onFrame(connectionOf(socket as DurableSocket), frame);
  }

  override async onClose(socket: Connection): Promise<void> {
    const connection = connectionOf(socket as DurableSocket);
    // A hibernating socket answers no close frame by itself, and its client would wait for one in vain.
    await this.#room.onClose(connection).finally(() => connection.close(1000, ""));
  }

  override onRequest(request: Request): Promise<Response> {
    return answerRequest(this.#kind, this.#room, request);
  }

  override onAlarm(): Promise<void> {
    return this.#room.onAlarm();
  }

  *#connections() {
    for (const socket of this.getConnections()) yield connectionOf(socket as DurableSocket);
  }
}
