import * as z from "zod/mini";

/** The longest reply that is read where it comes as JSON, its words included. */
const REPLY_JSON_LENGTH_MAX = 20_000;

const ACTIONS: Readonly<Record<string, ReplyFinish["action"]>> = {
  answer: "answer",
  clarify: "clarify",
  "hand-over": "hand-over",
  handover: "hand-over",
  decline: "decline",
};
const finishSchema = z.object({
  action: z.string(),
  citations: z.array(z.union([z.int(), z.string()])).check(z.maxLength(20)),
});

/** An LLM's description of its own reply; a proposal, checked before it counts. */
export interface ReplyFinish {
  action: "answer" | "clarify" | "hand-over" | "decline";
  citations: readonly number[];
}

/** Splits a stream into the words to show and the structured finish behind them. */
interface FinishReader {
  push(text: string): string;
  /** The words that only looked like the beginning of a finish, and those of a reply that came as JSON. */
  end(): string;
  /** True once a finish has begun: the reply's words are over. */
  readonly hasBegun: boolean;
  /** Known after `end`; null when the LLM wrote none, or one that does not parse. */
  readonly finish: ReplyFinish | null;
}

/**
 * Reads the finish off the text itself, in the form `@@{"action":…,"citations":[…]}`, which any server can carry: also with
 * spaces, without its signs, in a code fence, or as the JSON that holds the reply's words too.
 */
export function createFinishReader(): FinishReader {
  let held = "";
  let tail: string | null = null;
  let isStart = true;
  let finish: ReplyFinish | null = null;
  let words = "";
  return {
    push(text) {
      if (tail !== null) {
        tail = (tail + text).slice(0, REPLY_JSON_LENGTH_MAX);
        return "";
      }
      held += text;
      const found = findHead(held, isStart);
      const visible = held.slice(0, found.at);
      if (visible.trim() !== "") isStart = false;
      if (found.is === "finish") {
        tail = held.slice(found.at);
        held = "";
      } else held = held.slice(found.at);
      return visible;
    },
    end() {
      const rest = tail === null ? held : "";
      held = "";
      if (tail === null) return rest;
      const fields = fieldsIn(tail);
      finish = readFinish(fields);
      words = isStart ? wordsIn(fields) || wordsAfter(tail) : "";
      tail = "";
      return words;
    },
    get hasBegun() {
      return tail !== null;
    },
    get finish() {
      return finish;
    },
  };
}

/** Reads a finish from fields of JSON, in any spelling of its action and numbers. */
export function readFinish(fields: unknown): ReplyFinish | null {
  const parsed = finishSchema.safeParse({ citations: [], ...(fields as object | null) });
  if (!parsed.success) return null;
  const action = ACTIONS[parsed.data.action.toLowerCase().replaceAll("_", "-")];
  const citations = parsed.data.citations
    .map((written) => Number(String(written).replace(/[[\]\s]/g, "")))
    .filter((number) => Number.isInteger(number));
  return action ? { action, citations } : null;
}

