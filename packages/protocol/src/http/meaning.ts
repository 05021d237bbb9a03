import * as z from "zod/mini";
import { problemNoteSchema } from "./problem.ts";

/** The progress of a site's vectors, which let its passages be found by meaning: `GET /api/knowledge/meaning`. */
export const knowledgeMeaningSchema = z.object({
  /** `off` where the server has no embeddings, `waiting` after a failure, until `retryAt` where there is one. */
  state: z.enum(["off", "working", "ready", "waiting"]),
  model: z.optional(z.string()),
  /** The length of a vector. */
  dimensions: z.optional(z.int()),
  /** Different texts of the site's passages, and how many of them have a vector. */
  texts: z.optional(z.int()),
  embedded: z.optional(z.int()),
  problem: z.optional(problemNoteSchema),
  retryAt: z.optional(z.int()),
});
export type KnowledgeMeaning = z.infer<typeof knowledgeMeaningSchema>;
