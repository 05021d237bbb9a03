import OpenAI from "openai";
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import { type Clock, systemClock } from "../../platform/clock.ts";
import type { Model } from "../../turn/ports.ts";
import {
  type Complete,
  CompletionFault,
  type CompletionRequest,
  type Delta,
  type PromptMessage,
} from "../completion.ts";
import { WHOLE_MS } from "../limits/attempts.ts";
import { createWriter, type WriterDeps } from "../writer.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { type OpenAiServer, openClient } from "./client.ts";

export interface OpenAiSettings extends OpenAiServer, Omit<WriterDeps, "complete" | "name"> {
  model: string;
}

/**
 * The model that writes with an LLM over chat completions. Where it may not or cannot write, `fallback` does: see
 * `writer.ts`. Never throws; one instance may serve all the rooms of an isolate, and then they share its circuit breaker.
 */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  return createWriter({ ...settings, name: settings.model, complete: createComplete(settings) });
}

function createComplete(settings: OpenAiSettings): Complete {
  const client = openClient(settings, WHOLE_MS, boundedFetch);
  const clock = settings.clock ?? systemClock;
  const isOpenAi = new URL(client.baseURL).hostname === "api.openai.com";
  // A server that refused tools and usage, and then answered without them, is asked for nothing but words from then on.
  let asksForWords = false;

  async function* stream(
    request: CompletionRequest,
    signal: AbortSignal,
    isPlain: boolean,
  ): AsyncGenerator<Delta> {
    const chunks = await client.chat.completions.create(
      {
        model: settings.model,
        messages: request.messages.flatMap((message) => messageParam(message, isPlain)),
        stream: true,
        ...(!isPlain && { stream_options: { include_usage: true }, ...toolParams(request) }),
        // Half a minute of silent reasoning is no chat.
        ...(isOpenAi && /^(gpt-5|o\d)/.test(settings.model) && { reasoning_effort: "low" as const }),
      },
      { signal },
    );
    for await (const chunk of chunks) yield* deltasOf(chunk);
  }

  return async function* complete(request, signal) {
    try {
      yield* stream(request, signal, asksForWords);
    } catch (error) {
      const fault = faultOf(error, clock);
      // A 400 or 422 comes before any word, so nothing is said twice.
      if (asksForWords || fault.code !== "bad-request") throw fault;
      try {
        for await (const delta of stream(request, signal, true)) {
          asksForWords = true;
          yield delta;
        }
      } catch (second) {
        throw faultOf(second, clock);
      }
    }
  };
}

function toolParams({ tools }: CompletionRequest): Pick<ChatCompletionCreateParamsStreaming, "tools"> {
  if (tools.length === 0) return {};
  return { tools: tools.map((tool) => ({ type: "function", function: { ...tool } })) };
}

function messageParam(message: PromptMessage, isPlain: boolean): ChatCompletionMessageParam[] {
  switch (message.role) {
    case "system":
    case "user":
      return [{ role: message.role, content: message.content }];
    case "tool":
      if (isPlain) return [{ role: "user", content: message.content }];
      return [{ role: "tool", content: message.content, tool_call_id: message.toolCallId }];
    case "assistant":
      if (isPlain || !message.toolCalls?.length) return [{ role: "assistant", content: message.content }];
      return [
        {
          role: "assistant",
          content: message.content || null,
          tool_calls: message.toolCalls.map(({ id, name, args }) => ({
            id,
            type: "function",
            function: { name, arguments: args },
          })),
        },
      ];
  }
}

function* deltasOf(chunk: ChatCompletionChunk): Generator<Delta> {
  // Compatible servers leave out what the type promises: choices, deltas, indices.
  const choice = chunk.choices?.[0];
  const delta = choice?.delta;
  const text = delta?.content ?? delta?.refusal;
  if (typeof text === "string" && text !== "") yield { type: "text", text };
  else if (choice) yield { type: "alive" };
  for (const [place, call] of (delta?.tool_calls ?? []).entries()) {
    yield {
      type: "tool-call",
      index: call.index ?? place,
      ...(call.id && { id: call.id }),
      ...(call.function?.name && { name: call.function.name }),
      ...(call.function?.arguments && { args: call.function.arguments }),
    };
  }
  if (chunk.usage?.total_tokens) yield { type: "usage", tokenCount: chunk.usage.total_tokens };
  if (choice?.finish_reason) yield { type: "finish", reason: choice.finish_reason };
}

function faultOf(error: unknown, clock: Clock): CompletionFault {
  if (error instanceof CompletionFault) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError) return new CompletionFault("timeout");
  if (error instanceof OpenAI.APIConnectionError) return new CompletionFault("connection");
  if (!(error instanceof OpenAI.APIError)) return new CompletionFault("bad-stream");
  const status: number | undefined = error.status;
  const retryAfterMs = retryAfter(error.headers, clock);
  const isTooLong =
    error.code === "context_length_exceeded" ||
    /context (length|window|size)|maximum context|too many tokens|prompt is too long/i.test(error.message);
  if (isTooLong) return new CompletionFault("too-long", { status });
  // Without a status the error came inside the stream.
  if (status === undefined) return new CompletionFault("server-error");
  if (status === 429) {
    // An empty purse answers 429 too, and no wait fills it.
    if (error.code === "insufficient_quota") return new CompletionFault("refused", { status });
    return new CompletionFault("rate-limited", { status, retryAfterMs });
  }
  if (status === 408 || status === 409 || status >= 500) {
    return new CompletionFault("server-error", { status, retryAfterMs });
  }
  return new CompletionFault(status === 400 || status === 422 ? "bad-request" : "refused", { status });
}

/** Milliseconds to wait by the `Retry-After` of RFC 9110 §10.2.3: seconds, or a date. */
function retryAfter(headers: Headers | undefined, clock: Clock): number | undefined {
  const value = headers?.get("retry-after");
  if (!value) return undefined;
  const waitMs = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - clock.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
