export interface ReconnectingSocketOptions {
  /** Resolves the room's address (`wss://host/parties/main/<session>`) for each attempt; a rejection counts as a failed attempt. */
  url: () => Promise<string>;
  /** Milliseconds before the next attempt; asked once per attempt, the first included. */
  nextDelay: () => number;
  /** Milliseconds that one attempt may take to open. */
  openTimeoutMs: number;
  onOpen: () => void;
  /** `data` is a string for a text frame, as every frame of a room is. */
  onMessage: (data: unknown) => void;
  /**
   * A connection ended or an attempt failed, and the next one is scheduled already; `close()` calls it off. `closeCode`
   * is the server's (RFC 6455 §7.4), absent when no closing frame can have come.
   */
  onLoss: (closeCode?: number) => void;
}

/**
 * A WebSocket that opens again after each loss until it is closed. It starts by itself, queues nothing, and knows nothing
 * of what is sent. It stands in for partysocket, whose 2.1 KiB the script tag's budget cannot hold.
 */
export class ReconnectingSocket {
  readonly #options: ReconnectingSocketOptions;
  #socket: WebSocket | undefined;
  #isClosed = false;
  // One timer for both waits: an attempt either waits to begin or waits to open.
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReconnectingSocketOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** Whether the frame left; `false` means that the socket is not open, and the frame is gone. */
  send(frame: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  /** Ends the connection and all attempts. No callback is called after it. */
  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => void this.#dial(), this.#options.nextDelay());
  }

  async #dial(): Promise<void> {
    try {
      const url = await this.#options.url();
      if (!this.#isClosed) this.#open(url);
    } catch {
      if (!this.#isClosed) this.#lose();
    }
  }

  #open(url: string): void {
    const { onOpen, onMessage, openTimeoutMs } = this.#options;
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lose(), openTimeoutMs);
    socket.onopen = () => {
      clearTimeout(this.#timer);
      onOpen();
    };
    socket.onmessage = ({ data }) => onMessage(data);
    // An error is always followed by a close, so that only the close counts.
    socket.onclose = ({ code }) => this.#lose(code);
  }

  #lose(closeCode?: number): void {
    this.#drop();
    this.#schedule();
    this.#options.onLoss(closeCode);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1_000);
  }
}
