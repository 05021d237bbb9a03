import type { Passage } from "./passage.ts";
import { type VectorRows, vectorRowsOf } from "./vectors.ts";

/** Turns texts into vectors whose directions are alike where the texts mean alike, in whatever language. */
export interface Embedder {
  /** The model's name; vectors of different models say nothing of each other. */
  readonly name: string;
  /** One vector for each text, all of one length. Rejects as a whole, also when `signal` is aborted. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Most models read some 8,000 tokens; what a passage is about stands in its first lines. */
const TEXT_LENGTH_MAX = 8_000;

/** The vectors of passages, each read with the headings it stands under; in their order. Rejects as the embedder does. */
export async function embedPassages(
  passages: readonly Passage[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<VectorRows> {
  const texts = passages.map(({ title, heading, text }) =>
    [title, heading, text]
      .filter((part) => part !== "")
      .join("\n")
      .slice(0, TEXT_LENGTH_MAX),
  );
  return vectorRowsOf(await embedder.embed(texts, signal), embedder.name);
}
