import * as z from "zod/mini";

/** The most memory that all vectors of a site take, in bytes: 10,000 passages of 1,024 numbers. */
export const VECTORS_BYTES_MAX = 10 * 1024 * 1024;

export const meaningStateSchema = z.object({
  model: z.string(),
  /** The length of the model's vectors; 0 before the first. */
  dimensions: z.int(),
  /** The version of the site whose passages all have one. */
  doneFor: z.nullable(z.int()),
  /** True while there are vectors that no version has published. */
  isDraft: z.boolean(),
  batch: z.int(),
  failures: z.int(),
  retryAt: z.int(),
  problem: z.optional(z.object({ code: z.string(), message: z.string() })),
});

/** The progress of a site's vectors. */
export type MeaningState = z.infer<typeof meaningStateSchema>;

const MESSAGES: Readonly<Record<string, string>> = {
  unreachable: "The embeddings server cannot be reached; check OPENAI_BASE_URL.",
  timeout: "The embeddings server did not answer in time.",
  "rate-limited": "The embeddings server asks to be left alone for a while.",
  refused: "The embeddings server refuses; check OPENAI_API_KEY, its credit, and OPENAI_EMBEDDING_MODEL.",
  "bad-request":
    "The embeddings server does not understand; check OPENAI_EMBEDDING_MODEL and OPENAI_EMBEDDING_DIMENSIONS.",
  "server-error": "The embeddings server failed.",
  "bad-answer":
    "The embeddings server's answer holds no vectors of one length; check OPENAI_EMBEDDING_DIMENSIONS.",
  "other-dimensions": "The model's vectors have another length than before; all are asked for again.",
  "budget-spent": "The site has spent its tokens of this hour.",
};

export type MeaningProblem = NonNullable<MeaningState["problem"]>;

/** Explains a code to the owner: what failed, and how to go on. */
export function problemOf(code: string): MeaningProblem {
  return { code, message: MESSAGES[code] ?? code };
}

/** True for a problem that stays until the owner changes a setting. */
export function isSetting(code: string): boolean {
  return code === "refused" || code === "bad-request";
}

/** Explains that vectors of so many texts would take more memory than a site may. */
export function tooMany(total: number, { dimensions }: MeaningState): MeaningProblem {
  const most = Math.floor(VECTORS_BYTES_MAX / dimensions);
  const message = `${total} texts with vectors of ${dimensions} numbers do not fit in ${VECTORS_BYTES_MAX} bytes, only ${most}; set OPENAI_EMBEDDING_DIMENSIONS, or take another model. Until then words alone count.`;
  return { code: "too-large", message };
}
