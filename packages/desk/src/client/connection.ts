import { jitteredDelay } from "../../../widget/src/client/jittered-delay.ts";
import { ReconnectingSocket } from "../../../widget/src/client/reconnecting-socket.ts";
import { askForToken, RequestProblem } from "./requests.ts";

const OPEN_TIMEOUT_MS = 10_000;
/** A desk of whom nothing is heard for 30 seconds counts as gone (`PRESENCE_LEASE_MS`). */
const PING_MS = 10_000;

export type Connection = "connecting" | "online" | "offline" | "signed-out";

interface RoomConnectionOptions {
  /** The room's path on this server, from `/parties/`. */
  path: string;
  /** The first frame, with a fresh token. */
  hello: (token: string) => string;
  ping: string;
  onFrame: (frame: string) => void;
  onConnection: (connection: Connection) => void;
}

/** A connection to a room as an agent: it asks for a token before each dial, greets, pings, and dials again after a loss. */
export class RoomConnection {
  readonly #options: RoomConnectionOptions;
  readonly #socket: ReconnectingSocket;
  #timer: ReturnType<typeof setInterval> | undefined;
  #attempts = 0;
  /** Said until the room lets the agent in again: words that change with each attempt would be read out each time. */
  #isLost = false;
  #token = "";

  constructor(options: RoomConnectionOptions) {
    this.#options = options;
    const { path, hello, ping, onFrame, onConnection } = options;
    this.#socket = new ReconnectingSocket({
      url: async () => {
        if (!this.#isLost) onConnection("connecting");
        this.#token = await this.#freshToken();
        return `${location.origin.replace(/^http/, "ws")}/parties/${path}`;
      },
      nextDelay: () => (this.#attempts++ === 0 ? 0 : jitteredDelay(this.#attempts - 1)),
      openTimeoutMs: OPEN_TIMEOUT_MS,
      onOpen: () => {
        this.#socket.send(hello(this.#token));
        this.#timer = setInterval(() => this.#socket.send(ping), PING_MS);
      },
      onMessage: (data) => {
        if (typeof data === "string") onFrame(data);
      },
      onLoss: () => {
        clearInterval(this.#timer);
        this.#isLost = true;
        onConnection("offline");
      },
    });
  }

  /** The room has let the agent in: the next loss is tried again at once. */
  welcome(): void {
    this.#attempts = 0;
    this.#isLost = false;
    this.#options.onConnection("online");
  }

  send(frame: string): boolean {
    return this.#socket.send(frame);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  async #freshToken(): Promise<string> {
    try {
      return (await askForToken()).token;
    } catch (error) {
      if (error instanceof RequestProblem && error.status === 401) {
        this.close();
        this.#options.onConnection("signed-out");
      }
      throw error;
    }
  }
}
