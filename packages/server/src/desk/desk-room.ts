import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Connection, Room, RoomHost } from "../platform/room-host.ts";
import { roomPath } from "../platform/room-host.ts";
import { WakeUp } from "../platform/wake-up.ts";
import { answerRenewal, RENEWAL_PATH } from "../security/sealing/renewal.ts";
import type { SealedStorage } from "../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../security/sealing/site-keys.ts";
import { answerShortcuts } from "./canned-replies/shortcut-requests.ts";
import { DeskConnections } from "./desk-connections.ts";
import { type DeskParts, openDesk } from "./desk-parts.ts";
import { DeskPublisher } from "./desk-publisher.ts";
import { answerAvatars, findAvatar } from "./people/avatar-requests.ts";
import { DeskRefusal } from "./people/desk-refusal.ts";
import { answerPasskeys } from "./people/passkey-requests.ts";
import { answerPeople } from "./people/people-requests.ts";
import { answerTotp } from "./people/totp-requests.ts";
import { answerPush } from "./push/push-requests.ts";
import { QueueSchedule } from "./queue/queue-schedule.ts";
import type { RowChange } from "./rows/desk-rows.ts";
import { projectionSchema } from "./rows/projection.ts";
import { sealRows } from "./rows/seal-rows.ts";
import { isWithAssistantAlone } from "./rows/views.ts";
import { answerTickets } from "./tickets/ticket-requests.ts";

const changedSchema = z.object({ by: idSchema, what: z.string() });
const listQuerySchema = z.object({ after: z.string(), limit: z.coerce.number() });

