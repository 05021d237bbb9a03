import type { Choice, CitationPart, ProductPart, ReplyEnd } from "@prosa/protocol";
import type { DecidedTurn } from "../conversation/turn.ts";

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
    };

/** Writes the reply to a decided turn. */
export interface Model {
  readonly name: string;
  /** True when the whole reply is there without waiting for anything outside; the room then stores a turn in one step. */
  readonly isInstant: boolean;
  /** Never throws: a failure ends the reply as `failed`, an aborted `signal` as `stopped`. */
  reply(turn: DecidedTurn, signal: AbortSignal): AsyncIterable<ReplyChunk>;
}
