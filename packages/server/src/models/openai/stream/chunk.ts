import { CompletionFault } from "../../completion.ts";
import { faultOfBody } from "../refusal.ts";
import type { CallPiece } from "./tool-calls.ts";

/** All that one chunk says, in one spelling. */
export interface Chunk {
  text: string;
  /** True where `text` is the whole message and not its next piece. */
  isWhole: boolean;
  reasoning: string;
  calls: CallPiece[];
  /** As the server wrote it. */
  finish?: unknown;
  tokenCount?: number;
  /** Fields of the message that the server wants back with its calls. */
  returned?: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

/** Reads the chunks of one event. `null` is no chunk but a sign of life; throws `CompletionFault` where the server reports an error. */
export function readChunks(text: string, event: string): Chunk[] | null {
  if (!/^[{[]/.test(text)) {
    if (event === "error") throw faultOfBody({ message: text });
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (text.startsWith("[")) return null;
    throw new CompletionFault("bad-stream");
  }
  const values = (Array.isArray(value) ? value : [value]).map(fieldsOf);
  return values.flatMap((fields) => {
    if (!fields) return [];
    if (event === "error" || isError(fields)) throw faultOfBody(fields);
    return [chunkOf(fields)];
  });
}

function chunkOf(value: Fields): Chunk {
  const usage = fieldsOf(value.usage);
  const total = usage?.total_tokens;
  const choices = (Array.isArray(value.choices) ? value.choices : []).map(fieldsOf);
  // A server that was asked for one reply may send several, one amid the other.
  const choice = choices.find((one) => one && (one.index ?? 0) === 0);
  const whole = fieldsOf(choice?.message);
  const message = fieldsOf(choice?.delta) ?? whole;
  const content = textOf(message?.content ?? choice?.text);
  return {
    text: content.text || (typeof message?.refusal === "string" ? message.refusal : ""),
    isWhole: message === whole && whole !== undefined,
    reasoning: content.reasoning + reasoningOf(message),
    calls: callsOf(message),
    ...(choice && { finish: choice.finish_reason ?? choice.done_reason }),
    ...(typeof total === "number" && total > 0 && { tokenCount: total }),
    ...(message && returnedOf(message)),
  };
}

function isError(fields: Fields): boolean {
  if (fields.error !== undefined && fields.error !== null && fields.error !== "" && fields.error !== false) {
    return true;
  }
  const isMarked = fields.object === "error" || fields.type === "error";
  return isMarked || (fields.choices === undefined && (fields.detail ?? fields.status_msg) !== undefined);
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
    const inner = textOf(fields.text ?? fields.thinking ?? fields.content ?? fields.output_text);
    if (/think|reason|thought|redacted/.test(String(fields.type ?? ""))) found.reasoning += inner.text;
    else if (/^(?:undefined|text|output_text|refusal)$/.test(String(fields.type))) {
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

function callsOf(message: Fields | undefined): CallPiece[] {
  const written = message?.tool_calls;
  const list: unknown[] = Array.isArray(written) ? written : written ? [written] : [];
  const legacy = message?.function_call;
  if (legacy) list.push({ function: legacy });
  return list.flatMap((one) => {
    const fields = fieldsOf(one);
    if (!fields) return [];
    const { index, id, type: _type, function: named, ...others } = fields;
    const called = fieldsOf(named) ?? fields;
    const args = called.arguments ?? called.parameters;
    const returned = Object.fromEntries(
      Object.entries(others).filter(([name]) => !["name", "arguments", "parameters"].includes(name)),
    );
    return [
      {
        index: typeof index === "number" ? index : undefined,
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
