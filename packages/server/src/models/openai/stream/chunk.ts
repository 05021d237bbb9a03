import { CompletionFault } from "../../completion.ts";
import { faultOfBody } from "../refusal.ts";
import { ARGUMENT_FIELDS, balanced } from "./call-dialects.ts";
import type { CallPiece } from "./tool-calls.ts";

/** All that one chunk says, in one spelling. */
export interface Chunk {
  text: string;
  /** True where `text` is the whole message and not its next piece. */
  isWhole: boolean;
  reasoning: string;
  calls: readonly CallPiece[];
  /** As the server wrote it. */
  finish?: unknown;
  tokenCount?: number;
  inputCount?: number;
  /** Fields of the message that the server wants back with its calls. */
  returned?: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

/** Reads the chunks of one event. `null` is no chunk but a sign of life; throws `CompletionFault` where the server reports an error. */
export function readChunks(text: string, event: string, choice: ChoicePlace = {}): Chunk[] | null {
  const isObject = text.startsWith("{");
  if (!isObject && (!text.startsWith("[") || /^\[\s*error\b/i.test(text))) {
    if (event === "error" || /^\[?\s*error\b/i.test(text)) throw faultOfBody({ message: text });
    return null;
  }
  const values = valuesOf(text);
  if (values === null) {
    if (!isObject) return null;
    throw new CompletionFault("bad-stream");
  }
  const chunks: Chunk[] = [];
  for (const value of values) {
    const outer = fieldsOf(value);
    if (!outer) continue;
    // Some gateways put their own envelope around the chunk.
    const inner = outer.choices === undefined ? (fieldsOf(outer.data) ?? fieldsOf(outer.result)) : undefined;
    const fields = inner?.choices === undefined ? outer : inner;
    if (event === "error" || isError(fields)) throw faultOfBody(fields);
    chunks.push(chunkOf(fields, choice));
  }
  return chunks;
}

/** The JSON values of a text, also where nothing parts one from the next; `null` where any of it is no JSON. */
function valuesOf(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    const first = balanced(text, 0);
    if (first === null || first.length === text.trimEnd().length) return null;
    const rest = valuesOf(text.slice(first.length).trimStart());
    const values = valuesOf(first);
    return values && rest && [...values, ...rest];
  }
}

/** Remembers which of a server's choices is read: the first that comes. */
export interface ChoicePlace {
  index?: number;
}

function chunkOf(value: Fields, place: ChoicePlace): Chunk {
  const usage = fieldsOf(value.usage);
  const total = usage?.total_tokens;
  const input = usage?.prompt_tokens;
  const choices = (Array.isArray(value.choices) ? value.choices : []).map(fieldsOf);
  // A server that was asked for one reply may send several, one amid the other.
  if (choices.length > 0) place.index ??= Math.min(...choices.map(indexOf));
  const choice = choices.find((one) => one && indexOf(one) === place.index) ?? ollamaChoice(value);
  const whole = fieldsOf(choice?.message);
  const message = fieldsOf(choice?.delta) ?? whole;
  const content = textOf(message?.content ?? choice?.text);
  const refusal = typeof message?.refusal === "string" ? message.refusal : "";
  const isThought =
    message?.thought === true || fieldsOf(fieldsOf(message?.extra_content)?.google)?.thought === true;
  const text = content.text || refusal;
  return {
    text: isThought ? "" : text,
    isWhole: message === whole && whole !== undefined,
    reasoning: (isThought ? text : "") + content.reasoning + reasoningOf(message),
    calls: callsOf(message),
    ...(choice && { finish: choice.finish_reason ?? choice.done_reason }),
    ...(typeof total === "number" && total > 0 && { tokenCount: total }),
    ...(typeof input === "number" && input >= 0 && { inputCount: input }),
    ...(message && returnedOf(message)),
  };
}

function indexOf(choice: Fields | undefined): number {
  return Number(choice?.index ?? 0) || 0;
}

/** A piece of Ollama's own interface, which some gateways pass on as it is. */
function ollamaChoice({ message, done, done_reason: reason }: Fields): Fields | undefined {
  if (!fieldsOf(message) || typeof done !== "boolean") return undefined;
  return { delta: message, finish_reason: done ? (reason ?? "stop") : null };
}

const FAILED = /^(?:error|failed|failure)$/i;

function isError(fields: Fields): boolean {
  const { error, errors, code, message, choices } = fields;
  if (error !== undefined && error !== null && error !== "" && error !== false) return true;
  if (fields.object === "error" || fields.type === "error") return true;
  if (Array.isArray(choices) && choices.length > 0) return false;
  const hasErrors = Array.isArray(errors) && errors.length > 0;
  const status = fieldsOf(fields.base_resp)?.status_code;
  const isRefused = fields.success === false || FAILED.test(String(fields.status)) || (status ?? 0) !== 0;
  const isCoded = code !== undefined && code !== 0 && typeof message === "string";
  return (
    hasErrors ||
    isRefused ||
    isCoded ||
    (choices === undefined && (fields.detail ?? fields.status_msg) !== undefined)
  );
}

/** The text of a message's content, a string or a list of typed parts, and what of it is reasoning. */
function textOf(content: unknown): { text: string; reasoning: string } {
  if (typeof content === "string") return { text: content, reasoning: "" };
  const found = { text: "", reasoning: "" };
  const single = fieldsOf(content);
  for (const part of Array.isArray(content) ? content : single ? [single] : []) {
    if (typeof part === "string") found.text += part;
    const fields = fieldsOf(part);
    if (!fields) continue;
    const { text, thinking, summary, content, output_text: output, value } = fields;
    const inner = textOf(text ?? thinking ?? summary ?? content ?? output ?? value);
    if (/think|reason|thought|redacted|summary/.test(String(fields.type ?? "")))
      found.reasoning += inner.text;
    else if (/^(?:undefined|message|markdown|paragraph|refusal|(?:\w+_)?text)$/.test(String(fields.type))) {
      found.text += inner.text || (typeof fields.refusal === "string" ? fields.refusal : "");
    }
  }
  return found;
}

const REASONING_FIELDS = ["reasoning_content", "reasoning", "thinking", "reasoning_text"];

function reasoningOf(message: Fields | undefined): string {
  const field = REASONING_FIELDS.find((name) => message?.[name]);
  return field ? textOf(message?.[field]).text : "";
}

function returnedOf(message: Fields): Pick<Chunk, "returned"> {
  const returned: Fields = {};
  for (const name of ["reasoning_details", "extra_content", "reasoning_content"]) {
    if (message[name]) returned[name] = message[name];
  }
  return Object.keys(returned).length > 0 ? { returned } : {};
}

const NO_CALLS: readonly CallPiece[] = [];

function callsOf(message: Fields | undefined): readonly CallPiece[] {
  if (!message?.tool_calls && !message?.function_call && !Array.isArray(message?.content)) return NO_CALLS;
  const written = message?.tool_calls;
  const list: unknown[] = Array.isArray(written) ? written : written ? [written] : [];
  const legacy = message?.function_call;
  if (legacy) list.push({ function: legacy });
  const parts = Array.isArray(message?.content) ? message.content : [];
  list.push(
    ...parts.filter((part) => /^(?:tool_use|tool_call|function_call)$/.test(String(fieldsOf(part)?.type))),
  );
  return list.flatMap((one) => {
    const fields = fieldsOf(one);
    if (!fields) return [];
    const { index, id, type: _type, function: named, ...others } = fields;
    const called = fieldsOf(named) ?? fields;
    const args = ARGUMENT_FIELDS.map((field) => called[field]).find((value) => value != null);
    const returned = Object.fromEntries(
      Object.entries(others).filter(([field]) => field !== "name" && !ARGUMENT_FIELDS.includes(field)),
    );
    return [
      {
        index: Number.isFinite(Number(index ?? Number.NaN)) ? Number(index) : undefined,
        id: typeof id === "string" && id !== "" ? id : undefined,
        name: typeof called.name === "string" && called.name !== "" ? called.name : undefined,
        args: typeof args === "string" ? args : args ? JSON.stringify(args) : undefined,
        returned: Object.keys(returned).length > 0 ? returned : undefined,
      },
    ];
  });
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