/** The desk of one site's agents: rows of conversations, who is there, whose turn it is, and the agents' accounts. */
export class DeskRoom implements Room {
  readonly #host: RoomHost;
  readonly #sealed: SealedStorage;
  readonly #publisher: DeskPublisher;
  readonly #connections: DeskConnections;
  readonly #schedule: QueueSchedule;
  readonly #wakeUp: WakeUp;
  #parts: Promise<DeskParts> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost, keys: SiteKeyCache) {
    this.#host = host;
    this.#sealed = sealRows(host, keys);
    this.#publisher = new DeskPublisher(host);
    this.#wakeUp = new WakeUp(host);
    this.#schedule = new QueueSchedule({ host, publisher: this.#publisher, wakeUp: this.#wakeUp });
    this.#connections = new DeskConnections({
      host,
      publisher: this.#publisher,
      open: () => this.#open(),
      inOrder: this.#inOrder,
      turn: (parts) => this.#schedule.take(parts),
    });
  }

  async onConnect(connection: Connection, request: Request): Promise<void> {
    this.#connections.onConnect(connection, request);
  }

  onFrame(connection: Connection, frame: unknown): Promise<void> {
    return this.#connections.onFrame(connection, frame);
  }

  onClose(): Promise<void> {
    return this.#connections.onClose();
  }

  async onAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    await this.#inOrder(async () => {
      const parts = await this.#open();
      await parts.tickets.settle();
      this.#tellTickets(parts);
      await this.#schedule.take(parts);
    });
  }

  /**
   * Answers sessions' rooms (`PUT` and `DELETE /rows/:session`, `POST` there to have the visitor told their place again, `GET /people/:id`, `POST /tickets`) and the deployment's own gateway (`POST
   * /facts` when the site's settings have changed, `GET /row-list`, the sessions of the rows by their ids, and the people's requests).
   */
  async onRequest(request: Request): Promise<Response> {
    const { id: site, path } = roomPath(request.url);
    const [, kind, id = ""] = path.split("/");
    try {
      if (path === RENEWAL_PATH) {
        this.#sealed.belongTo({ site, room: site });
        return await answerRenewal(request, [this.#sealed]);
      }
      if (kind === "people" && request.method === "GET" && id !== "") return await this.#findPerson(id);
      // Seen by many, and asked of nothing that work on the desk changes half-way.
      if (kind === "avatars" && request.method === "GET")
        return await findAvatar(site, id, await this.#open());
      if (kind === "avatars") return await this.#answerAvatars(request, site, id);
      if (kind === "facts" && request.method === "POST") return await this.#refreshFacts(request, site);
      if (kind === "replies" || kind === "macros")
        return await this.#inOrder(async () => answerShortcuts(request, kind, id, await this.#open()));
      if (kind === "row-list") return await this.#listRows(new URL(request.url).searchParams);
      if (kind === "push") return await this.#answerPush(request, site, path);
      if (kind === "passkeys")
        return await this.#inOrder(async () => answerPasskeys(request, path, await this.#open()));
      if (kind === "totp") return await this.#answerTotp(request, site, path);
      if (kind === "tickets") return await this.#answerTickets(request, site, path);
      if (kind !== "rows") {
        return await this.#inOrder(async () => {
          const parts = await this.#open();
          const response = await answerPeople(request, path, parts);
          if (request.method !== "GET") this.#publisher.noteAny(parts);
          return response;
        });
      }
      if (id === "" && request.method === "GET")
        return await this.#listRows(new URL(request.url).searchParams);
      const session = idSchema.parse(id);
      return await this.#inOrder(() => this.#answerRow(request, site, session));
    } catch (error) {
      if (!(error instanceof DeskRefusal)) throw error;
      const { code, message, status } = error;
      return Response.json({ code, message }, { status });
    }
  }

  /** A session asks who a person is while it does nothing else; the desk's order of work may wait for that very session. */
  async #findPerson(id: string): Promise<Response> {
    const account = (await this.#open()).accounts.active(id);
    if (!account) return new Response(null, { status: 404 });
    const { name, avatarPath } = account;
    return Response.json({ id, name, ...(avatarPath !== undefined && { avatarPath }) });
  }

  #answerAvatars(request: Request, site: string, person: string): Promise<Response> {
    return this.#inOrder(async () => {
      this.#sealed.belongTo({ site, room: site });
      const parts = await this.#open();
      const response = await answerAvatars(request, { site, person }, parts);
      this.#publisher.noteAny(parts);
      return response;
    });
  }

  /** The site's settings have changed: those who wait hear of its new hours at once. */
  #refreshFacts(request: Request, site: string): Promise<Response> {
    return this.#inOrder(async () => {
      const parts = await this.#open();
      const { by, what } = changedSchema.parse(await request.json());
      await parts.facts.refresh(site, true);
      await parts.audit.note({ person: by, what });
      await this.#schedule.take(parts);
      return new Response(null, { status: 204 });
    });
  }

  #answerTickets(request: Request, site: string, path: string): Promise<Response> {
    return this.#inOrder(async () => {
      this.#sealed.belongTo({ site, room: site });
      const parts = await this.#open();
      await parts.facts.refresh(site);
      const response = await answerTickets(request, path, parts);
      this.#tellTickets(parts);
      if (request.method !== "GET") await this.#schedule.take(parts);
      return response;
    });
  }

  #answerTotp(request: Request, site: string, path: string): Promise<Response> {
    return this.#inOrder(async () => {
      this.#sealed.belongTo({ site, room: site });
      return answerTotp(request, path, await this.#open());
    });
  }

  #answerPush(request: Request, site: string, path: string): Promise<Response> {
    return this.#inOrder(async () => {
      this.#sealed.belongTo({ site, room: site });
      const parts = await this.#open();
      await parts.facts.refresh(site);
      return answerPush(request, path, parts);
    });
  }

  #tellTickets(parts: DeskParts): void {
    this.#publisher.noteTickets(parts.tickets.store.takeChanged(), parts);
  }

  async #answerRow(request: Request, site: string, session: string): Promise<Response> {
    const parts = await this.#open();
    const { rows, facts } = parts;
    this.#sealed.belongTo({ site, room: site });
    await facts.refresh(site);
    const { searchParams } = new URL(request.url);
    if (request.method === "DELETE") {
      // Who makes the rows again removes those of sessions that are gone, and leaves no trace of any other.
      if (searchParams.has("if-there") && !rows.get(session)) return new Response(null, { status: 204 });
      const isForGood = searchParams.has("for-good");
      await parts.tickets.forgetSession(session, isForGood);
      this.#tellTickets(parts);
      const change = await rows.remove(session, isForGood);
      await this.#follow(parts, change ? [change] : []);
      return new Response(null, { status: change ? 200 : 204 });
    }
    if (request.method === "POST") {
      parts.told.tellAgain(session);
      await this.#schedule.take(parts);
      return new Response(null, { status: 204 });
    }
    if (request.method !== "PUT") return new Response(null, { status: 404 });
    const isAgain = searchParams.has("again");
    const { timeZone } = facts;
    const change = await rows.take(session, projectionSchema.parse(await request.json()), {
      timeZone,
      isAgain,
    });
    if (change === "gone") return new Response(null, { status: 410 });
    if (change) await this.#follow(parts, [change, ...(await rows.prune())]);
    const number = rows.get(session)?.number;
    return Response.json({ isChanged: change !== null, ...(number !== undefined && { number }) });
  }

  async #listRows(query: URLSearchParams): Promise<Response> {
    const { rows } = await this.#open();
    const { after, limit } = listQuerySchema.parse(Object.fromEntries(query));
    return Response.json({ sessions: rows.sessionsAfter(after, limit) });
  }

  async #follow(parts: DeskParts, changes: readonly RowChange[]): Promise<void> {
    const ofPeople = changes.filter((change) => !isOfAssistantAlone(change));
    this.#publisher.note(ofPeople, changes.filter(isOfAssistantAlone), parts);
    if (ofPeople.length > 0) await this.#schedule.follow(parts, ofPeople);
  }

  #open(): Promise<DeskParts> {
    this.#parts ??= openDesk(this.#host, this.#sealed).catch((error: unknown) => {
      this.#parts = null;
      throw error;
    });
    return this.#parts;
  }

  readonly #inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  };
}

/** True where a change concerns no person: both what was and what is are conversations of the assistant alone. */
function isOfAssistantAlone({ before, after }: RowChange): boolean {
  return [before, after].every((row) => row === undefined || isWithAssistantAlone(row));
}
