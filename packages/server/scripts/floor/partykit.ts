import type * as PartyKit from "partykit/server";

/** The least that a durable chat can do, for comparison: it stores each frame as one row and sends it back. */
export default class FloorRoom implements PartyKit.Server {
  readonly options = { hibernate: true };
  readonly #platform: PartyKit.Room;
  #count = 0;

  constructor(platform: PartyKit.Room) {
    this.#platform = platform;
  }

  async onMessage(frame: string, socket: PartyKit.Connection): Promise<void> {
    this.#count += 1;
    await this.#platform.storage.put(`row:${this.#count}`, frame);
    socket.send(frame);
  }

  static onFetch(): Response {
    return new Response("up");
  }
}