/** The signs that an ending may begin with: its own, what models wrap it in, and a word for it at the beginning of a line. */
const SIGNS = /[`@＠{*<[]|(?:(?<=^|\n[ \t]*)[jef])/gi;
const WORDS = ["json", "ending", "end_reply", "finish"];
const WRAPPING = new RegExp(
  `^(?:\\*{1,2}|\`{1,2}(?!\`)|\`\`\`[\\w-]{0,12}|<[a-z_]{2,12}>|\\[|(?:${WORDS.join("|")})\\s*[:(])\\s*`,
  "i",
);
/** Signs in a row, also of the full width of a letter or with spaces between. */
const OWN_SIGNS = /^(?:[@＠]\s*)+/;

/** Where a finish begins, or may begin; the end of the text where nothing of the kind is there. */
function findHead(text: string, isStart: boolean): { at: number; is: "finish" | "maybe" | "words" } {
  for (const { index } of text.matchAll(SIGNS)) {
    const mayHoldReply = isStart && text.slice(0, index).trim() === "";
    const is = headOf(text.slice(index), mayHoldReply);
    if (is !== "words") return { at: index, is };
  }
  return { at: text.length, is: "words" };
}

const KEYS = ["action", "citations"];
const REPLY_KEYS = [
  "reply",
  "answer",
  "final_answer",
  "response",
  "text",
  "message",
  "content",
  "resposta",
  "respuesta",
];

function headOf(text: string, mayHoldReply: boolean): "finish" | "maybe" | "words" {
  const fence = WRAPPING.exec(text)?.[0] ?? "";
  if (fence === "" && mayBecomeWrapping(text)) return "maybe";
  if (text.startsWith("`") && fence === "") return "words";
  const unfenced = text.slice(fence.length);
  if (unfenced === "") return "maybe";
  const signs = OWN_SIGNS.exec(unfenced)?.[0] ?? "";
  const json = unfenced.slice(signs.length).replace(/^json\s*/i, "");
  if (json === "" || (signs !== "" && /^j(?:so?)?$/i.test(json))) return "maybe";
  const isSigned = /[@＠]\s*[@＠]/.test(signs);
  if (isSigned && KEYS.some((key) => key.startsWith(json.toLowerCase()))) return "maybe";
  if (isSigned && /^(?:action|citations)\s*[:=]/i.test(json)) return "finish";
  if (!json.startsWith("{")) return "words";
  if (isSigned) return "finish";
  const [, key = "", after] = /^\{\s*["']?([a-z_]*)(["']?\s*:?)?/i.exec(json) ?? [];
  const keys = mayHoldReply ? [...KEYS, ...REPLY_KEYS] : KEYS;
  const isWhole = /^\{\s*["']?[a-z_]*(["']?\s*)$/i.test(json);
  if (isWhole) return keys.some((known) => known.startsWith(key.toLowerCase())) ? "maybe" : "words";
  return after?.endsWith(":") && keys.includes(key.toLowerCase()) ? "finish" : "words";
}

function mayBecomeWrapping(text: string): boolean {
  if (text.length < 3 && "```".startsWith(text)) return true;
  if (/^<[a-z_]{0,12}$/i.test(text)) return true;
  return WORDS.some((word) => word.startsWith(text.trimEnd().toLowerCase()));
}

function fieldsIn(tail: string): unknown {
  if (!tail.includes("{")) return fieldsOfLine(tail);
  const from = tail.indexOf("{");
  for (const json of [tail.slice(from, jsonEnd(tail)), tail.slice(from, tail.lastIndexOf("}") + 1)]) {
    for (const spelling of [json, json.replaceAll("'", '"')]) {
      try {
        return JSON.parse(spelling.replace(/,\s*([}\]])/g, "$1"));
      } catch {
        // The next spelling may be right.
      }
    }
  }
  return null;
}

/** The fields of an ending without brackets: `@@action: answer, citations: [1, 2]`. */
function fieldsOfLine(tail: string): unknown {
  const [, action] = /action\s*[:=]\s*["']?([\w-]+)/i.exec(tail) ?? [];
  const [, numbers = ""] = /citations\s*[:=]\s*\[?([\d\s,]*)/i.exec(tail) ?? [];
  return { action, citations: numbers.match(/\d+/g) ?? [] };
}

/** The place behind the bracket that closes the first one. */
function jsonEnd(tail: string): number {
  let depth = 0;
  for (const { 0: sign, index } of tail.matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  return tail.length;
}

/** The words of a reply that began with its ending. */
function wordsAfter(tail: string): string {
  return tail.slice(jsonEnd(tail)).replace(/^[\s`*]+/, "");
}

/** The reply's words where the JSON holds them. */
function wordsIn(fields: unknown): string {
  if (typeof fields !== "object" || fields === null) return "";
  const found = Object.entries(fields).find(([key]) => REPLY_KEYS.includes(key.toLowerCase()));
  return typeof found?.[1] === "string" ? found[1] : "";
}
