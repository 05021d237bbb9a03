import { channelKindSchema, idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Transcribe } from "../../models/transcriber.ts";
import { faultOf } from "../../platform/faults.ts";
import { type Room, type RoomHost, roomPath } from "../../platform/room-host.ts";
import { ALARM_SLACK_MS, WakeUp } from "../../platform/wake-up.ts";
import { answerRenewal, RENEWAL_PATH } from "../../security/sealing/renewal.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";
import { channelUpdateSchema } from "../channel.ts";
import type { OpenConnection, OpenConnections } from "../connections.ts";
import { ArrivedUpdates } from "./arrived-updates.ts";
import { Drafts, draftSchema } from "./drafts.ts";
import { Echoes } from "./echoes.ts";
import { Inbox } from "./inbox.ts";
import { leaveConversation } from "./joining.ts";
import { LINK_KEY, type Link, linkSchema } from "./link.ts";
import { LogReader } from "./log-reader.ts";
import { oldOffers } from "./offers.ts";
import { reportPrices } from "./prices.ts";
import { leadingLine } from "./quick-lines.ts";
import { PERSON, type SealedPersonHost, sealPerson } from "./seal-person.ts";
import { type MessageCalls, oldSent, queuedRows, SendQueue } from "./send-queue.ts";
import { oldTemplates, templateKey, templateSchema, windowOf } from "./templates.ts";

/** The rest before the room tries again what another room or its own storage did not take, in milliseconds. */
const RETRY_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** The time for which the offers and the state of a message that was sent are kept, in milliseconds. */
const KEPT_MS = 30 * DAY_MS;

/** The most updates that outlive an erasure which they crossed. */
const WAITING_KEPT = 100;

const whoseSchema = z.object({
  site: siteIdSchema,
  connection: idSchema,
  channel: channelKindSchema,
  person: z.string(),
});
const updatesSchema = z.extend(whoseSchema, { updates: z.array(channelUpdateSchema) });
const pokeSchema = z.object({ session: idSchema });

/**
 * The room of one person on one channel. It stores each update before the platform is told that it came, applies it to the
 * session once and in order, reads the session's log for what the person is to read, and sends that in order.
 */
export class ChannelRoom implements Room {
  readonly #host: SealedPersonHost;
  readonly #connections: OpenConnections;
  readonly #inbox: Inbox;
  readonly #queue: SendQueue;
  readonly #reader: LogReader;
  readonly #arrived: ArrivedUpdates;
  readonly #drafts: Drafts;
  readonly #wakeUp: WakeUp;
  #link: Promise<Link | null> | null = null;
  #reading: Promise<unknown> = Promise.resolve();
  #isApplying = false;
  #isSending = false;
  /** The room's id where a sending was asked for during another piece of work. */
  #held: string | null = null;
  #cancelApply: (() => void) | null = null;
  #cancelSend: (() => void) | null = null;

