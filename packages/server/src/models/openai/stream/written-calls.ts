import { balanced, parseLoosely, readCalls, type WrittenCall } from "./call-dialects.ts";
import { findMark, type TextFilter } from "./marks.ts";

const BLOCK_LENGTH_MAX = 16_000;
/** A block that may be the reply's own words waits no longer than this. */
const DOUBTFUL_LENGTH_MAX = 4_000;

/** Marks that are never words, each with those that close it; without any the block goes on to the end. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  "<tool_call>": ["</tool_call>"],
  "<tool_calls>": ["</tool_calls>"],
  "<toolcall>": ["</toolcall>"],
  "<function_call>": ["</function_call>"],
  "<function_calls>": ["</function_calls>"],
  "<functioncall>": ["</functioncall>"],
  "<function=": ["</function>"],
  "<invoke ": ["</invoke>"],
  "<tool_code>": ["</tool_code>"],
  "<tool_response>": ["</tool_response>"],
  "<tool_use>": ["</tool_use>"],
  "<start_function_call>": ["<end_function_call>"],
  "<|tool_call_begin|>": ["<|tool_call_end|>"],
  "<|start_action|>": ["<|end_action|>"],
  "<|python_start|>": ["<|python_end|>"],
  "✿function✿": ["✿result✿", "✿return✿"],
  "<|tool_call|>": ["<|/tool_call|>", "<|end_tool_call|>"],
  "<|tool_call>": ["<tool_call|>"],
  "<|tool_calls_section_begin|>": ["<|tool_calls_section_end|>"],
  "<|tool_call_start|>": ["<|tool_call_end|>"],
  "<｜tool▁calls▁begin｜>": ["<｜tool▁calls▁end｜>"],
  "<|python_tag|>": ["<|eom_id|>", "<|eot_id|>"],
  "<|action_start|>": ["<|action_end|>"],
  "[tool_calls]": ["</s>"],
  "[tool_request]": ["[end_tool_request]"],
};
const OPENINGS = Object.keys(BLOCKS);
const CLOSINGS = [...new Set(Object.values(BLOCKS).flat())];
const ALL_MARKS = [...OPENINGS, ...CLOSINGS];

interface WrittenCallDeps {
  toolNames: readonly string[];
  onCall(call: WrittenCall): void;
}

/**
 * Takes tool calls that a model wrote as text out of its words. What stands between marks of calls is never shown; JSON, a
 * code fence or a call in brackets at the beginning of a line is shown where it turns out to be no call.
 */
