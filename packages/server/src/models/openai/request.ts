import type { CompletionRequest, PromptMessage } from "../completion.ts";
import type { Feature } from "./capabilities.ts";

/** The parts of a server's address and habits that a request depends on. */
export interface RequestTarget {
  model: string;
  /** OpenAI's own server knows newer names of fields. */
  isOpenAi: boolean;
}

type Body = Record<string, unknown>;
type WireMessage = Record<string, unknown> & { role: string; content: unknown };

/** The body of a request of chat completions without the refused features. */
export function requestBody(
  request: CompletionRequest,
  target: RequestTarget,
  refused: ReadonlySet<Feature>,
): Body {
  const { options = {} } = request;
  const takes = (feature: Feature) => !refused.has(feature);
  const effort = options.reasoningEffort ?? defaultEffort(target);
  const limit = limitName(target, refused);
  const tools = takes("tools") ? request.tools : [];
  return {
    ...(takes("extra") && options.extraBody),
    model: target.model,
    messages: wireMessages(request.messages, refused),
    stream: takes("stream"),
    ...(takes("stream") && takes("usage") && { stream_options: { include_usage: true } }),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: "function", function: { ...tool } })) }),
    ...(options.temperature !== undefined && takes("temperature") && { temperature: options.temperature }),
    ...(options.maxTokens !== undefined && limit && { [limit]: options.maxTokens }),
    ...(effort && takes("reasoning_effort") && { reasoning_effort: effort }),
  };
}

/** The features that this request has, and a server may refuse. */
export function featuresOf(body: Body, request: CompletionRequest): Set<Feature> {
  const features = new Set<Feature>(["system"]);
  if (body.stream_options) features.add("usage");
  if (body.stream === true) features.add("stream");
  for (const name of [
    "tools",
    "temperature",
    "max_tokens",
    "max_completion_tokens",
    "reasoning_effort",
  ] as const) {
    if (body[name] !== undefined) features.add(name);
  }
  if (Object.keys(request.options?.extraBody ?? {}).length > 0) features.add("extra");
  if (request.messages.some((message) => message.role === "assistant" && message.returned)) {
    features.add("returned");
  }
  return features;
}

function defaultEffort({ model, isOpenAi }: RequestTarget): string | undefined {
  // Half a minute of silent reasoning is no chat.
  return isOpenAi && /^(gpt-5|o\d)/.test(model) ? "low" : undefined;
}

function limitName({ isOpenAi }: RequestTarget, refused: ReadonlySet<Feature>): string | undefined {
  const names = ["max_tokens", "max_completion_tokens"] as const;
  const preferred = isOpenAi ? names.toReversed() : names;
  return preferred.find((name) => !refused.has(name));
}

function wireMessages(messages: readonly PromptMessage[], refused: ReadonlySet<Feature>): WireMessage[] {
  const wire: WireMessage[] = [];
  for (const message of messages) {
    const next = wireMessage(message, refused);
    const last = wire.at(-1);
    // Templates without a system role want the two sides to take turns as well.
    const joins = refused.has("system") && last?.role === next.role && next.role === "user";
    if (joins && last) last.content = `${last.content}\n\n${next.content}`;
    else wire.push(next);
  }
  return wire;
}

function wireMessage(message: PromptMessage, refused: ReadonlySet<Feature>): WireMessage {
  switch (message.role) {
    case "system":
      return { role: refused.has("system") ? "user" : "system", content: message.content };
    case "user":
      return { role: "user", content: message.content };
    case "tool":
      if (refused.has("tools")) return { role: "user", content: message.content };
      return { role: "tool", content: message.content, tool_call_id: message.toolCallId };
    case "assistant": {
      const returned = refused.has("returned") ? {} : message.returned;
      const toolCalls = message.toolCalls ?? [];
      if (refused.has("tools") || toolCalls.length === 0) {
        return { role: "assistant", content: message.content };
      }
      return {
        ...returned,
        role: "assistant",
        content: message.content || null,
        tool_calls: toolCalls.map((call) => ({
          ...(!refused.has("returned") && call.returned),
          id: call.id,
          type: "function",
          function: { name: call.name, arguments: call.args },
        })),
      };
    }
  }
}
