// Part of the programs that `partykit dev` and workerd run in the tests of people's time: it imports nothing of Node.

/** The part of a room's storage that has its alarm. */
interface AlarmStorage {
  get(key: string): Promise<unknown>;
  put(rows: Record<string, unknown>): Promise<void>;
  setAlarm(at: number): Promise<void>;
  getAlarm(): Promise<number | null>;
}

/** A room's alarm by this clock. */
interface MovedAlarm {
  /** Handles the platform's alarm, if the room's own is due. */
  handle(work: () => Promise<void>): Promise<void>;
  /** Has the platform's alarm go off at once, to see whether the room's own is due. */
  look(): Promise<void>;
}

/** The path at which a test says how much time has passed besides that of the machine, in milliseconds: `?ms=90000`. */
const PASSED_PATH = "/passed";

/** The path at which a room is asked to look at its alarm. */
export const LOOK_PATH = "/look";

/** The row of when the room's alarm is due; its prefix is one that hosts keep from the room. */
const DUE_KEY = "__ps_due";

/** The time between two looks whether alarms that are due have gone off, and that for all of it, in milliseconds of the machine. */
const REST_MS = 20;
const LATE_MS = 60_000;

const machineNow = Date.now;
let passedMs = 0;
Date.now = () => machineNow() + passedMs;

/** When the alarms of the rooms are due, by the rooms' names; absent where none is set. */
const due = new Map<string, number>();

/**
 * Has a room's alarm go off by this clock: the platform's own is set to when that will be unless a test moves the clock on. A room
 * without a name goes by its own alarm alone.
 */
export function moveAlarm(storage: AlarmStorage, room: string | null): MovedAlarm {
  const [set, get] = [storage.setAlarm.bind(storage), storage.getAlarm.bind(storage)];
  const setFor = (at: number) => set(Math.max(machineNow(), at - passedMs));
  const note = (at: number) => {
    if (room !== null) due.set(room, at);
  };
  storage.setAlarm = async (at) => {
    note(at);
    await Promise.all([storage.put({ [DUE_KEY]: at }), setFor(at)]);
  };
  storage.getAlarm = async () => ((await get()) === null ? null : Number(await storage.get(DUE_KEY)));
  return {
    async handle(work) {
      const at = Number(await storage.get(DUE_KEY));
      note(at);
      if (at > Date.now()) return setFor(at);
      await work();
      if (room !== null && due.get(room) === at) due.delete(room);
    },
    look: () => set(machineNow()),
  };
}

/**
 * Answers a test that moves the time on, once all alarms that are due by then have gone off, with when the others are due; the test
 * says it again after a restart, which knows of no room. `ask` asks a room to look. `null` for any other request.
 */
export async function answerPassed(
  { url, json }: { url: string; json: () => Promise<unknown> },
  ask: (room: string) => Promise<void>,
): Promise<Response | null> {
  const { pathname, searchParams } = new URL(url);
  if (pathname !== PASSED_PATH) return null;
  passedMs = Number(searchParams.get("ms"));
  for (const [room, at] of (await json()) as [string, number][]) if (!due.has(room)) due.set(room, at);
  const until = machineNow() + LATE_MS;
  const asked = new Map<string, number>();
  for (;;) {
    const over = [...due].filter(([, at]) => at <= Date.now());
    if (over.length === 0) return Response.json([...due]);
    if (machineNow() > until) return new Response(`No alarm in ${over.join(" ")}`, { status: 500 });
    for (const [room, at] of over)
      if (asked.get(room) !== at) {
        asked.set(room, at);
        await ask(room);
      }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}
