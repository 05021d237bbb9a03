import type {
  CardPart,
  Choice,
  CitationPart,
  Contact,
  HttpTool,
  ModelOptions,
  ProductPart,
  ReplyEnd,
  VisitorIdentity,
} from "@prosa/protocol";
import type { Knowledge, Passage } from "../knowledge/passage.ts";
import type { TokenBudget, Tokens } from "../platform/token-budget.ts";
import type { EvidenceModel } from "./evidence/ranking/evidence-model.ts";
import type { DecidedTurn, ReplyEnding, ReplyNotice } from "./turn.ts";

export type { Evidence } from "./findings.ts";
export type { Context, PastTurn } from "./memory.ts";
export type { DecidedTurn, ReplyEnding, ReplyNotice, Strategy } from "./turn.ts";

/** The id of the choice to wait for the answer of a model that takes long; its press asks the same question again. */
export const WAIT_CHOICE = "wait";

/** A piece of a reply as a model makes it: text in order, at most one notice, and exactly one end, last. */
export type ReplyChunk =
  | { type: "text"; text: string }
  | { type: "notice"; code: ReplyNotice }
  | {
      type: "end";
      end: ReplyEnd;
      citations: readonly CitationPart[];
      choices: readonly Choice[];
      products: readonly ProductPart[];
      cards?: readonly CardPart[];
      ending?: ReplyEnding;
      /** The passages, by id, that were read for this reply and not for one before it. */
      read?: readonly string[];
    };

/** A text that is no reply: what is wanted, in words of ours, and the foreign text that it is made of. */
export interface WritingTask {
  purpose: "translation" | "summary";
  rules: string;
  /** Never orders: the model fences it. */
  material: string;
  /** The longest text that is any use, in characters. */
  lettersMax: number;
  /** The site's own wishes. */
  options?: ModelOptions | undefined;
}

/** The text that came, or the code of why none did; with what it cost, where an LLM was asked. */
export type Written = ({ ok: true; text: string } | { ok: false; code: string }) & { tokens?: Tokens };

/** Writes one text within the budgets. Never throws. */
export type WriteText = (
  task: WritingTask,
  budgets: readonly TokenBudget[],
  signal: AbortSignal,
) => Promise<Written>;

/** Writes the reply to a decided turn. */
export interface Model {
  readonly name: string;
  /** True when the whole reply is there without waiting for anything outside; the room then stores a turn in one step. */
  readonly isInstant: boolean;
  /** Absent where the model has no words but those of the site's pages. */
  readonly write?: WriteText;
  /** Never throws: a failure ends the reply as `failed`, an aborted `signal` as `stopped`. */
  reply(turn: DecidedTurn, signal: AbortSignal, deps?: ReplyDeps): AsyncIterable<ReplyChunk>;
}

/** Reads a page of the site's own hosts, through the extractor's guard; rejects when the page cannot be read. */
type ReadPage = (url: string, signal: AbortSignal) => Promise<readonly Passage[]>;

/** Finds the direction of a text's meaning; `undefined` when it does not come in time. */
type FindMeaning = (text: string, signal: AbortSignal) => Promise<Float32Array | undefined>;

/** A question to a server of the site's owner; who asks is told where the site has said so. */
export interface ToolRequest {
  tool: HttpTool;
  input: Readonly<Record<string, unknown>>;
  identity?: VisitorIdentity;
}

/** Asks a server of the site's owner; resolves with the text of its answer, rejects where there is none in time. */
type CallTool = (request: ToolRequest, signal: AbortSignal) => Promise<string>;

/** All that a reply may ask beyond its turn. The room binds it; a model does without the optional ones. */
export interface ReplyDeps {
  knowledge: Knowledge;
  readPage?: ReadPage;
  callTool?: CallTool;
  /**
   * Proposes to take a contact down, in the visitor's own words: never more than the visitor wrote in this talk. The room
   * stores nothing: it shows the site's form to the visitor, who may send it.
   */
  noteContact?(contact: Contact): void;
  /** Present where the site's passages have vectors. */
  meaningOf?: FindMeaning;
  /** An unguessable word of lower-case letters and digits, of this session alone: it fences foreign text in prompts. */
  fence?: string;
  /** The tokens that the session and its site may still spend at an LLM. */
  budgets?: readonly TokenBudget[];
  /** Hears what the reply cost, once, where an LLM was asked. */
  noteTokens?(tokens: Tokens): void;
}

/** All that a step may ask beyond its turn. No step reads a clock, an environment variable or a global. */
export interface TurnDeps extends ReplyDeps {
  model: Model;
  /** Ranks evidence and tells its chance, instead of the model that the server ships. */
  evidenceModel?: EvidenceModel;
}
