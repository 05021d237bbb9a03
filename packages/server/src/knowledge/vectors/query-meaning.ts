import type { RoomHost } from "../../platform/room-host.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";
import { createRedaction } from "../../security/redact.ts";
import { type Embedder, EmbedderFault } from "./embedder.ts";

/** An answer waits no longer than this for the meaning of its question; then its words alone count. */
const DEADLINE_MS = 1_000;
/** After a failure the model is not asked for this long, so that not every turn waits in vain. */
const REST_MS = 30_000;

const KNOWN_MAX = 200;
const QUERY_LENGTH_MAX = 2_000;

/** The clock, the log, the end of the turn, and the budgets that pay. */
export interface QueryMeaningDeps {
  host: Pick<RoomHost, "now" | "after" | "log">;
  signal: AbortSignal;
  budgets?: readonly TokenBudget[];
}

/** Embeds questions: in time or not at all. Shared by the rooms of an isolate. */
export class QueryMeaning {
  readonly #embedder: Embedder;
  readonly #known = new Map<string, Float32Array>();
  #restsUntil = 0;

  constructor(embedder: Embedder) {
    this.#embedder = embedder;
  }

  /** The model's name; passages of another model's vectors cannot be compared. */
  get model(): string {
    return this.#embedder.name;
  }

  /** The vector of a text; `undefined` when it does not come in time, or the budgets or a failure forbid it. */
  async of(
    query: string,
    { host, signal, budgets = [] }: QueryMeaningDeps,
  ): Promise<Float32Array | undefined> {
    const text = createRedaction().redact(query.trim()).slice(0, QUERY_LENGTH_MAX);
    const known = this.#known.get(text);
    if (known || text === "") return known;
    // A clock that jumped back rests no longer than it should.
    const restMs = this.#restsUntil - host.now();
    if (signal.aborted || budgets.some(({ isSpent }) => isSpent) || (restMs > 0 && restMs <= REST_MS)) {
      return undefined;
    }
    const deadline = new AbortController();
    const giveUp = () => deadline.abort();
    const cancel = host.after(DEADLINE_MS, giveUp);
    signal.addEventListener("abort", giveUp, { once: true });
    try {
      const { vectors, tokenCount } = await this.#embedder.embed([text], deadline.signal);
      for (const budget of budgets) budget.spend(tokenCount);
      const [vector] = vectors;
      if (vector) this.#remember(text, vector);
      return vector;
    } catch (error) {
      if (signal.aborted) return undefined;
      const code = deadline.signal.aborted ? "timeout" : codeOf(error);
      this.#restsUntil = host.now() + REST_MS;
      const retryInS = REST_MS / 1_000;
      host.log({ level: "warn", event: "query-not-embedded", model: this.model, code, retryInS });
      return undefined;
    } finally {
      cancel();
      signal.removeEventListener("abort", giveUp);
    }
  }

  #remember(text: string, vector: Float32Array): void {
    this.#known.set(text, vector);
    const oldest = this.#known.keys().next();
    if (this.#known.size > KNOWN_MAX && !oldest.done) this.#known.delete(oldest.value);
  }
}

function codeOf(error: unknown): string {
  return error instanceof EmbedderFault ? error.code : "bad-answer";
}
