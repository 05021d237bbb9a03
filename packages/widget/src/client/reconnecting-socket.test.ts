import { expect } from "@esm-bundle/chai";
import { ws } from "msw";
import { setupWorker } from "msw/browser";
import { replace } from "../../test/support/device.ts";
import { ReconnectingSocket, type ReconnectingSocketOptions } from "./reconnecting-socket.ts";

const ROOM = "wss://rooms.example/parties/main/session-1";

const room = ws.link(ROOM);
const worker = setupWorker();
const open: ReconnectingSocket[] = [];

/** A socket and its events, one word each; `until` resolves once a word came `count` times. */
function dial(options: Partial<ReconnectingSocketOptions> = {}) {
  const told: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (word: string) => {
    told.push(word);
    for (const look of waiting) look();
  };
  const socket = new ReconnectingSocket({
    url: async () => ROOM,
    nextDelay: () => 0,
    openTimeoutMs: 60_000,
    onOpen: () => tell("open"),
    onMessage: (data) => tell(String(data)),
    onLoss: (code) => tell(`lost ${code}`),
    ...options,
  });
  open.push(socket);
  const until = (word: string, count = 1) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (told.filter((other) => other === word).length >= count) resolve();
      };
      waiting.add(look);
      look();
    });
  return { socket, told, until, tell };
}

/** Answers each connection by its number, counted from 1. */
function answer(
  handle: (client: { send(data: string): void; close(code?: number): void }, count: number) => void,
) {
  let count = 0;
  worker.use(
    room.addEventListener("connection", ({ client }) => {
      count += 1;
      client.addEventListener("message", ({ data }) => client.send(`echo ${data}`));
      handle(client, count);
    }),
  );
}

describe("ReconnectingSocket", () => {
  before(() => worker.start({ quiet: true }));
  afterEach(() => {
    for (const socket of open.splice(0)) socket.close();
    worker.resetHandlers();
  });
  after(() => worker.stop());

  it("carries frames both ways once it is open, and none before", async () => {
    answer(() => {});
    const { socket, told, until } = dial();
    expect(socket.send("too early")).to.equal(false);
    await until("open");
    expect(socket.send("now")).to.equal(true);
    await until("echo now");
    expect(told).to.deep.equal(["open", "echo now"]);
  });

  it("opens again after each loss, and asks for an address and a delay each time", async () => {
    answer((client, count) => count < 3 && client.close(4_000 + count));
    const asked = { url: 0, delay: 0 };
    const { told, until } = dial({
      url: async () => {
        asked.url += 1;
        return ROOM;
      },
      nextDelay: () => {
        asked.delay += 1;
        return 0;
      },
    });
    await until("lost 4002");
    await until("open", told.filter((word) => word === "open").length + 1);
    expect(told.filter((word) => word.startsWith("lost"))).to.deep.equal(["lost 4001", "lost 4002"]);
    expect(asked).to.deep.equal({ url: 3, delay: 3 });
  });

  it("counts a missing address as a failed attempt", async () => {
    answer(() => {});
    let attempts = 0;
    const { told, until } = dial({
      url: async () => {
        attempts += 1;
        if (attempts === 1) throw new TypeError("no network");
        return attempts === 2 ? "wss://[no address" : ROOM;
      },
    });
    await until("open");
    expect(told).to.deep.equal(["lost undefined", "lost undefined", "open"]);
  });

  it("gives up an attempt that does not open, and closes its socket", async () => {
    const closed: number[] = [];
    const restore = replace(
      window,
      "WebSocket",
      class {
        static readonly OPEN = 1;
        readonly readyState = 0;
        close(code: number) {
          closed.push(code);
        }
      } as unknown as typeof WebSocket,
    );
    const { socket, until } = dial({ openTimeoutMs: 0 });
    await until("lost undefined", 2);
    socket.close();
    restore();
    expect(closed.length).to.be.at.least(2);
  });

  it("schedules the next attempt before it reports a loss, so that closing cancels it", async () => {
    answer((client) => client.close(4_409));
    let delays = 0;
    const { socket, told, until, tell } = dial({
      nextDelay: () => {
        delays += 1;
        return 0;
      },
      onLoss: (code) => {
        expect(delays).to.equal(2);
        socket.close();
        tell(`lost ${code}`);
      },
    });
    await until("lost 4409");
    const other = dial();
    await other.until("lost 4409", 2);
    expect(told.filter((word) => word.startsWith("lost"))).to.deep.equal(["lost 4409"]);
    expect(delays).to.equal(2);
  });

  it("reports nothing after it was closed, also when its address comes late", async () => {
    answer(() => {});
    let release = (_: string) => {};
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { socket, told } = dial({
      url: () => {
        asked();
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    });
    await isAsked;
    socket.close();
    release(ROOM);
    const other = dial();
    await other.until("open");
    expect(told).to.deep.equal([]);
  });
});
