import type { ModelOptions } from "@prosa/protocol";

/** A tool that the LLM may ask for; `parameters` is a JSON Schema. */
export interface ToolOffer {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** A tool as the LLM asked for it; `args` is whatever it wrote, most often JSON. */
export interface ToolCall {
  id: string;
  name: string;
  args: string;
  /** Fields that the server wants back with the call, such as a signature of the model's thoughts. */
  returned?: Readonly<Record<string, unknown>>;
}

export type PromptMessage =
  | { role: "system" | "user"; content: string }
  | {
      role: "assistant";
      content: string;
      toolCalls?: readonly ToolCall[];
      /** Fields that the server wants back with the message. */
      returned?: Readonly<Record<string, unknown>>;
    }
  | { role: "tool"; content: string; toolCallId: string };

export interface CompletionRequest {
  messages: readonly PromptMessage[];
  tools: readonly ToolOffer[];
  /** The site's own wishes. */
  options?: ModelOptions | undefined;
}

/** Why a completion ended, in one spelling for all servers. */
export type FinishReason = "stop" | "length" | "content_filter" | "tool_calls";

/** A step of a completion as it streams. `alive` is a sign of life without words, such as hidden reasoning; calls come whole. */
export type Delta =
  | { type: "text"; text: string }
  | { type: "alive" }
  | { type: "tool-call"; call: ToolCall }
  | { type: "returned"; fields: Readonly<Record<string, unknown>> }
  | { type: "finish"; reason: FinishReason }
  /** All tokens, and those of them that were read, where the server tells them apart. */
  | { type: "usage"; tokenCount: number; inputCount?: number };

/** Streams one completion; throws `CompletionFault` and nothing else. */
export type Complete = (request: CompletionRequest, signal: AbortSignal) => AsyncIterable<Delta>;

export type FaultCode =
  | "connection"
  | "timeout"
  | "bad-stream"
  | "rate-limited"
  | "refused"
  | "server-error"
  | "too-long"
  | "bad-request"
  | "filtered"
  | "late"
  | "looping"
  | "circuit-open"
  | "budget-spent";

/** Why a completion failed, in words of our own: never the server's text, which may hold what a visitor wrote. */
export class CompletionFault extends Error {
  readonly code: FaultCode;
  readonly status: number | undefined;
  /** The server's own wish, when it had one. */
  readonly retryAfterMs: number | undefined;
  /** The part of the request that the server named as the reason. */
  readonly feature: string | undefined;

  constructor(
    code: FaultCode,
    details: {
      status?: number | undefined;
      retryAfterMs?: number | undefined;
      feature?: string | undefined;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.feature = details.feature;
  }

  /** True where the same request may succeed when it is sent again. */
  get canRetry(): boolean {
    return ["connection", "timeout", "bad-stream", "rate-limited", "server-error"].includes(this.code);
  }
}
