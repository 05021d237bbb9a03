import { idSchema } from "@prosa/protocol";
import type { QuestionFilter, UnansweredDetail, UnansweredGroup } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import { type KeptQuestion, keptQuestionSchema, type QuestionReport, type ToldQuestion } from "./question.ts";
import { QUESTION_PREFIX } from "./seal-questions.ts";
import { similarityOf, termsOf } from "./similarity.ts";

/**
 * The least similarity of a question to one of a group that makes it one of them. Run of 29 November 2026 over the first
 * messages of three sets of intents, grouped as here: at 0.5, 0.6 and 0.7 the groups of two and more held 90, 78 and 58 % of
 * 1,037 messages of TAIS, and 50, 65 and 85 % of those were of their group's most frequent intent; 88, 82 and 60 % and 69, 76
 * and 84 % of 816 of CrossBot; 75, 52 and 30 % and 65, 85 and 91 % of 1,500 of CLINC150.
 */
const SIMILAR = 0.6;

/** The members of a group that a new question is compared with, the latest. */
const COMPARED_MAX = 20;

/** The most questions that one session has kept, and the most sessions. */
const QUESTIONS_OF_SESSION_MAX = 20;
const QUESTION_SESSIONS_MAX = 2_000;

/** The groups of one page. */
const PAGE_COUNT = 50;

const TREND_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

const GROUP_PREFIX = "group:";
const GONE_PREFIX = "question-gone:";

const rowSchema = z.object({ until: z.int(), questions: z.array(keptQuestionSchema) });
const groupSchema = z.object({
  id: idSchema,
  state: z.enum(["open", "answered", "closed"]),
  answer: z.exactOptional(z.object({ source: z.string(), at: z.int(), by: z.exactOptional(z.string()) })),
  closedAt: z.exactOptional(z.int()),
  closedBy: z.exactOptional(z.enum(["answered", "person"])),
});
type GroupRow = z.infer<typeof groupSchema>;

interface Member extends KeptQuestion {
  session: string;
  terms: ReadonlySet<string>;
}

/** A change of a group's state that its owner, or an answer to a like question, brings about. */
export type GroupChange =
  | { state: "open" }
  | { state: "closed"; by: "answered" | "person" }
  | { state: "answered"; source: string; person?: string | undefined };

type GroupsHost = Pick<RoomHost, "now" | "newId" | "log"> & { readonly storage: SealedStorage };

/** The questions of a site that were not answered, in groups of like ones; each belongs to its session, and goes with it. */
export class QuestionGroups {
  readonly #host: GroupsHost;
  readonly #groups = new Map<string, GroupRow>();
  readonly #members = new Map<string, Member[]>();
  readonly #sessions = new Map<string, number>();

  private constructor(host: GroupsHost) {
    this.#host = host;
  }

  static async open(host: GroupsHost): Promise<QuestionGroups> {
    const opened = new QuestionGroups(host);
    const [groups, rows] = await Promise.all([
      host.storage.list({ prefix: GROUP_PREFIX }),
      host.storage.list({ prefix: QUESTION_PREFIX }),
    ]);
    for (const value of groups.values()) {
      const group = groupSchema.safeParse(value).data;
      if (group) opened.#groups.set(group.id, group);
    }
    for (const [key, value] of rows) {
      const row = rowSchema.safeParse(value).data;
      if (row) opened.#hold(key.slice(QUESTION_PREFIX.length), row);
      else if (value !== undefined) host.log({ level: "error", event: "questions-unreadable" });
    }
    return opened;
  }

