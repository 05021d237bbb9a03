import * as z from "zod/mini";
import { faultOf } from "../platform/faults.ts";
import type { RoomHost, RoomKind } from "../platform/room-host.ts";
import { RENEWAL_PATH, renewalSchema } from "../security/sealing/renewal.ts";
import { roomPage } from "./room-pages.ts";

const KEY = "renewal";

/** The rooms that one ring of the alarm takes, so that other work of the process comes in between. */
const ROOMS_AT_ONCE = 20;
/** The rest between two rings, in milliseconds. */
const REST_MS = 20;
/** The rooms that failed which are named; all of them are counted. */
const NAMED_MAX = 20;

/** The kinds of room that are named as their site is, in the order in which they are renewed. */
const OF_SITE: readonly RoomKind[] = ["site", "desk", "exports", "stats"];

/** How far the job is. `sites` and `rooms` count those that are done; without `finishedAt` it is under way. */
const progressSchema = z.object({
  startedAt: z.int(),
  finishedAt: z.exactOptional(z.int()),
  sites: z.object({ done: z.int(), of: z.int() }),
  /** Rooms of sessions and of people on channels, which are done after those of the sites. */
  rooms: z.object({ done: z.int() }),
  /** Rows that an earlier version had left plain. */
  sealed: z.int(),
  /** Keys of sessions, contacts, tickets and others that were wrapped again. */
  rewrapped: z.int(),
  /** Rooms that could not be renewed; they are as they were, and the next run takes them up. */
  failed: z.object({ count: z.int(), named: z.array(z.string()) }),
});
export type RenewalProgress = z.infer<typeof progressSchema>;

const stateSchema = z.object({
  progress: progressSchema,
  /** The sites, as they were at the start. */
  names: z.array(z.string()),
  /** Where the list of rooms goes on. */
  place: z.string(),
});
type State = z.infer<typeof stateSchema>;

type JobHost = Pick<RoomHost, "storage" | "alarm" | "now" | "log" | "callRoom" | "listRooms">;

/** Renews the rooms of a whole deployment beside everything else, one after the other. A restart goes on where it was. */
export class RenewalJob {
  readonly #host: JobHost;
  #isRunning = false;

  constructor(host: JobHost) {
    this.#host = host;
  }

  /** Begins, unless it is under way: then it goes on. Resolves with its progress. */
  async start(sites: readonly string[]): Promise<RenewalProgress> {
    const before = await this.#state();
    if (before && before.progress.finishedAt === undefined) {
      await this.#wake();
      return before.progress;
    }
    const progress: RenewalProgress = {
      startedAt: this.#host.now(),
      sites: { done: 0, of: sites.length },
      rooms: { done: 0 },
      sealed: 0,
      rewrapped: 0,
      failed: { count: 0, named: [] },
    };
    await this.#host.storage.put({ [KEY]: { progress, names: [...sites], place: "" } satisfies State });
    await this.#wake();
    return progress;
  }

  /** The progress of the last run; `null` before the first. A run that lost its alarm goes on. */
  async look(): Promise<RenewalProgress | null> {
    const state = await this.#state();
    if (state && state.progress.finishedAt === undefined) await this.#wake();
    return state?.progress ?? null;
  }

  /** Renews the next rooms, and sets the alarm while there are more. */
  async handleAlarm(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      const state = await this.#state();
      if (!state || state.progress.finishedAt !== undefined) return;
      const next = await this.#step(state);
      await this.#host.storage.put({ [KEY]: next });
      if (next.progress.finishedAt === undefined)
        return await this.#host.alarm.set(this.#host.now() + REST_MS);
      const { sealed, rewrapped, failed, rooms } = next.progress;
      const done = { rooms: rooms.done, sealed, rewrapped, failed: failed.count };
      this.#host.log({ level: "info", event: "renewal-finished", ...done });
    } finally {
      this.#isRunning = false;
    }
  }

  async #step({ progress: before, names, place }: State): Promise<State> {
    const progress = structuredClone(before);
    const site = names[progress.sites.done];
    if (site !== undefined) {
      await this.#renewSite(site, progress);
      progress.sites.done += 1;
      return { progress, names, place };
    }
    const page = await roomPage(this.#host, names, place, ROOMS_AT_ONCE);
    for (const [kind, id] of page.rooms) {
      await this.#renew(kind, id, progress);
      progress.rooms.done += 1;
    }
    if (page.next === null) progress.finishedAt = this.#host.now();
    return { progress, names, place: page.next ?? "" };
  }

  /** The site's keys come first: all others of its rooms are wrapped under the newest of them. */
  async #renewSite(site: string, progress: RenewalProgress): Promise<void> {
    const isDone = await this.#try(`site/${site}`, progress, async () => {
      const response = await this.#host.callRoom("site", site, "/keys", { method: "POST" });
      if (!response.ok) throw new Error(`It answered ${response.status}.`);
    });
    if (isDone) for (const kind of OF_SITE) await this.#renew(kind, site, progress);
  }

  async #renew(kind: RoomKind, id: string, progress: RenewalProgress): Promise<void> {
    await this.#try(`${kind}/${id}`, progress, async () => {
      for (let from: string | null = ""; from !== null; ) {
        const query = from === "" ? "" : `?from=${encodeURIComponent(from)}`;
        const response = await this.#host.callRoom(kind, id, RENEWAL_PATH + query, { method: "POST" });
        if (!response.ok) throw new Error(`It answered ${response.status}.`);
        const { next, sealed, rewrapped } = renewalSchema.parse(await response.json());
        progress.sealed += sealed;
        progress.rewrapped += rewrapped;
        from = next;
      }
    });
  }

  /** One room that fails keeps no other from its turn. */
  async #try(room: string, { failed }: RenewalProgress, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#host.log({ level: "error", event: "renewal-failed", room, error: faultOf(error) });
      failed.count += 1;
      if (failed.named.length < NAMED_MAX) failed.named.push(room);
      return false;
    }
  }

  async #state(): Promise<State | null> {
    return stateSchema.safeParse(await this.#host.storage.get(KEY)).data ?? null;
  }

  async #wake(): Promise<void> {
    if (this.#isRunning || (await this.#host.alarm.get()) !== null) return;
    await this.#host.alarm.set(this.#host.now());
  }
}
