import type { FinishReason } from "../../completion.ts";

const CUT = /^(?:length|max_?(?:output_?)?tokens|model_length|token_limit|max_length|incomplete)$/i;
const FILTERED = /filter|safety|recitation|blocklist|prohibited|spii|refusal|moderation/i;
const BROKEN = /error|abort|cancel|insufficient_system_resource|fail|timeout|overload/i;
const CALLED = /tool|function/i;

/** The reason in its one spelling; `null` where there is none, `error` where the server says that it broke. */
export function reasonOf(written: unknown): FinishReason | "error" | null {
  if (typeof written !== "string" || written.trim() === "" || written === "null") return null;
  if (CUT.test(written)) return "length";
  if (FILTERED.test(written)) return "content_filter";
  if (BROKEN.test(written)) return "error";
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
