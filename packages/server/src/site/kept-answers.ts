import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";
import { WakeUp } from "../platform/wake-up.ts";

/** The time for which an answer is kept, in milliseconds. */
export const ANSWER_KEPT_MS = 24 * 60 * 60 * 1_000;

/** The time after which a request that left no answer counts as broken off, and may be made again, in milliseconds. */
export const REQUEST_PATIENCE_MS = 2 * 60 * 1_000;

/** The rows that a look for old ones reads at a time: with the largest answers some 9 MB. */
const PAGE_ROWS = 100;

const PREFIX = "answer:";

const rowSchema = z.object({
  /** The digest of the request's body. */
  body: z.string(),
  at: z.int(),
  /** The sealed answer; absent while the request is carried out. */
  answer: z.optional(z.string()),
});
const bodySchema = z.object({ body: z.string() });
const answerSchema = z.object({ answer: z.string() });

/**
 * The answers to requests that were made under a key of the client's, each by a digest, sealed by the gateway: nothing here
 * can be read without what the client holds. `POST /answers/:digest` begins a request: 201 where it is new, 200 with the
 * answer that is kept, 409 while it is carried out, 422 where its body is another one. `PUT` keeps its answer, `DELETE` lets
 * it be made again.
 */
export class KeptAnswers {
  readonly #host: Pick<RoomHost, "storage" | "now" | "alarm">;
  readonly #wakeUp: WakeUp;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now" | "alarm">) {
    this.#host = host;
    this.#wakeUp = new WakeUp(host);
  }

  /** One request at a time, so that of two at once one begins. */
  answer(digest: string, request: Request): Promise<Response> {
    const done = this.#last.then(() => this.#answer(PREFIX + digest, request));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Removes what was kept long enough. Digests are in no order of time, so that all rows are looked through. */
  async handleAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    const { storage, now } = this.#host;
    let oldest = Number.POSITIVE_INFINITY;
    for (let start: string | null = PREFIX; start !== null; ) {
      const page: [string, unknown][] = [
        ...(await storage.list({ prefix: PREFIX, start, limit: PAGE_ROWS })),
      ];
      const old: string[] = [];
      for (const [key, row] of page) {
        const at = rowSchema.safeParse(row).data?.at ?? 0;
        if (at + ANSWER_KEPT_MS <= now()) old.push(key);
        else oldest = Math.min(oldest, at);
      }
      if (old.length > 0) await storage.delete(old);
      const last = page.length < PAGE_ROWS ? undefined : page.at(-1);
      start = last ? `${last[0]}\0` : null;
    }
    if (Number.isFinite(oldest)) await this.#wakeUp.by(oldest + ANSWER_KEPT_MS);
  }

  async #answer(key: string, request: Request): Promise<Response> {
    const { storage, now } = this.#host;
    const row = rowSchema.safeParse(await storage.get(key)).data;
    switch (request.method) {
      case "POST": {
        const { body } = bodySchema.parse(await request.json());
        const isKept = row !== undefined && row.at + ANSWER_KEPT_MS > now();
        const isGone = row?.answer === undefined && (row?.at ?? 0) + REQUEST_PATIENCE_MS <= now();
        if (isKept && !isGone) {
          if (row.body !== body) return new Response(null, { status: 422 });
          if (row.answer === undefined) return new Response(null, { status: 409 });
          return Response.json({ answer: row.answer });
        }
        await storage.put({ [key]: { body, at: now() } });
        await this.#wakeUp.by(now() + ANSWER_KEPT_MS);
        return new Response(null, { status: 201 });
      }
      case "PUT": {
        const { answer } = answerSchema.parse(await request.json());
        if (row) await storage.put({ [key]: { ...row, answer } });
        return new Response(null, { status: 204 });
      }
      case "DELETE":
        await storage.delete([key]);
        return new Response(null, { status: 204 });
      default:
        return new Response(null, { status: 404 });
    }
  }
}
