import type { Command, RoomEvent } from "@prosa/protocol";

const EVENTS_A_FRAME = 100;

/** How a scripted room answers one command; `tell` may be called at once or later. */
export type Script = (command: Command, tell: (...events: RoomEvent[]) => void, line: Line) => void;

export interface Line {
  /** Ends the line as a server does, with a WebSocket close code. */
  cut: (code: number) => void;
}

export interface ScriptedRoom {
  /** Tells every open line. */
  tell: (...events: RoomEvent[]) => void;
  /** Cuts every line; from now on nobody gets through. */
  goDown: () => void;
}

/**
 * Puts a room of the page's own behind `fetch` and `WebSocket`, so that the real chat talks to it as to a server. To be
 * called before the chat is loaded.
 */
export function openScriptedRoom(script: Script): ScriptedRoom {
  const lines = new Set<ScriptedSocket>();
  let isDown = false;

  const reach = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith("/api/sessions")) return reach(input, init);
    if (isDown) throw new TypeError("The scripted room is down.");
    const token = {
      session: "gallery-session",
      token: "gallery-token",
      expiresInS: 3_600,
      refreshToken: "gallery-refresh",
    };
    return Response.json(token, { status: 201 });
  };

  class ScriptedSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly url: string;
    binaryType = "blob";
    readyState = 0;

    constructor(url: string) {
      super();
      this.url = url;
      queueMicrotask(() => {
        if (isDown) return this.end(1006);
        this.readyState = 1;
        lines.add(this);
        this.dispatchEvent(new Event("open"));
      });
    }

    send(frame: string): void {
      script(JSON.parse(frame) as Command, (...events) => this.hear(events), {
        cut: (code) => this.end(code),
      });
    }

    hear(events: readonly RoomEvent[]): void {
      // A frame has its limit, and a long log takes many.
      for (let from = 0; from < events.length && this.readyState === 1; from += EVENTS_A_FRAME) {
        const data = JSON.stringify(events.slice(from, from + EVENTS_A_FRAME));
        this.dispatchEvent(new MessageEvent("message", { data }));
      }
    }

    close(code = 1000): void {
      this.end(code);
    }

    end(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      lines.delete(this);
      this.dispatchEvent(new CloseEvent("close", { code }));
    }
  }

  Object.assign(globalThis, { WebSocket: ScriptedSocket });
  return {
    tell: (...events) => {
      for (const line of lines) line.hear(events);
    },
    goDown: () => {
      isDown = true;
      for (const line of [...lines]) line.end(1006);
    },
  };
}
