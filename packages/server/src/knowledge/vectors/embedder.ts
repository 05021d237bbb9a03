import type { Passage } from "../passage.ts";

/** Directions of texts, all of one length, and what they cost. */
export interface Embedding {
  vectors: readonly Float32Array[];
  /** As the server counted, or an estimate. */
  tokenCount: number;
}

/** Turns texts into vectors whose directions are alike where the texts mean alike, in whatever language. */
export interface Embedder {
  /** The model's name and, where it can be chosen, the vectors' length; vectors of different models say nothing of each other. */
  readonly name: string;
  /** One vector for each text, in their order. Rejects with an `EmbedderFault`, as a whole, also when `signal` is aborted. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedding>;
}

type EmbedderFaultCode =
  | "unreachable"
  | "timeout"
  | "rate-limited"
  | "refused"
  | "bad-request"
  | "server-error"
  | "bad-answer";

/** Why there are no vectors, in words of our own. */
export class EmbedderFault extends Error {
  override name = "EmbedderFault";
  readonly code: EmbedderFaultCode;
  /** The server's own wish, when it had one. */
  readonly retryAfterMs: number | undefined;

  constructor(code: EmbedderFaultCode, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Most models read some 8,000 tokens, and the first lines of a passage name its topic. */
const TEXT_LENGTH_MAX = 8_000;

/** The text of a passage that is embedded: with its title and its headings. */
export function embeddedText({ title, heading, text }: Passage): string {
  return [title, heading, text]
    .filter((part) => part !== "")
    .join("\n")
    .slice(0, TEXT_LENGTH_MAX);
}
