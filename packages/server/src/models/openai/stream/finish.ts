import type { FinishReason } from "../../completion.ts";

const BROKEN =
  /error|abort|cancel|insufficient_system_resource|fail|timeout|overload|malformed|unexpected|rate_?limit/i;
const FILTERED =
  /filter|safety|recitation|block|prohibited|spii|refusal|moderation|sensitive|guardrail|flagged|censor|policy|violation/i;
const CUT = /length|max_?|limit|context_?window|budget|incomplete|truncat/i;
const CALLED = /tool|function/i;

/** The reason in its one spelling; `null` where there is none, `error` where the server says that it broke. */
export function reasonOf(written: unknown): FinishReason | "error" | null {
  if (typeof written !== "string" || written.trim() === "" || written === "null") return null;
  if (BROKEN.test(written)) return "error";
  if (FILTERED.test(written)) return "content_filter";
  if (CUT.test(written)) return "length";
  return CALLED.test(written) ? "tool_calls" : "stop";
}

const WHOLE_SENTENCE = /[.!?…。！？)\]}"”»'`*|\p{Extended_Pictographic}]\s*$/u;

/** The reason of a stream that gave none: a `[DONE]`, the usage or the end of a sentence say that it is whole. */
export function impliedReason(stream: {
  isDone: boolean;
  hasUsage: boolean;
  tail: string;
  hasCalls: boolean;
}): FinishReason | null {
  if (stream.hasCalls) return "tool_calls";
  const isWhole = stream.isDone || stream.hasUsage || WHOLE_SENTENCE.test(stream.tail);
  return isWhole ? "stop" : null;
}
