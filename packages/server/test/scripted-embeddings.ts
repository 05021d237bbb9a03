import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { textKey } from "../src/language/text/text-key.ts";
import { fold } from "../src/language/text/words.ts";

export interface EmbeddingsRequest {
  headers: IncomingMessage["headers"];
  body: { model: string; input: string[]; encoding_format?: string; dimensions?: number };
}

/** The server's reaction to a request: an altered answer, a refusal, or silence. */
export type EmbeddingsBehaviour =
  | {
      type: "answer";
      format?: "float" | "base64";
      alter?: (vectors: Float32Array[]) => Float32Array[];
      /** The tokens in `usage`, instead of a quarter of the letters. */
      tokenCount?: number;
    }
  | { type: "refuse"; status: number; headers?: Record<string, string>; code?: string }
  | { type: "silence" };

export interface ScriptedEmbeddings {
  /** Ends in `/v1`. */
  baseUrl: string;
  requests: EmbeddingsRequest[];
  /** The prompts of the chats that it was asked for; each is answered with "Certo." */
  prompts: string[];
  /** Every text that was asked for, in order. */
  readonly texts: string[];
  setScript(script: (request: EmbeddingsRequest) => EmbeddingsBehaviour): void;
  close(): Promise<void>;
}

const DIMENSIONS = 384;
const GRAMS = [3, 4, 5];

/**
 * A real, if weak, embedding without any model: the words of a text and the runs of three to five letters in them, each
 * hashed to a direction (the hashing trick). Texts are alike where they are spelt alike.
 */
export function embedByGrams(text: string, dimensions = DIMENSIONS): Float32Array {
  const vector = new Float32Array(dimensions);
  const add = (feature: string, weight: number) => {
    const [place, sign] = textKey(feature);
    const at = place % dimensions;
    vector[at] = (vector[at] ?? 0) + (sign % 2 === 0 ? weight : -weight);
  };
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    // Short words hold a sentence together and say little.
    const weight = word.length < 4 ? 0.1 : 1;
    add(word, weight);
    const padded = `^${word}$`;
    for (const size of GRAMS) {
      for (let at = 0; at + size <= padded.length; at += 1)
        add(padded.slice(at, at + size), weight / GRAMS.length);
    }
  }
  return vector;
}

/** An OpenAI-compatible server on loopback whose embeddings are those of `embedByGrams`. */
export async function startScriptedEmbeddings(port = 0): Promise<ScriptedEmbeddings> {
  const requests: EmbeddingsRequest[] = [];
  const prompts: string[] = [];
  let script: (request: EmbeddingsRequest) => EmbeddingsBehaviour = () => ({ type: "answer" });

  const server = createServer(async (incoming, response) => {
    response.on("error", () => undefined);
    let text = "";
    for await (const chunk of incoming) text += chunk;
    if (incoming.url?.endsWith("/chat/completions")) {
      prompts.push(text);
      const choices = [{ index: 0, delta: { content: "Certo." }, finish_reason: "stop" }];
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${JSON.stringify({ choices })}\n\ndata: [DONE]\n\n`);
      return;
    }
    const request: EmbeddingsRequest = { headers: incoming.headers, body: JSON.parse(text) };
    requests.push(request);
    const behaviour = script(request);
    if (behaviour.type === "silence") return;
    const isRefusal = behaviour.type === "refuse";
    const body = isRefusal ? refusal(behaviour.status, behaviour.code) : answer(request, behaviour);
    const head = { "content-type": "application/json", ...(isRefusal && behaviour.headers) };
    response.writeHead(isRefusal ? behaviour.status : 200, head).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    prompts,
    get texts() {
      return requests.flatMap(({ body }) => body.input);
    },
    setScript(next) {
      script = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer({ body }: EmbeddingsRequest, behaviour: EmbeddingsBehaviour & { type: "answer" }): object {
  const { alter = (vectors) => vectors, format = body.encoding_format } = behaviour;
  const vectors = alter(body.input.map((text) => embedByGrams(text, body.dimensions)));
  const tokens =
    behaviour.tokenCount ?? body.input.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return {
    object: "list",
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: format === "base64" ? Buffer.from(vector.buffer).toString("base64") : [...vector],
    })),
    model: body.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function refusal(status: number, code = "scripted"): object {
  return { error: { message: `Scripted ${status}.`, type: code, param: null, code } };
}
