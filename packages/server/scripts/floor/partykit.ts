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
    const { llm } = JSON.parse(frame) as { llm?: string };
    if (llm === undefined) socket.send(frame);
    else await this.#stream(llm, socket);
  }

  /** Passes on what an LLM streams, a frame for each chunk, and stores it as one row. */
  async #stream(llm: string, socket: PartyKit.Connection): Promise<void> {
    const body = JSON.stringify({ model: "floor", messages: [], stream: true });
    const response = await fetch(llm, { method: "POST", body });
    const decoder = new TextDecoder();
    let whole = "";
    for await (const bytes of response.body ?? []) {
      for (const event of decoder.decode(bytes as Uint8Array, { stream: true }).split("\n\n")) {
        if (event !== "") socket.send(event);
        whole += event;
      }
    }
    this.#count += 1;
    await this.#platform.storage.put(`row:${this.#count}`, whole);
    socket.send("done");
  }

  static onFetch(): Response {
    return new Response("up");
  }
}
