import type { KnowledgeMeaning } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import {
  type Embedder,
  EmbedderFault,
  type Embedding,
  embeddedText,
} from "../../knowledge/vectors/embedder.ts";
import type { VectorRows } from "../../knowledge/vectors/vectors.ts";
import { createTokenBudget, SITE_TOKENS_PER_HOUR } from "../../models/resilience/token-budget.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";
import type { Commit, Upkeep } from "../upkeep/upkeep.ts";
import type { VersionStore } from "../version/version-store.ts";
import {
  isSetting,
  type MeaningProblem,
  type MeaningState,
  meaningStateSchema,
  problemOf,
  tooMany,
  VECTORS_BYTES_MAX,
} from "./meaning-state.ts";
import { VectorStore, vectorKey } from "./vector-store.ts";

const KEY = "meaning";

/** The texts of one request; at most so many are paid for twice after a restart. */
const BATCH = 64;
/** The share of a site's passages that must have a vector before it is searched by meaning: those without come last. */
const SHARE_LEAST = 0.9;

const RETRY_MS = 5_000;
const RETRY_MS_MAX = 60 * 60 * 1_000;
/** The texts refused in a row after which the server itself is taken to refuse. */
const REFUSED_TEXTS_MAX = 3;
const BUDGET_RETRY_MS = 10 * 60 * 1_000;

/** The texts of one version that have no vector of a model yet, by their keys, and the number of all its texts. */
interface Missing {
  version: number;
  model: string;
  dimensions: number;
  texts: Map<string, string>;
  total: number;
}

/** Texts by their keys. */
type Batch = readonly (readonly [string, string])[];

interface MeaningDeps {
  host: Pick<RoomHost, "storage" | "now" | "newId" | "log">;
  versions: VersionStore;
  /** The passages that answers draw on, or those of switched-off sources too. */
  passages: (withInactive?: boolean) => Promise<Passage[]>;
  embedder: Embedder | null;
}

/**
 * Gives every passage of a site a vector, a batch at a time. A text is paid for once while it and the model stay as they are;
 * its vector is kept in rows, so that a restart goes on.
 */
export class SiteMeaning implements Upkeep {
  readonly #deps: MeaningDeps;
  readonly #store: VectorStore;
  readonly #budget: TokenBudget;
  #missing: Missing | null = null;

  constructor(deps: MeaningDeps) {
    this.#deps = deps;
    this.#store = new VectorStore(deps.host);
    this.#budget = createTokenBudget(SITE_TOKENS_PER_HOUR, deps.host);
  }

