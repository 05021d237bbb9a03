import { idSchema } from "@prosa/protocol";
import { conversationsQuerySchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { type Room, type RoomHost, roomPath } from "../platform/room-host.ts";
import { WakeUp } from "../platform/wake-up.ts";
import { answerRenewal, RENEWAL_PATH } from "../security/sealing/renewal.ts";
import type { SealedStorage } from "../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../security/sealing/site-keys.ts";
import { settledOf } from "./conversations/cells.ts";
import { hourOf } from "./conversations/conversation.ts";
import { factReportSchema, foundIn } from "./conversations/conversation-row.ts";
import { ConversationRows } from "./conversations/conversation-rows.ts";
import { outcomeAt } from "./conversations/outcome.ts";
import { isInSlice, isSliced } from "./conversations/slices.ts";
import { metKey } from "./experiments/arm-sums.ts";
import { CONVERSATION_GAP_MS } from "./facts/conversation-start.ts";
import { answerGroups } from "./questions/group-requests.ts";
import { QuestionGroups } from "./questions/question-groups.ts";
import { sealQuestions } from "./questions/seal-questions.ts";
import { DayRows, type SpanSums } from "./rollups/day-rows.ts";
import { SliceRows } from "./rollups/slice-rows.ts";
import { offsetsOf } from "./rollups/zone.ts";

/** The rows of earlier days that one alarm counts by slice. */
const SLICED_MAX = 20;

/** The time between two looks for rows and days that are too old, in milliseconds. */
const UPKEEP_MS = 24 * 60 * 60 * 1_000;

const hourSchema = z.coerce.number().check(z.int(), z.nonnegative());
const metSchema = z.object({ run: z.string(), arm: z.string() });
const spanSchema = z.object({
  from: hourSchema,
  to: hourSchema,
  zone: z.string(),
  series: z.string(),
  weekly: z.string(),
  slice: z._default(z.string().check(z.maxLength(80)), ""),
});

/** A part of a site's statistics: the sessions that tell it their facts, and the counts that these make. */
export class StatsRoom implements Room {
  readonly #host: RoomHost;
  readonly #days: DayRows;
  readonly #slices: SliceRows;
  readonly #rows: ConversationRows;
  readonly #wakeUp: WakeUp;
  readonly #sealed: SealedStorage;
  #groups: Promise<QuestionGroups> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost, keys: SiteKeyCache) {
    this.#host = host;
    this.#sealed = sealQuestions(host, keys);
    this.#days = new DayRows(host);
    this.#slices = new SliceRows(host);
    this.#rows = new ConversationRows(host, this.#days, this.#slices);
    this.#wakeUp = new WakeUp(host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A statistics room has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /** Removes what is too old. */
  async onAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    await this.#inOrder(async () => {
      await this.#days.prune(this.#host.now());
      await this.#slices.prune(this.#host.now());
      const isUnsliced = await this.#rows.sliceSome(SLICED_MAX);
      const isMore = (await this.#rows.prune()) || isUnsliced;
      await this.#wakeUp.by(this.#host.now() + (isMore ? 1_000 : UPKEEP_MS));
    });
  }

  /**
   * Answers sessions' rooms (`PUT` and `DELETE /facts/:session`) and the deployment's own gateway (`POST /met`, `DELETE /words`, `GET /conversations`,
   * `GET /conversations/:session`, `GET /summaries?sessions=`, `GET /sums`); questions and their groups by `answerGroups`.
   */
  async onRequest(request: Request): Promise<Response> {
    const { id: room, path } = roomPath(request.url);
    const { searchParams } = new URL(request.url);
    const [, kind = "", id = ""] = path.split("/");
    if (kind === "questions" || kind === "groups") {
      // The questions of a site are together in the room that bears its name.
      this.#sealed.belongTo({ site: room, room });
      return this.#inOrder(async () => answerGroups(request, path, await this.#openGroups()));
    }
    if (path === RENEWAL_PATH) {
      this.#sealed.belongTo({ site: room, room });
      return answerRenewal(request, [this.#sealed]);
    }
    switch (`${request.method} ${kind}`) {
      case "PUT facts": {
        const session = idSchema.parse(id);
        const report = factReportSchema.parse(await request.json());
        const taken = await this.#inOrder(() => this.#rows.take(session, report));
        await this.#wakeUp.by(this.#host.now() + UPKEEP_MS);
        return new Response(null, { status: taken === "gone" ? 410 : 204 });
      }
      case "DELETE facts": {
        const session = idSchema.parse(id);
        await this.#inOrder(() => this.#rows.remove(session, searchParams.has("for-good")));
        return new Response(null, { status: 204 });
      }
      case "POST met": {
        const { run, arm } = metSchema.parse(await request.json());
        await this.#inOrder(() => this.#countMet(run, arm));
        return new Response(null, { status: 204 });
      }
      case "DELETE words": {
        await this.#inOrder(() => this.#rows.forgetWords());
        return new Response(null, { status: 204 });
      }
      case "GET conversations": {
        const query = conversationsQuerySchema.parse(Object.fromEntries(searchParams));
        const words = searchParams.getAll("digests").map((digests) => digests.split("."));
        if (id === "") return Response.json(await this.#rows.page(query, words));
        const row = await this.#rows.find(idSchema.parse(id));
        const summary = row && foundIn(row, query, this.#host.now());
        return summary ? Response.json(summary) : new Response(null, { status: 404 });
      }
      case "GET summaries": {
        const query = conversationsQuerySchema.parse({});
        const sessions = (searchParams.get("sessions") ?? "").split(",").map((one) => idSchema.parse(one));
        const rows = await Promise.all(sessions.map((session) => this.#rows.find(session)));
        const summaries = rows.map((row) => row && foundIn(row, query, this.#host.now()));
        return Response.json(summaries.filter(Boolean));
      }
      case "GET sums": {
        const span = spanSchema.parse(Object.fromEntries(searchParams));
        return Response.json(await this.#inOrder(() => this.#sums(span)));
      }
      default:
        return new Response(null, { status: 404 });
    }
  }

  /**
   * Sums a span, of the conversations of one slice where one is named. Conversations whose visitor may still go on are `open`, those in the queue for less than a day `waiting`; a
   * confirmed resolution younger than a day is `unverified`, for the visitor may come back.
   */
  async #sums({ from, to, zone, series, weekly, slice }: z.infer<typeof spanSchema>): Promise<SpanSums> {
    const span = { from, to, offsetOf: offsetsOf(zone) };
    const days = slice === "" ? this.#days : this.#slices.of(slice);
    const sums = await days.sum(span, series.split(","), weekly.split(","));
    const { totals } = sums;
    const now = this.#host.now();
    const add = (key: string, by: number) => {
      totals[key] = (totals[key] ?? 0) + by;
    };
    for await (const row of this.#rows.rows()) {
      if (row.lastAt + CONVERSATION_GAP_MS <= now) break;
      const conversation = row.conversations.at(-1);
      const hour = conversation ? hourOf(conversation.startAt) : -1;
      if (!conversation || hour < from || hour >= to || !isInSlice(conversation, slice)) continue;
      const outcome = outcomeAt(conversation, now);
      if (outcome === "open") {
        for (const [key, value] of settledOf(conversation))
          if (slice === "" || isSliced(key)) add(key, -value);
        add("outcome|open", 1);
      } else if (outcome === "waiting") {
        add("outcome|queue", -1);
        add("outcome|waiting", 1);
      } else if (outcome.startsWith("confirmed")) add("unverified", 1);
    }
    return sums;
  }

  /** Counts a visitor who met an arm before they wrote anything: nothing else is known of them. */
  async #countMet(run: string, arm: string): Promise<void> {
    const rows = await this.#days.rowsWith([[hourOf(this.#host.now()), metKey(run, arm), 1]]);
    await this.#host.storage.put(rows);
    this.#days.keep(rows);
    await this.#wakeUp.by(this.#host.now() + UPKEEP_MS);
  }

  #openGroups(): Promise<QuestionGroups> {
    const { now, newId, log } = this.#host;
    const host = { storage: this.#sealed, now: () => now(), newId: () => newId(), log };
    this.#groups ??= QuestionGroups.open(host).catch((error: unknown) => {
      this.#groups = null;
      throw error;
    });
    return this.#groups;
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