  /** Takes the questions of a session; those that it told before are passed over. `"gone"` for an erased session. */
  async take(session: string, { until, questions }: QuestionReport): Promise<"taken" | "gone"> {
    const { storage } = this.#host;
    if ((await storage.get(GONE_PREFIX + session)) !== undefined) return "gone";
    const known = this.#of(session);
    const fresh = questions.filter(({ messageId }) => !known.some((one) => one.messageId === messageId));
    const rows: Record<string, unknown> = {};
    const added: KeptQuestion[] = [];
    for (const question of fresh) {
      const group = this.#groupFor(question);
      const before = this.#groups.get(group);
      // Who asks the like again after an answer was written, and is not answered, opens the group again.
      const { closedAt: _, closedBy: __, ...rest } = before ?? { id: group };
      const row: GroupRow = { ...rest, state: "open" };
      rows[GROUP_PREFIX + group] = row;
      this.#groups.set(group, row);
      const kept = { ...question, group };
      added.push(kept);
      this.#add(session, kept);
    }
    const all = [...known, ...added].slice(-QUESTIONS_OF_SESSION_MAX).map(questionOf);
    await storage.put({ ...rows, [QUESTION_PREFIX + session]: { until, questions: all } });
    this.#drop(session);
    this.#hold(session, { until, questions: all });
    await this.#prune();
    return "taken";
  }

  /** Removes the questions of a session; for good, so that no late report brings them back, where its visitor erased it. */
  async remove(session: string, isForGood: boolean): Promise<void> {
    const { storage, now } = this.#host;
    if (isForGood) await storage.destroyKey(session, { [GONE_PREFIX + session]: now() });
    await storage.delete([QUESTION_PREFIX + session, keyRowOf(session)]);
    const groups = new Set(this.#of(session).map(({ group }) => group));
    this.#drop(session);
    await this.#dropEmpty(groups);
  }

  /** One page of the groups in a state by the questions that meet a filter: those with the most first, then the latest. */
  page(
    state: GroupRow["state"],
    from: number,
    filter: QuestionFilter,
  ): { groups: UnansweredGroup[]; next?: number } {
    const all = [...this.#groups.values()]
      .filter((group) => group.state === state)
      .flatMap((group) => this.#viewOf(group, filter) ?? [])
      .sort((one, other) => other.count - one.count || other.lastAt - one.lastAt);
    const next = from + PAGE_COUNT < all.length ? from + PAGE_COUNT : undefined;
    return { groups: all.slice(from, from + PAGE_COUNT), ...(next !== undefined && { next }) };
  }

  /** A group with its questions, the latest first; `undefined` where there is none. */
  find(id: string): Omit<UnansweredDetail, "draft"> | undefined {
    const row = this.#groups.get(id);
    const group = row && this.#viewOf(row);
    if (!group) return undefined;
    const questions = this.#membersOf(id)
      .toSorted((one, other) => other.at - one.at)
      .map(({ session, messageId, at, text, cause }) => ({ session, messageId, at, text, cause }));
    return { group, questions };
  }

  /** Changes the state of a group; `undefined` where there is none. */
  async change(id: string, change: GroupChange): Promise<UnansweredGroup | undefined> {
    const before = this.#groups.get(id);
    if (!before) return undefined;
    const at = this.#host.now();
    const { closedAt: _, closedBy: __, ...rest } = before;
    const row: GroupRow = { ...rest, state: change.state };
    if (change.state === "closed") Object.assign(row, { closedAt: at, closedBy: change.by });
    if (change.state === "answered") {
      const { source, person } = change;
      row.answer = { source, at, ...(person !== undefined && { by: person }) };
    }
    await this.#host.storage.put({ [GROUP_PREFIX + id]: row });
    this.#groups.set(id, row);
    return this.#viewOf(row);
  }

  /** The group that a question belongs to: that of the question most like it, or a new one. */
  #groupFor(question: ToldQuestion): string {
    const terms = termsOf(question.text, question.language);
    let best = { id: "", similarity: 0 };
    for (const [id, members] of this.#members) {
      for (const member of members.slice(-COMPARED_MAX)) {
        if (member.language !== question.language) continue;
        const similarity = similarityOf(terms, member.terms);
        if (similarity > best.similarity) best = { id, similarity };
      }
    }
    return best.similarity >= SIMILAR ? best.id : this.#host.newId();
  }

  #viewOf(row: GroupRow, filter: QuestionFilter = {}): UnansweredGroup | undefined {
    const members = this.#membersOf(row.id).filter((one) => meets(one, filter));
    const [first] = members;
    if (!first) return undefined;
    const counted = (cause: KeptQuestion["cause"]) => members.filter((one) => one.cause === cause).length;
    const times = members.map(({ at }) => at);
    const { text, language } = centreOf(members) ?? first;
    return {
      ...row,
      question: text,
      language,
      count: members.length,
      sessions: new Set(members.map(({ session }) => session)).size,
      causes: {
        declined: counted("declined"),
        disliked: counted("disliked"),
        handedOver: counted("handed-over"),
      },
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      trend: trendOf(times, this.#host.now()),
    };
  }

  #membersOf(id: string): Member[] {
    return this.#members.get(id) ?? [];
  }

  #of(session: string): Member[] {
    if (!this.#sessions.has(session)) return [];
    return [...this.#members.values()].flatMap((members) => members.filter((one) => one.session === session));
  }

  #hold(session: string, { until, questions }: z.infer<typeof rowSchema>): void {
    this.#sessions.set(session, until);
    for (const question of questions) this.#add(session, question);
  }

  #add(session: string, question: KeptQuestion): void {
    const members = this.#membersOf(question.group);
    const terms = termsOf(question.text, question.language);
    this.#members.set(question.group, [...members, { ...question, session, terms }]);
  }

