import OpenAI from "openai";
import * as z from "zod/mini";
import type { Embedder } from "../knowledge/embedder.ts";
import { boundedBody } from "./bounded-body.ts";
import type { Fetcher } from "./bounded-fetch.ts";

/** Servers take at least this many texts in a request, and their answer stays within the bound below. */
const BATCH = 64;
const BATCH_MS = 20_000;
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;
const DIMENSIONS_MAX = 4_096;

/** What OpenAI's third family is asked for: it was trained so that the first numbers tell most. */
const SHORT_DIMENSIONS = 512;
const SHORTENS = /^text-embedding-3/;

const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.int().check(z.minimum(0)),
      embedding: z.array(z.number()).check(z.minLength(1), z.maxLength(DIMENSIONS_MAX)),
    }),
  ),
});

export interface OpenAiEmbedderSettings {
  /** Any text for servers that ask for none. */
  apiKey: string;
  /** OpenAI's own where none is given; else that of a compatible server, up to and with `/v1`. */
  baseUrl?: string;
  model: string;
  fetch?: Fetcher;
}

/** Embeds at `POST /embeddings` of OpenAI or a compatible server: 64 texts a request, 20 s each, one after the other, without retries. */
export function createOpenAiEmbedder(settings: OpenAiEmbedderSettings): Embedder {
  const fetcher = settings.fetch ?? ((input, init) => fetch(input, init));
  const client = new OpenAI({
    apiKey: settings.apiKey || "none",
    baseURL: settings.baseUrl ?? "https://api.openai.com/v1",
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: BATCH_MS,
    logLevel: "off",
    fetch: async (input, init) => boundedBody(await fetcher(input, init), ANSWER_BYTES_MAX),
  });
  const embedBatch = async (texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> => {
    const answer: unknown = await client.embeddings.create(
      {
        model: settings.model,
        input: [...texts],
        // Asked for by name, because the SDK otherwise asks for base64, which compatible servers do not all know.
        encoding_format: "float",
        ...(SHORTENS.test(settings.model) && { dimensions: SHORT_DIMENSIONS }),
      },
      { signal },
    );
    return vectorsIn(answer, texts.length);
  };
  return {
    name: settings.model,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        vectors.push(...(await embedBatch(texts.slice(from, from + BATCH), signal)));
      }
      if (vectors.some(({ length }) => length !== vectors[0]?.length))
        throw new Error("The embeddings differ in length.");
      return vectors;
    },
  };
}

/** The vectors of an answer in the order of the texts, which it may not keep. */
function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const { data } = answerSchema.parse(answer);
  const vectors: (Float32Array | undefined)[] = new Array(count).fill(undefined);
  for (const { index, embedding } of data) if (index < count) vectors[index] = Float32Array.from(embedding);
  return vectors.map((vector) => {
    if (vector === undefined) throw new Error("The answer lacks an embedding.");
    return vector;
  });
}