  /** When the next batch is due, in milliseconds since 1970; `null` when all is done or there is no embedder. */
  async dueAt(): Promise<number | null> {
    const version = (await this.#deps.versions.row())?.version;
    if (this.#deps.embedder === null || version === undefined) return null;
    const state = await this.#state(this.#deps.embedder);
    return state.doneFor === version ? null : state.retryAt;
  }

  /** Has the next batch embedded, and returns the commit that keeps it; `null` when none is due. */
  async read(): Promise<Commit | null> {
    const { embedder, host, versions } = this.#deps;
    const version = (await versions.row())?.version;
    const dueAt = await this.dueAt();
    if (embedder === null || version === undefined || dueAt === null || dueAt > host.now()) return null;
    const state = await this.#state(embedder);
    const { texts, total } = await this.#look(version, state);
    if (total * state.dimensions > VECTORS_BYTES_MAX) return () => this.#end(state, tooMany(total, state));
    if (texts.size === 0) return () => this.#end(state);
    if (this.#budget.isSpent) return () => this.#postpone(state, "budget-spent", BUDGET_RETRY_MS);
    const batch = [...texts].slice(0, state.batch);
    try {
      const asked = batch.map(([, text]) => text);
      const embedding = await embedder.embed(asked, new AbortController().signal);
      this.#budget.spend(embedding.tokenCount);
      return () => this.#keep(state, batch, embedding);
    } catch (error) {
      const { code, retryAfterMs } = error instanceof EmbedderFault ? error : new EmbedderFault("bad-answer");
      const isOfText = state.dimensions > 0 && state.failures < REFUSED_TEXTS_MAX;
      if (code === "bad-request" && (batch.length > 1 || isOfText)) {
        return () => this.#divide(state, batch);
      }
      return () => this.#postpone(state, code, retryAfterMs);
    }
  }

  /** The vectors of passages in their order; `null` while too few of them have one. */
  async vectorsOf(passages: readonly Passage[]): Promise<VectorRows | null> {
    const { embedder } = this.#deps;
    if (embedder === null || passages.length === 0) return null;
    const { dimensions } = await this.#state(embedder);
    if (dimensions === 0 || passages.length * dimensions > VECTORS_BYTES_MAX) return null;
    const texts = passages.map(embeddedText);
    const { rows, count } = await this.#store.vectorsOf(texts, embedder.name, dimensions);
    return count < SHARE_LEAST * passages.length ? null : rows;
  }

  /** The progress, as the owner sees it. */
  async progress(): Promise<KnowledgeMeaning> {
    const { embedder, versions, host } = this.#deps;
    const version = (await versions.row())?.version ?? 0;
    if (embedder === null) return { state: "off" };
    const state = await this.#state(embedder);
    const { texts, total } = await this.#look(version, state);
    const { model, dimensions, problem, retryAt, doneFor } = state;
    const isWaiting = problem !== undefined && (retryAt > host.now() || doneFor === version);
    return {
      state: isWaiting ? "waiting" : doneFor === version ? "ready" : "working",
      model,
      dimensions,
      texts: total,
      embedded: total - texts.size,
      ...(problem && { problem }),
      ...(problem && retryAt > 0 && { retryAt }),
    };
  }

  async #state(embedder: Embedder): Promise<MeaningState> {
    const stored = meaningStateSchema.safeParse(await this.#deps.host.storage.get(KEY)).data;
    if (stored?.model === embedder.name) return stored;
    const { name } = embedder;
    return {
      model: name,
      dimensions: 0,
      doneFor: null,
      isDraft: false,
      batch: BATCH,
      failures: 0,
      retryAt: 0,
    };
  }

  /** The texts of a version that have no vector yet, each once. */
  async #look(version: number, { model, dimensions }: MeaningState): Promise<Missing> {
    const known = this.#missing;
    if (known?.version === version && known.model === model && known.dimensions === dimensions) return known;
    const texts = new Map(
      (await this.#deps.passages()).map(embeddedText).map((text) => [vectorKey(text), text]),
    );
    const total = texts.size;
    for (const key of await this.#store.keys(model, dimensions)) texts.delete(key);
    this.#missing = { version, model, dimensions, texts, total };
    return this.#missing;
  }

  async #keep(state: MeaningState, batch: Batch, { vectors }: Embedding, failures = 0): Promise<void> {
    const { host } = this.#deps;
    const dimensions = vectors[0]?.length ?? 0;
    const keys = batch.map(([key]) => key);
    const rows = this.#store.rows(state.model, keys, vectors);
    const { problem: _, ...rest } = state;
    const kept: MeaningState = { ...rest, dimensions, isDraft: true, batch: BATCH, failures, retryAt: 0 };
    await host.storage.put({ ...rows, [KEY]: kept });
    if (state.dimensions !== 0 && state.dimensions !== dimensions) {
      this.#missing = null;
      return this.#postpone({ ...kept, failures: state.failures }, "other-dimensions");
    }
    if (this.#missing) this.#missing.dimensions = dimensions;
    for (const key of keys) this.#missing?.texts.delete(key);
    const left = this.#missing?.texts.size ?? 0;
    host.log({ level: "info", event: "passages-embedded", model: state.model, count: keys.length, left });
  }

  /** Halves a refused batch: the server may refuse one text of it, and then takes the others. */
  async #divide(state: MeaningState, batch: Batch): Promise<void> {
    if (batch.length === 1) return this.#keep(state, batch, nothing(state.dimensions), state.failures + 1);
    await this.#deps.host.storage.put({ [KEY]: { ...state, batch: Math.ceil(batch.length / 2) } });
  }

  async #postpone(state: MeaningState, code: string, wishMs = 0): Promise<void> {
    const { host } = this.#deps;
    const failures = state.failures + 1;
    const ownMs = isSetting(code) ? RETRY_MS_MAX : RETRY_MS * 2 ** Math.min(failures - 1, 10);
    const retryMs = Math.min(RETRY_MS_MAX, Math.max(ownMs, wishMs));
    const problem = problemOf(code);
    await host.storage.put({ [KEY]: { ...state, failures, retryAt: host.now() + retryMs, problem } });
    const retryInS = Math.round(retryMs / 1_000);
    host.log({ level: "warn", event: "embedding-failed", model: state.model, code, failures, retryInS });
  }

  /** Ends the newest version: publishes the vectors, then drops those that no passage needs any more. */
  async #end(state: MeaningState, problem?: MeaningProblem): Promise<void> {
    const { host, versions, passages } = this.#deps;
    const row = await versions.row();
    if (row === null || row.version !== this.#missing?.version) return;
    const { problem: _, ...rest } = state;
    // Together with the pages that are being read meanwhile: each version is a whole snapshot for every room.
    const version = state.isDraft ? await versions.staged() : {};
    const doneFor = row.version;
    const done: MeaningState = {
      ...rest,
      isDraft: false,
      failures: 0,
      retryAt: 0,
      doneFor,
      ...(problem && { problem }),
    };
    await host.storage.put({ ...version, [KEY]: done });
    if (problem)
      host.log({ level: "warn", event: "embedding-failed", model: state.model, code: problem.code });
    // The version that publishes the vectors comes to its own end.
    if (state.isDraft) return;
    const alive = new Set((await passages(true)).map(embeddedText).map(vectorKey));
    await this.#store.sweep(state.model, state.dimensions, (key) => alive.has(key));
  }
}

function nothing(dimensions: number): Embedding {
  return { vectors: [new Float32Array(dimensions)], tokenCount: 0 };
}