  #drop(session: string): void {
    this.#sessions.delete(session);
    for (const [id, members] of this.#members) {
      const left = members.filter((one) => one.session !== session);
      if (left.length === members.length) continue;
      if (left.length > 0) this.#members.set(id, left);
      else this.#members.delete(id);
    }
  }

  /** Removes groups that no question is left of. */
  async #dropEmpty(ids: Iterable<string>): Promise<void> {
    const empty = [...ids].filter((id) => !this.#members.has(id));
    for (const id of empty) this.#groups.delete(id);
    await this.#host.storage.delete(empty.map((id) => GROUP_PREFIX + id));
  }

  /** Removes the sessions whose transcripts are over, and the oldest beyond `QUESTION_SESSIONS_MAX`. */
  async #prune(): Promise<void> {
    const now = this.#host.now();
    const surplus = this.#sessions.size - QUESTION_SESSIONS_MAX;
    const old = [...this.#sessions].filter(([, until], index) => until <= now || index < surplus);
    for (const [session] of old.slice(0, 20)) await this.remove(session, false);
  }
}

/** A question without what a member has beside it. */
function questionOf(one: KeptQuestion): KeptQuestion {
  return keptQuestionSchema.parse(one);
}

function meets(one: KeptQuestion, { channel, language, topic, since = 0, until }: QuestionFilter): boolean {
  if (one.at < since || one.at >= (until ?? Number.POSITIVE_INFINITY)) return false;
  return (
    (channel ?? one.channel) === one.channel &&
    (language ?? one.language) === one.language &&
    (topic ?? one.topic) === one.topic
  );
}

/** The question that is most like all others of its group; of equals the latest. */
function centreOf(members: readonly Member[]): Member | undefined {
  const compared = members.slice(-COMPARED_MAX);
  const likeOf = (one: Member) =>
    compared.reduce((sum, other) => sum + similarityOf(one.terms, other.terms), 0);
  return compared.toSorted((one, other) => likeOf(other) - likeOf(one) || other.at - one.at)[0];
}

function trendOf(times: readonly number[], now: number): UnansweredGroup["trend"] {
  const days = Array.from({ length: TREND_DAYS }, (_, index) =>
    dayOf(now - (TREND_DAYS - 1 - index) * DAY_MS),
  );
  return days.map((day) => ({ day, count: times.filter((at) => dayOf(at) === day).length }));
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
