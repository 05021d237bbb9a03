import type { Command, RoomEvent } from "@prosa/protocol";

const EVENTS_A_FRAME = 100;
/** As long as the code of a real link to another device. */
const LINK_CODE = "gallery".padEnd(43, "-");

/** Answers one command of a scripted room; `tell` may be called at once or later. */
export type Script = (
  command: Command,
  tell: (...events: RoomEvent[]) => void,
  connection: ScriptedConnection,
) => void;

export interface ScriptedConnection {
  /** Ends the connection as a server does, with a WebSocket close code. */
  cut: (code: number) => void;
}

export interface ScriptedRoom {
  /** Sends events to every open connection. */
  tell: (...events: RoomEvent[]) => void;
  /** Cuts every connection; new ones fail from now on. */
  goDown: () => void;
}

/**
 * Replaces `fetch` and `WebSocket` by a room of the page's own, so that the real chat talks to it as to a server. Call it
 * before the chat is loaded.
 */
export function openScriptedRoom(script: Script): ScriptedRoom {
  const sockets = new Set<ScriptedSocket>();
  let isDown = false;

  const reach = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith("/api/sessions")) return reach(input, init);
    if (isDown) throw new TypeError("The scripted room is down.");
    if (pathname.endsWith("/devices"))
      return init?.method === "POST"
        ? Response.json({ code: LINK_CODE, expiresAt: Date.now() }, { status: 201 })
        : Response.json({ others: 1 });
    const token = {
      session: "gallery-session",
      token: "gallery-token",
      expiresInS: 3_600,
      refreshToken: "gallery-refresh",
    };
    return Response.json(token, { status: 201 });
  };

  class ScriptedSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly url: string;
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;

    constructor(url: string) {
      this.url = url;
      queueMicrotask(() => {
        if (isDown) return this.end(1006);
        this.readyState = 1;
        sockets.add(this);
        this.onopen?.();
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
        this.onmessage?.({ data });
      }
    }

    close(code = 1000): void {
      this.end(code);
    }

    end(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      sockets.delete(this);
      this.onclose?.({ code });
    }
  }

  Object.assign(globalThis, { WebSocket: ScriptedSocket });
  return {
    tell: (...events) => {
      for (const socket of sockets) socket.hear(events);
    },
    goDown: () => {
      isDown = true;
      for (const socket of [...sockets]) socket.end(1006);
    },
  };
}
