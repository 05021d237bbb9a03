import type { CardPart, Choice, CitationPart, ProductPart, ReplyEnd } from "@prosa/protocol";
import type { Knowledge, Passage } from "../knowledge/passage.ts";
import type { DecidedTurn } from "../turn/turn.ts";
import type { TokenBudget } from "./limits/token-budget.ts";

/** A piece of a reply as a model makes it: text in order, at most one notice, and exactly one end, last. */
export type ReplyChunk =
  | { type: "text"; text: string }
  | { type: "notice"; code: "model-unavailable" }
  | {
      type: "end";
      end: ReplyEnd;
      citations: readonly CitationPart[];
      choices: readonly Choice[];
      products: readonly ProductPart[];
      cards?: readonly CardPart[];
    };

/** How to reach the visitor, in the visitor's own words; never more than the visitor wrote in this talk. */
export interface Contact {
  name?: string;
  email?: string;
  phone?: string;
}

/** What a reply may reach beyond its turn. The room binds it; a model does without what is left out. */
export interface ReplyReach {
  knowledge: Knowledge;
  /** Reads a page of the site's own hosts, through the extractor's guard; rejects when the page cannot be read. */
  readPage?(url: string, signal: AbortSignal): Promise<readonly Passage[]>;
  /** Proposes to take a contact down. The room keeps nothing of it: it shows the visitor the site's form, who may send it. */
  noteContact?(contact: Contact): void;
  /** The direction of a text's meaning, where the site's passages have vectors; `undefined` when it does not come in time. */
  meaningOf?(text: string, signal: AbortSignal): Promise<Float32Array | undefined>;
  /** What the session and its site may still spend at an LLM. */
  budgets?: readonly TokenBudget[];
}

/** Writes the reply to a decided turn. */
export interface Model {
  readonly name: string;
  /** True when the whole reply is there without waiting for anything outside; the room then stores a turn in one step. */
  readonly isInstant: boolean;
  /** Never throws: a failure ends the reply as `failed`, an aborted `signal` as `stopped`. */
  reply(turn: DecidedTurn, signal: AbortSignal, reach?: ReplyReach): AsyncIterable<ReplyChunk>;
}
