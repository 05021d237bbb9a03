import {
  type Command,
  decodeEvents,
  encodeCommand,
  type HelloCommand,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
  type RoomEvent,
} from "@prosa/protocol";
import { ReconnectingSocket } from "./reconnecting-socket.ts";
import type { ConnectionState } from "./state/state.ts";

const PING_INTERVAL_MS = 25_000;
const ANSWER_TIMEOUT_MS = 10_000;
/** The wait for an answer where the line may be dead without a sign: the page is looked at again, or the visitor speaks. */
const PROBE_TIMEOUT_MS = 2_500;
/** After this long without a word from the room, the line is in doubt. */
const DOUBT_AFTER_MS = 3_000;

interface ConnectionOptions {
  /** Resolves the room's address, once for each attempt; a rejection counts as a failed attempt. */
  url: () => Promise<string>;
  hello: () => HelloCommand;
  onState: (state: ConnectionState) => void;
  onEvents: (events: readonly RoomEvent[]) => void;
  /** The delay before attempt number `attempt`, counted from 1, in milliseconds. */
  retryDelay: (attempt: number) => number;
}

const WAKE_EVENTS = ["online", "focus", "pageshow"];

// A room that refuses for one of these reasons will refuse again, so another attempt only costs both sides.
const TERMINAL_CODES = [
  "client-too-old",
  "server-too-old",
  "hello-first",
  "origin-not-allowed",
  "unknown-site",
] as const;

function terminalCodeOf(closeCode: number): RefusalCode | undefined {
  return TERMINAL_CODES.find((code) => REFUSAL_CLOSE_CODES[code] === closeCode);
}

/** The connection to one room: dials, says hello, notices a dead socket and dials again. It does not know the messages. */
export class Connection {
  readonly #options: ConnectionOptions;
  #socket: ReconnectingSocket | undefined;
  #attempt = 0;
  #retryAt = 0;
  #shortestDelayMs = 0;
  #state: ConnectionState = { status: "idle" };
  #pingTimer: ReturnType<typeof setTimeout> | undefined;
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get isOnline(): boolean {
    return this.#state.status === "online";
  }

  /** Dials, unless the connection is up or being dialled. */
  open(): void {
    if (this.#socket) return;
    for (const event of WAKE_EVENTS) addEventListener(event, this.#handleWake);
    addEventListener("offline", this.#handleOffline);
    document.addEventListener("visibilitychange", this.#handleWake);
    this.#dial();
  }

  close(): void {
    for (const event of WAKE_EVENTS) removeEventListener(event, this.#handleWake);
    removeEventListener("offline", this.#handleOffline);
    document.removeEventListener("visibilitychange", this.#handleWake);
    this.#hangUp();
    this.#become({ status: "idle" });
  }

  /** Hangs up and dials at once, without waiting for the back-off. */
  retryNow(): void {
    if (!this.#socket) return;
    this.#hangUp();
    this.#dial();
  }

  /** Delays the next attempt by at least `delayMs`, as the server asked. */
  holdOff(delayMs: number): void {
    this.#shortestDelayMs = delayMs;
  }

  /** Gives up, after a refusal that will not change. */
  refuse(code: RefusalCode): void {
    this.#hangUp();
    this.#become({ status: "refused", code });
  }

  /** Sends a command; returns `false` where the connection is not up. Nothing is queued. */
  send(command: Command): boolean {
    const hasLeft = this.isOnline && this.#transmit(command);
    // Nobody waits for the rest. The room may take its time with a command, but not with a ping.
    if (hasLeft && "id" in command) this.#probe();
    return hasLeft;
  }

  /** Asks for a sign of life, unless there was one just now; dials again where none comes. */
  #probe(): void {
    const silentMs = Date.now() - this.#heardAt;
    // Less than nothing: the device's clock was set back, and says nothing of the line.
    const isSureOfLine = silentMs >= 0 && silentMs < DOUBT_AFTER_MS;
    if (isSureOfLine || !this.#transmit({ type: "ping" })) return;
    this.#expectAnswer(PROBE_TIMEOUT_MS);
  }

  #transmit(command: Command): boolean {
    return this.#socket?.send(encodeCommand(command)) ?? false;
  }

  #dial(attempt = 0): void {
    this.#attempt = attempt;
    this.#become({ status: "connecting", attempt });
    this.#socket = new ReconnectingSocket({
      url: () => this.#resolveUrl(),
      nextDelay: () => this.#nextDelay(),
      openTimeoutMs: ANSWER_TIMEOUT_MS,
      onOpen: this.#handleOpen,
      onMessage: this.#handleMessage,
      onLoss: this.#handleLoss,
    });
  }

  #hangUp(): void {
    this.#clearTimers();
    this.#socket?.close();
    this.#socket = undefined;
  }

  #nextDelay(): number {
    const delayMs =
      this.#attempt === 0 ? 0 : Math.max(this.#shortestDelayMs, this.#options.retryDelay(this.#attempt));
    this.#attempt += 1;
    this.#shortestDelayMs = 0;
    this.#retryAt = Date.now() + delayMs;
    return delayMs;
  }

  #resolveUrl(): Promise<string> {
    this.#become({ status: "connecting", attempt: this.#attempt });
    return this.#options.url();
  }

  #become(state: ConnectionState): void {
    if (this.#state.status === "refused" && state.status === "offline") return;
    this.#state = state;
    this.#options.onState(state);
  }

  #clearTimers(): void {
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#answerTimer);
  }

  #expectAnswer(timeoutMs = ANSWER_TIMEOUT_MS): void {
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => this.retryNow(), timeoutMs);
  }

  #schedulePing(): void {
    clearTimeout(this.#pingTimer);
    this.#pingTimer = setTimeout(() => {
      if (this.send({ type: "ping" })) this.#expectAnswer();
    }, PING_INTERVAL_MS);
  }

  #handleOpen = (): void => {
    this.#transmit(this.#options.hello());
    this.#expectAnswer();
  };

  #handleMessage = (data: unknown): void => {
    const decoded = decodeEvents(data);
    if (!decoded.ok) return;
    clearTimeout(this.#answerTimer);
    this.#heardAt = Date.now();
    this.#schedulePing();
    const refused = decoded.value.find((event) => event.type === "refused");
    if (refused) this.holdOff(refused.retryAfterMs ?? 0);
    this.#options.onEvents(decoded.value);
    if (decoded.value.some((event) => event.type === "welcome")) {
      this.#attempt = 1;
      this.#become({ status: "online" });
    } else if (refused && terminalCodeOf(REFUSAL_CLOSE_CODES[refused.code])) {
      this.refuse(refused.code);
    }
  };

  #handleLoss = (closeCode?: number): void => {
    this.#clearTimers();
    const code = closeCode && terminalCodeOf(closeCode);
    if (code) this.refuse(code);
    else this.#become({ status: "offline", retryAt: this.#retryAt });
  };

  #handleWake = (): void => {
    if (document.visibilityState !== "visible") return;
    if (this.#state.status === "offline") this.retryNow();
    else if (this.isOnline) this.#probe();
  };

  // Browsers also say so while a server on this device or in its network still answers: the attempts go on.
  #handleOffline = (): void => {
    if (!this.#socket) return;
    this.#hangUp();
    this.#dial(1);
    this.#become({ status: "offline", retryAt: this.#retryAt });
  };
}
