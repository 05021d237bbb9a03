import OpenAI from "openai";
import * as z from "zod/mini";
import { type Embedder, EmbedderFault, type Embedding } from "../../knowledge/vectors/embedder.ts";
import { tokensOf } from "../prompt/tokens.ts";
import { boundedTo } from "./bounded-body.ts";
import { type OpenAiServer, openClient } from "./client.ts";

/** Servers take at least this many texts in a request, and their answer stays within the bound below. */
const BATCH = 64;
const BATCH_MS = 20_000;
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;
const DIMENSIONS_MAX = 4_096;

/** The default for OpenAI's third family, whose first numbers carry most of the meaning by training. */
const SHORT_DIMENSIONS = 256;
const SHORTENS = /^text-embedding-3/;

const numbersSchema = z.array(z.number()).check(z.minLength(1), z.maxLength(DIMENSIONS_MAX));
const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.int().check(z.minimum(0)),
      // Some servers send base64 (32-bit floats, the least byte first) whatever they were asked for.
      embedding: z.union([numbersSchema, z.string().check(z.minLength(4))]),
    }),
  ),
  usage: z.optional(z.nullable(z.object({ total_tokens: z.optional(z.number()) }))),
});

interface OpenAiEmbedderSettings extends OpenAiServer {
  model: string;
  /** The length of vectors to ask for; only of models that can shorten theirs. */
  dimensions?: number;
}

/** Embeds at `POST /embeddings` of OpenAI or a compatible server: 64 texts a request, 20 s each, one after the other, without retries. */
export function createOpenAiEmbedder(settings: OpenAiEmbedderSettings): Embedder {
  const dimensions = settings.dimensions ?? (SHORTENS.test(settings.model) ? SHORT_DIMENSIONS : undefined);
  const client = openClient(settings, BATCH_MS, boundedTo(ANSWER_BYTES_MAX));
  const embedBatch = async (texts: readonly string[], signal: AbortSignal): Promise<Embedding> => {
    const answer: unknown = await client.embeddings.create(
      {
        model: settings.model,
        input: [...texts],
        // Asked for by name, because the SDK otherwise asks for base64, which compatible servers do not all know.
        encoding_format: "float",
        ...(dimensions !== undefined && { dimensions }),
      },
      { signal },
    );
    return embeddingIn(answer, texts, dimensions);
  };
  return {
    name: dimensions === undefined ? settings.model : `${settings.model}@${dimensions}`,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      let tokenCount = 0;
      try {
        for (let from = 0; from < texts.length; from += BATCH) {
          const embedding = await embedBatch(texts.slice(from, from + BATCH), signal);
          vectors.push(...embedding.vectors);
          tokenCount += embedding.tokenCount;
        }
      } catch (error) {
        throw embedderFaultOf(error);
      }
      if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw new EmbedderFault("bad-answer");
      return { vectors, tokenCount };
    },
  };
}

/** The vectors of an answer in the order of the texts, which it may not keep. */
function embeddingIn(
  answer: unknown,
  texts: readonly string[],
  dimensions: number | undefined,
): { vectors: Float32Array[]; tokenCount: number } {
  const { data, usage } = answerSchema.parse(answer);
  const vectors: (Float32Array | undefined)[] = new Array(texts.length).fill(undefined);
  for (const { index, embedding } of data) {
    if (index < texts.length) vectors[index] = vectorOf(embedding);
  }
  return {
    vectors: vectors.map((vector) => {
      const isWhole = vector?.every(Number.isFinite) && vector.length === (dimensions ?? vector.length);
      if (vector === undefined || !isWhole) throw new EmbedderFault("bad-answer");
      return vector;
    }),
    tokenCount: usage?.total_tokens ?? tokensOf(texts.join(" ")),
  };
}

function vectorOf(embedding: number[] | string): Float32Array | undefined {
  if (typeof embedding !== "string") return Float32Array.from(embedding);
  const raw = atob(embedding);
  if (raw.length % 4 !== 0 || raw.length > 4 * DIMENSIONS_MAX) return undefined;
  const bytes = Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: raw.length / 4 }, (_, at) => view.getFloat32(4 * at, true));
}

function embedderFaultOf(error: unknown): EmbedderFault {
  if (error instanceof EmbedderFault) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError) return new EmbedderFault("timeout");
  if (error instanceof OpenAI.APIUserAbortError) return new EmbedderFault("timeout");
  if (error instanceof OpenAI.APIConnectionError) return new EmbedderFault("unreachable");
  if (!(error instanceof OpenAI.APIError)) return new EmbedderFault("bad-answer");
  const status: number | undefined = error.status;
  const seconds = Number(error.headers?.get("retry-after") ?? "");
  const retryAfterMs = seconds > 0 ? seconds * 1_000 : undefined;
  // An empty purse answers 429 too, and no wait fills it.
  if (status === 429 && error.code !== "insufficient_quota")
    return new EmbedderFault("rate-limited", retryAfterMs);
  if (status === 400 || status === 413 || status === 422) return new EmbedderFault("bad-request");
  if (status === undefined || status === 408 || status === 409 || status >= 500)
    return new EmbedderFault("server-error", retryAfterMs);
  return new EmbedderFault("refused");
}
