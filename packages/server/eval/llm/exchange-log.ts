import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import * as z from "zod/mini";
import type { Fetcher } from "../../src/models/openai/client.ts";
import { deltasOf } from "../../src/models/openai/stream/deltas.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { readRows } from "../read-rows.ts";

const recordedSchema = z.object({
  /** The site, question, message and call that it belongs to. */
  id: z.string(),
  /** A digest of the request, by which a changed prompt is known. */
  prompt: z.string(),
  status: z.number(),
  mediaType: z.string(),
  body: z.string(),
});
type Recorded = z.infer<typeof recordedSchema>;

const requestSchema = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.nullable(z.string()) })),
});

/** A request to an LLM with its whole answer. */
export interface LoggedExchange {
  messages: z.infer<typeof requestSchema>["messages"];
  /** The letters of the request. */
  letters: number;
  answer: Promise<string>;
}

interface LogSettings {
  /** A file of replies to say again instead of asking; a question that it lacks is asked. */
  replay?: string | undefined;
  /** A file to write all replies to at the end. */
  record?: string | undefined;
}

/** Stands before a server of chat completions: keeps each exchange, and records or replays the answers. */
export class ExchangeLog {
  /** The exchanges of the present message, in order. */
  exchanges: LoggedExchange[] = [];
  replayedCount = 0;
  /** Replayed answers whose prompt is still the recorded one. */
  sameCount = 0;
  readonly #settings: LogSettings;
  readonly #known: ReadonlyMap<string, Recorded>;
  readonly #made: Promise<Recorded>[] = [];
  #place = "";

  /** Throws where the file to replay is not there. */
  constructor(settings: LogSettings) {
    const { replay } = settings;
    if (replay !== undefined && !existsSync(replay)) throw new Error(`There is no recording at ${replay}.`);
    const rows = replay === undefined ? [] : readRows(replay, recordedSchema);
    this.#settings = settings;
    this.#known = new Map(rows.map((row) => [row.id, row]));
  }

  /** Begins a message: `place` names its site, its question and its number. */
  begin(place: string): void {
    this.#place = place;
    this.exchanges = [];
  }

  fetch: Fetcher = async (input, init) => {
    const sent = String(init?.body ?? "");
    const id = `${this.#place}/${this.exchanges.length}`;
    const prompt = createHash("sha256").update(sent).digest("hex").slice(0, 16);
    const known = this.#known.get(id);
    const answer = Promise.withResolvers<string>();
    const { messages } = requestSchema.parse(JSON.parse(sent));
    this.exchanges.push({ messages, letters: sent.length, answer: answer.promise });
    if (known) {
      this.replayedCount += 1;
      if (known.prompt === prompt) this.sameCount += 1;
      this.#made.push(Promise.resolve({ ...known, prompt }));
      answer.resolve(known.body);
      return new Response(known.body, {
        status: known.status,
        headers: { "content-type": known.mediaType },
      });
    }
    const response = await fetch(input, init);
    const mediaType = response.headers.get("content-type") ?? "";
    this.#made.push(
      answer.promise.then((body) => ({ id, prompt, status: response.status, mediaType, body })),
    );
    return new Response(response.body && overheard(response.body, answer.resolve), {
      status: response.status,
      headers: response.headers,
    });
  };

  /** Writes the recording, where one was wanted. */
  async close(): Promise<void> {
    const { record } = this.#settings;
    if (record === undefined) return;
    const rows = (await Promise.all(this.#made)).filter(({ status, body }) => status === 200 && body !== "");
    await writeFile(record, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
}

/** The same stream; `onEnd` is told all of it, or what came of it before its reader hung up. */
function overheard(
  body: ReadableStream<Uint8Array>,
  onEnd: (text: string) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const end = () => onEnd(text);
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (value) {
          text += decoder.decode(value, { stream: true });
          controller.enqueue(value);
        }
        if (!done) return;
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
}

/** The words of an answer as the LLM wrote them, before any of our checks. */
export async function wordsOfAnswer(answer: string): Promise<string> {
  const bytes = new Response(answer).body;
  let words = "";
  try {
    const options = { clock: systemClock, toolNames: [], reasonsFirst: false, onReasoning: () => undefined };
    for await (const delta of deltasOf(bytes ?? [], options)) if (delta.type === "text") words += delta.text;
  } catch {
    // An answer that broke off counts with the words that came.
  }
  return words;
}

const usageSchema = z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number() });

/** The tokens of an answer as its server counted them; undefined where it did not. */
export function usageIn(answer: string): { sent: number; written: number } | undefined {
  const [found] = [...answer.matchAll(/"usage"\s*:\s*(\{(?:[^{}]|\{[^{}]*\})*\})/g)].slice(-1);
  if (!found?.[1]) return undefined;
  const usage = usageSchema.safeParse(JSON.parse(found[1]));
  if (!usage.success) return undefined;
  return { sent: usage.data.prompt_tokens, written: usage.data.completion_tokens };
}
