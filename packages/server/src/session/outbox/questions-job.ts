import {
  QUESTION_LENGTH_MAX,
  type QuestionReport,
  type ToldQuestion,
} from "../../insights/questions/question.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { createRedaction } from "../../security/redact.ts";
import { channelOf } from "../log/channel-links.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import { type UntoldQuestion, withoutToldQuestions } from "../log/unanswered.ts";
import { messageText } from "../turns/reply-events.ts";

/** The longest time that one request to the statistics may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The rest between two reports, in milliseconds: the first is told at once. */
const REPORT_REST_MS = 2_000;

/** The parts of a session that its questions job works with. */
interface QuestionsJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Tells the site's statistics the questions that were not answered, without personal facts, and has them go with the session. */
export class QuestionsJob implements OutboxJob {
  readonly kind = "questions";
  readonly #deps: QuestionsJobDeps;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: QuestionsJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    return this.#isErasurePending || (this.#deps.log.row?.unanswered.untold.length ?? 0) > 0;
  }

  get readyAt(): number {
    return this.#isErasurePending ? 0 : this.#reportedAt + REPORT_REST_MS;
  }

  async deliver(): Promise<void> {
    const { log, inOrder } = this.#deps;
    const { pendingErasure, row } = log;
    if (pendingErasure && this.#isErasurePending) {
      const { site, session, isForGood } = pendingErasure;
      const path = `/questions/${session}${isForGood ? "?for-good" : ""}`;
      await this.#ask(site, path, { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("questions");
      });
      return;
    }
    if (!row) return;
    const { untold } = row.unanswered;
    const questions = (await Promise.all(untold.map((one) => this.#read(one)))).flat();
    // A step that leaves a question notes it; steps of an earlier release did not.
    await inOrder(() => this.#markTold());
    const report: QuestionReport = { until: row.lastAt + row.retentionMs, questions };
    if (questions.length > 0) {
      const init = { method: "PUT", body: JSON.stringify(report) };
      await this.#ask(row.site, `/questions/${row.session}`, init);
      this.#reportedAt = this.#deps.host.now();
    }
    await inOrder(async () =>
      log.keepInMemory((now) => ({ unanswered: withoutToldQuestions(now.unanswered, untold) })),
    );
  }

  get #isErasurePending(): boolean {
    return this.#deps.log.pendingErasure?.targets.includes("questions") ?? false;
  }

  async #markTold(): Promise<void> {
    const { host, log } = this.#deps;
    if (!log.row || log.row.unanswered.hasTold) return;
    const changes = ({ unanswered }: SessionRow) => ({ unanswered: { ...unanswered, hasTold: true } });
    await log.append({ events: [], changes, now: host.now() });
  }

  /** The words of a question; none where its message is gone, or holds none. */
  async #read({ id, cause, at }: UntoldQuestion): Promise<ToldQuestion[]> {
    const { log } = this.#deps;
    const found = await log.recall(id);
    const reply = found?.type === "said" ? found.message : undefined;
    const asked = cause === "disliked" ? await log.recall(reply?.replyTo ?? "") : found;
    if (asked?.type !== "said" || asked.message.author !== "visitor") return [];
    const text = createRedaction().redact(messageText(asked.message)).trim().slice(0, QUESTION_LENGTH_MAX);
    if (!log.row || text === "") return [];
    const { context, channels } = log.row;
    const language = context.language ?? "pt-BR";
    const topic = context.turns.find((turn) => turn.id === asked.message.id)?.intent;
    const channel = channelOf(channels) ?? "web";
    const known = { messageId: asked.message.id, at, text, language, cause, channel };
    return [{ ...known, ...(topic !== undefined && { topic }) }];
  }

  async #ask(site: string, path: string, init: RequestInit): Promise<void> {
    const { host } = this.#deps;
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("stats", site, path, init));
    // 410: the session is erased there for good.
    if (response?.ok || response?.status === 410) return;
    throw new Error(`The statistics' room answered ${response?.status ?? "nothing in time"}.`);
  }
}
