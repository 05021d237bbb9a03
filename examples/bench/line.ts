import { decodeEvents, PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import WebSocket from "ws";
import { openSession } from "./bench-site.ts";

/** The longest that an answer is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;

/** A welcomed socket, from an address that its test chooses. */
export class Line {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (isDone: boolean) => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async open(origin: string, address: string): Promise<Line> {
    const session = await openSession(origin);
    const at = `${origin.replace("http", "ws")}/parties/main/${session.session}`;
    const line = new Line(new WebSocket(at, { localAddress: address }));
    await line.#welcome(session);
    return line;
  }

  /** Says something and resolves with the time to its answer; `null` where it was put off, or got none in time. */
  async ask(text: string): Promise<number | null> {
    const from = performance.now();
    const id = this.#say(text);
    const timer = setTimeout(() => this.#tell(id, false), PATIENCE_MS);
    const isAnswered = await new Promise<boolean>((resolve) => {
      this.#waiting.set(`answer ${id}`, resolve);
      // That it was taken is not yet its answer.
      this.#waiting.set(id, (isTaken) => isTaken || this.#tell(`answer ${id}`, false));
    });
    clearTimeout(timer);
    this.#waiting.delete(id);
    return isAnswered ? performance.now() - from : null;
  }

  /** Says something and resolves with whether it was admitted. */
  send(text: string): Promise<boolean> {
    const id = this.#say(text);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.#socket.terminate();
  }

  #say(text: string): string {
    const id = crypto.randomUUID();
    this.#socket.send(JSON.stringify({ type: "say", id, text }));
    return id;
  }

  #welcome({ token }: SessionToken): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("close", () => {
        reject(new Error("The server closed the socket."));
        for (const key of [...this.#waiting.keys()]) this.#tell(key, false);
      });
      this.#socket.on("open", () => {
        const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
        this.#socket.send(JSON.stringify(hello));
      });
      this.#socket.on("message", (data) => {
        const decoded = decodeEvents(String(data));
        for (const event of decoded.ok ? decoded.value : []) {
          if (event.type === "welcome") resolve();
          if (event.type === "confirmed") this.#tell(event.id, true);
          if (event.type === "rejected" && event.id !== undefined) this.#tell(event.id, false);
          if (event.type === "said" && event.message.replyTo)
            this.#tell(`answer ${event.message.replyTo}`, true);
        }
      });
    });
  }

  #tell(key: string, isDone: boolean): void {
    this.#waiting.get(key)?.(isDone);
    this.#waiting.delete(key);
  }
}