  constructor(
    platform: RoomHost,
    keys: SiteKeyCache,
    connections: OpenConnections,
    transcribe: Transcribe | null,
  ) {
    const host = sealPerson(platform, keys);
    this.#host = host;
    this.#connections = connections;
    this.#inbox = new Inbox(host);
    this.#queue = new SendQueue(host);
    this.#reader = new LogReader(host);
    this.#arrived = new ArrivedUpdates(host, transcribe, this.#reader, (work) => this.#unlessSending(work));
    this.#drafts = new Drafts(host);
    this.#wakeUp = new WakeUp(host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A channel has no sockets; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /**
   * Answers the gateway (`POST /updates`; `POST /session`: the session that the person's files belong to; `GET /window`: until when the person may be written to freely; `POST /template`: a
   * message goes as a template; `POST /leave`: the visitor ends what they joined), and the session's room (`POST
   * /log`: something was written there; `POST /draft`: a reply is being written; `DELETE /person`: the session was erased).
   */
  async onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    if (path === RENEWAL_PATH) return answerRenewal(request, [this.#host.storage]);
    switch (`${request.method} ${path}`) {
      case "POST /updates": {
        const { updates, ...whose } = updatesSchema.parse(await request.json());
        await this.#keepWhose(id, whose);
        if ((await this.#inbox.take(updates)) > 0) await this.#wakeUp.by(this.#host.now() + ALARM_SLACK_MS);
        void this.#apply(id);
        return new Response(null, { status: 204 });
      }
      case "POST /session": {
        await this.#keepWhose(id, whoseSchema.parse(await request.json()));
        return Response.json({ session: (await this.#open())?.session });
      }
      case "POST /log": {
        const { session } = pokeSchema.parse(await request.json());
        await this.#readLog(id, session);
        void this.#send(id);
        return new Response(null, { status: 204 });
      }
      case "POST /draft":
        return this.#showDraft(draftSchema.parse(await request.json()));
      case "GET /window": {
        const link = await this.#open();
        const open = link && (await this.#connection(link));
        if (!open) return new Response(null, { status: 404 });
        return Response.json({ connection: open.connection.id, ...windowOf(link, open.channel) });
      }
      case "POST /template": {
        const { messageId, call } = templateSchema.parse(await request.json());
        await this.#host.storage.put({ [templateKey(messageId)]: { call, at: this.#host.now() } });
        return new Response(null, { status: 204 });
      }
      case "POST /leave": {
        const link = await this.#open();
        const changes = link && leaveConversation(link, pokeSchema.parse(await request.json()).session);
        if (link && changes) {
          const { own: _, ...rest } = { ...link, ...changes };
          this.#link = Promise.resolve(rest);
          await this.#host.storage.put({ [LINK_KEY]: rest });
        }
        return new Response(null, { status: 204 });
      }
      case "DELETE /person":
        await this.#forget(id);
        return new Response(null, { status: 204 });
      default:
        return new Response(null, { status: 404 });
    }
  }

  async onAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    const link = await this.#open();
    if (!link) return;
    // Work that began before goes on beyond this alarm.
    if (this.#isSending || this.#isApplying) await this.#wakeUp.by(this.#host.now() + ALARM_SLACK_MS);
    if (link.prunedAt < this.#host.now() - DAY_MS) await this.#prune();
    const id = await this.#host.storage.get("id");
    if (typeof id !== "string") return;
    await Promise.all([this.#apply(id), this.#readLog(id, link.session).then(() => this.#send(id))]);
  }

  #open(): Promise<Link | null> {
    this.#link ??= this.#host.storage
      .get(LINK_KEY)
      .then((stored) => linkSchema.safeParse(stored).data ?? null);
    return this.#link;
  }

  /** Writes changes of the link with rows and calls that belong to them, in one step. */
  async #save(
    changes: Partial<Link>,
    rows: Readonly<Record<string, unknown>> = {},
    calls: readonly MessageCalls[] = [],
  ): Promise<void> {
    const link = await this.#open();
    if (!link) return;
    const queued = queuedRows(calls, link.next);
    const saved = { ...link, ...changes, next: queued.next };
    this.#link = Promise.resolve(saved);
    await this.#host.storage.put({ ...rows, ...queued.rows, [LINK_KEY]: saved });
    // Who told of them is answered before they are sent, and a person who only reads wakes nobody after a kill.
    if (calls.length > 0) await this.#wakeUp.by(this.#host.now() + ALARM_SLACK_MS);
  }

  /** Makes the person's link when they first write: it gives them one session, whatever comes at once. */
  async #keepWhose(
    room: string,
    whose: Pick<Link, "site" | "connection" | "channel" | "person">,
  ): Promise<void> {
    this.#host.storage.belongTo({ site: whose.site, room });
    if (await this.#open()) return;
    const link: Link = {
      ...whose,
      session: this.#host.newId(),
      facts: {},
      isReachable: true,
      epoch: null,
      cursor: 0,
      next: 1,
      unknown: [],
      isPaused: false,
      prunedAt: this.#host.now(),
    };
    // Another request may have made it while this one waited.
    if (await this.#open()) return;
    this.#link = Promise.resolve(link);
    await this.#host.storage.put({ [LINK_KEY]: link });
  }

  async #connection({ site, connection }: Link): Promise<OpenConnection | null> {
    return this.#connections.find(this.#host, site, connection);
  }

  /** Applies what waits in the inbox, one update after the other; never rejects. */
  async #apply(id: string): Promise<void> {
    if (this.#isApplying) return;
    this.#isApplying = true;
    this.#cancelApply?.();
    let waitMs: number | null = RETRY_MS;
    try {
      await this.#keepId(id);
      waitMs = await this.#applyDue(id);
    } catch (error) {
      this.#host.log({ level: "warn", event: "update-not-applied", error: faultOf(error) });
    } finally {
      this.#isApplying = false;
    }
    if (waitMs === null) return;
    this.#cancelApply = this.#host.after(waitMs, () => void this.#apply(id));
    await this.#wakeUp.by(this.#host.now() + waitMs + ALARM_SLACK_MS).catch(() => undefined);
  }

  async #applyDue(id: string): Promise<number | null> {
    for (;;) {
      const link = await this.#open();
      if (!link) return null;
      const open = await this.#connection(link);
      const joining = open?.channel.joining;
      const restMs = await this.#inbox.restMs(joining);
      if (restMs === null || restMs > 0) return restMs;
      const waiting = joining ? await this.#inbox.joined(joining) : (await this.#inbox.next(1))[0];
      if (!waiting) return null;
      if (open) {
        const line = joining ? null : await leadingLine(this.#inbox, open.channel);
        if (line && line.restMs > 0) return line.restMs;
        const done = await this.#arrived.apply(waiting.update, id, link, open, line?.isLead);
        await this.#save(done.changes, done.rows, done.calls);
        if (done.waitMs !== undefined) return done.waitMs;
        if (done.calls.length > 0) void this.#send(id);
        await reportPrices(this.#host, link);
      }
      await this.#inbox.done(waiting.key);
    }
  }

  /** Reads the session's log on, and queues what the person is to read. */
  #readLog(id: string, session: string): Promise<void> {
    const done = this.#reading.then(async () => {
      const link = await this.#open();
      if (!link || link.session !== session) return;
      const open = await this.#connection(link);
      if (!open) return;
      for (;;) {
        const now = (await this.#open()) ?? link;
        const read = await this.#reader.next(id, now, open);
        if (!read) return;
        await this.#save(read.changes, read.rows, read.calls);
        if (!read.hasMore) return;
      }
    });
    this.#reading = done.catch(() => undefined);
    return done;
  }

  /** Shows a reply as far as it is written. 404 where nothing is shown, 409 where the reply goes on without. */
  async #showDraft({ session, ...draft }: z.infer<typeof draftSchema>): Promise<Response> {
    const link = await this.#open();
    const open = link && (await this.#connection(link));
    if (!open || link.session !== session) return new Response(null, { status: 404 });
    // A message that is on its way is no place for a draft of the next.
    if (this.#isSending) return new Response(null, { status: 204 });
    const { end, changes } = await this.#drafts.show(link, open, draft);
    if (changes) await this.#save(changes);
    return new Response(null, { status: { none: 404, over: 409, taken: 204 }[end] });
  }

  /** Sends what waits, in order; never rejects. */
  async #send(id: string): Promise<void> {
    if (this.#isSending) {
      this.#held = id;
      return;
    }
    this.#isSending = true;
    this.#held = null;
    this.#cancelSend?.();
    let waitMs: number | null = RETRY_MS;
    try {
      await this.#drafts.settled;
      waitMs = await this.#sendDue(id);
    } catch (error) {
      this.#host.log({ level: "warn", event: "message-not-sent", error: faultOf(error) });
    } finally {
      this.#isSending = false;
    }
    if (waitMs === null) return;
    this.#cancelSend = this.#host.after(waitMs, () => void this.#send(id));
    await this.#wakeUp.by(this.#host.now() + waitMs + ALARM_SLACK_MS).catch(() => undefined);
  }

  /**
   * Does some work while nothing is sent, or nothing where something is. A sending that comes meanwhile waits for it: else a call
   * that an echo is just found to answer could be made again.
   */
  async #unlessSending<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#isSending) return null;
    this.#isSending = true;
    try {
      return await work();
    } finally {
      this.#isSending = false;
      const held = this.#held;
      this.#held = null;
      if (held !== null) void this.#send(held);
    }
  }

  async #sendDue(id: string): Promise<number | null> {
    for (;;) {
      const link = await this.#open();
      const open = link && (await this.#connection(link));
      if (!link || !open) return null;
      const { waitMs, changes, fault, isHealthy } = await this.#queue.step(link, open);
      if (changes) await this.#save(changes);
      // Another person's room may have told of it, and have nothing to send any more.
      if (isHealthy && (link.isPaused || open.connection.fault)) await this.#tellOwner(link, null);
      if (fault) {
        const isKnown = fault.isOwners && link.isPaused;
        if (fault.isOwners && !isKnown) await this.#tellOwner(link, fault.code);
        if (!isKnown) await this.#reader.tellAgents(id, link, fault);
      }
      if (waitMs === null || waitMs > 0) return waitMs;
    }
  }

  /** Tells the site that a connection needs its owner, or that it is well again. */
  async #tellOwner({ site, connection }: Link, fault: string | null): Promise<void> {
    const init = { method: "PUT", body: JSON.stringify({ fault }) };
    await this.#host.callRoom("site", site, `/connections/${connection}/fault`, init);
    await this.#save({ isPaused: fault !== null });
  }

  /** Removes all that is known of the person but the ids of their updates. What was not applied yet begins another session. */
  async #forget(room: string): Promise<void> {
    const { storage } = this.#host;
    const link = await this.#open();
    const waiting = await this.#inbox.next(WAITING_KEPT);
    this.#link = null;
    await storage.destroyKey(PERSON, {});
    const rows = await storage.keys({ prefix: "" });
    await storage.delete(rows.filter((key) => !/^seen:|^id$/.test(key)));
    if (!link || waiting.length === 0) return;
    const { site, connection, channel, person } = link;
    await this.#keepWhose(room, { site, connection, channel, person });
    await this.#inbox.putBack(waiting.map(({ update }) => update));
    void this.#apply(room);
  }

  async #prune(): Promise<void> {
    const before = this.#host.now() - KEPT_MS;
    await this.#inbox.prune();
    const { storage } = this.#host;
    const old = [
      ...(await oldOffers(storage, before)),
      ...(await oldSent(this.#host, before)),
      ...(await oldTemplates(storage, before)),
      ...(await new Echoes(this.#host).old()),
    ];
    for (let from = 0; from < old.length; from += 100) await storage.delete(old.slice(from, from + 100));
    await this.#save({ prunedAt: this.#host.now() });
  }

  /** The room's own id, which an alarm does not tell. */
  async #keepId(id: string): Promise<void> {
    if ((await this.#host.storage.get("id")) !== id) await this.#host.storage.put({ id });
  }
}