export function createWrittenCallFilter({ toolNames, onCall }: WrittenCallDeps): TextFilter {
  let held = "";
  let block = "";
  let closings: readonly string[] | null = null;
  let isLineStart = true;
  let isBehindCall = false;

  function emit(words: string): string {
    if (words !== "") isLineStart = /(?:^|\n)[ \t]*$/.test(words) && (words.includes("\n") || isLineStart);
    return words;
  }

  function readBlock(): void {
    for (const call of readCalls(block, toolNames)) onCall(call);
    block = "";
    closings = null;
  }

  /** The words of `text` that are surely words, with doubtful beginnings of lines kept in `held`. */
  function settle(text: string, isEnd: boolean): string {
    let visible = "";
    let rest = text;
    for (;;) {
      // Some models part two calls by a sign.
      if (isBehindCall) rest = rest.replace(/^[\s;,]+/, "");
      if (rest !== "") isBehindCall = false;
      const at = doubtfulAt(rest);
      if (at < 0) return visible + emit(rest);
      visible += emit(rest.slice(0, at));
      rest = rest.slice(at);
      const length = doubtfulLength(rest, toolNames, isEnd);
      if (length === "open") {
        held = rest + held;
        return visible;
      }
      const candidate = rest.slice(0, length);
      const calls = length > 0 ? readCalls(candidate, toolNames) : [];
      for (const call of calls) onCall(call);
      if (calls.length === 0) visible += emit(candidate === "" ? (rest[0] ?? "") : candidate);
      else isBehindCall = true;
      rest = rest.slice(Math.max(1, length));
    }
  }

  function doubtfulAt(text: string): number {
    if (isLineStart && /^[ \t]*[{[`>A-Za-z_]/.test(text)) {
      const at = text.search(/\S/);
      if (beginsDoubtfully(text.slice(at), toolNames)) return at;
    }
    for (const match of text.matchAll(/\n[ \t]*/g)) {
      const at = match.index + match[0].length;
      if (beginsDoubtfully(text.slice(at), toolNames)) return at;
    }
    return -1;
  }

  function run(isEnd: boolean): string {
    let visible = "";
    for (;;) {
      if (closings) {
        const { before, mark, rest } = findMark(held, closings);
        block = (block + before).slice(0, BLOCK_LENGTH_MAX);
        held = rest;
        if (mark === null) return visible;
        readBlock();
        continue;
      }
      const { before, mark, rest } = findMark(held, ALL_MARKS);
      held = rest;
      visible += settle(before, isEnd || mark !== null);
      if (mark === null) return visible;
      // A closing mark alone is a sign of nothing.
      if (OPENINGS.includes(mark)) {
        closings = BLOCKS[mark] ?? [];
        block = mark.endsWith("=") || mark.endsWith(" ") ? mark : "";
      }
    }
  }

  return {
    push(text) {
      held += text;
      return run(false);
    },
    end() {
      const visible = run(true);
      if (closings) {
        block += held;
        readBlock();
        held = "";
        return visible;
      }
      const rest = held;
      held = "";
      return visible + rest;
    },
  };
}

/** The word before a call in the dialects that have one. */
const LEAD = /^(?:>{3}[ \t]*|functions\.|(?:Action|Tool(?: Name)?):\s*)/;
const LEADS = [">>>", "functions.", "Action:", "Tool:", "Tool Name:"];
const INPUTS = ["Action Input:", "Tool Input:", "Input:", "Arguments:", "```"];

function beginsDoubtfully(written: string, toolNames: readonly string[]): boolean {
  if (LEADS.some((lead) => lead.startsWith(written)) || beginsHeaded(written, toolNames)) return true;
  const text = written.replace(LEAD, "");
  if (text.startsWith("{") || "```".startsWith(text.slice(0, 3)) || text.startsWith("```"))
    return text !== "";
  if (/^\[\s*(?:\{|$)/.test(text)) return true;
  const word = /^\[?\s*([A-Za-z_]\w*)?/.exec(text)?.[1] ?? "";
  if (word === "") return text === "[";
  const follows = text.slice(text.indexOf(word) + word.length);
  if (follows === "") return toolNames.some((name) => name.startsWith(word));
  return toolNames.includes(word) && /^(?:\.call)?\(/.test(follows);
}

/** True for a tool's name alone in its line and the arguments in the next, and for what may become that. */
function beginsHeaded(text: string, toolNames: readonly string[]): boolean {
  const [head = "", ...later] = text.replace(LEAD, "").split("\n");
  const name = head.trim().replace(/^functions\.|:\d*$/g, "");
  if (later.length === 0) return toolNames.some((tool) => tool.startsWith(name));
  if (!toolNames.includes(name)) return false;
  const follows = later.join("\n").trimStart();
  return (
    follows.startsWith("{") || INPUTS.some((lead) => lead.startsWith(follows) || follows.startsWith(lead))
  );
}

/** The length of a doubtful beginning that is closed, 0 where it is plain words after all, `open` where more must come. */
function doubtfulLength(text: string, toolNames: readonly string[], isEnd: boolean): number | "open" {
  const open = isEnd || text.length > DOUBTFUL_LENGTH_MAX ? text.length : "open";
  if (beginsHeaded(text, toolNames)) {
    const json = text.includes("{") ? balanced(text, text.indexOf("{")) : null;
    if (json === null) return open;
    const end = text.indexOf("{") + json.length;
    return end + (/^\s*```/.exec(text.slice(end))?.[0].length ?? 0);
  }
  const lead = LEAD.exec(text)?.[0] ?? "";
  if (lead !== "") {
    const length = text === lead ? open : doubtfulLength(text.slice(lead.length), toolNames, isEnd);
    return typeof length === "number" && length > 0 ? lead.length + length : length;
  }
  if (text.startsWith("`")) {
    const head = /^```([\w-]*)[ \t]*\r?\n?\s*(\S?)/.exec(text);
    if (!head) return text.length < 3 ? open : 0;
    if (head[2] === "") return open;
    const body = text.slice(head[0].length - 1);
    const isBeginning = ["print(", ...toolNames].some((start) => start.startsWith(body));
    const mayBeCall =
      isBeginning ||
      /^[{[]/.test(body) ||
      toolNames.some((name) => body.includes(name)) ||
      /^(?:tool|print\()/.test(body);
    if (!mayBeCall && !/^tool/.test(head[1] ?? "")) return 0;
    const close = text.indexOf("```", head[0].length - 1);
    return close < 0 ? open : close + 3;
  }
  if (/^(?:\{|\[\s*\{)/.test(text)) {
    const json = balanced(text, 0);
    if (json !== null) return parseLoosely(json) === undefined ? 0 : json.length;
    return open;
  }
  if (text === "[" || /^\[\s*$/.test(text)) return open;
  const call = /^\[?\s*\w+(?:\.call)?\([^\n]*?\)\s*\]?(?=\s|$)/.exec(text)?.[0];
  // A bracket that opened the call closes it too.
  if (call !== undefined) return text.startsWith("[") && !call.endsWith("]") ? open : call.length;
  return text.includes("\n") || !/^[\w[>]/.test(text) ? 0 : open;
}
