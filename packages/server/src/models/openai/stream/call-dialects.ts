import { readLenientJson } from "../../../language/text/lenient-json.ts";

/** A tool call as a model wrote it; `args` is most often JSON. */
export interface WrittenCall {
  name: string;
  args: string;
}

const NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** Reads the tool calls of a piece of text in the dialects that models write them in; none where it holds none. */
export function readCalls(block: string, toolNames: readonly string[] = []): WrittenCall[] {
  for (const read of [taggedCalls, gemmaCalls, jsonCalls, headedCalls, pythonCalls]) {
    const calls = read(block, toolNames);
    if (calls.length > 0) return calls;
  }
  return [];
}

/**
 * `<function=n><parameter=k>v</parameter></function>`, `<invoke name="n"><parameter name="k">v`, `n <arg_key>k</arg_key><arg_value>v`,
 * `<name>n</name><arguments>{…}`, `<n><k>v</k></n>`.
 */
function taggedCalls(block: string, toolNames: readonly string[]): WrittenCall[] {
  const calls: WrittenCall[] = [];
  const heads = /<function=["']?([\w.-]+)["']?>|<invoke\s+name=["']([\w.-]+)["']\s*>/g;
  const found = [...block.matchAll(heads)];
  for (const [place, match] of found.entries()) {
    const body = block.slice(match.index + match[0].length, found[place + 1]?.index ?? block.length);
    const pairs = [
      ...body.matchAll(
        /<parameter(?:=["']?|\s+name=["'])([\w.-]+)["']?[^>]*>([\s\S]*?)(?=<\/parameter>|<parameter|<\/function>|<\/invoke>|$)/g,
      ),
    ];
    const [json] = jsonValues(body);
    const args = pairs.length > 0 ? JSON.stringify(fromPairs(pairs)) : JSON.stringify(json ?? {});
    calls.push({ name: bareName(match[1] ?? match[2] ?? ""), args });
  }
  if (calls.length > 0) return calls;
  if (block.includes("<arg_key>")) {
    const name = /[\w.-]+/.exec(block.replace(/<\/?tool_call>/g, ""))?.[0];
    const pairs = [...block.matchAll(/<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g)];
    return name ? [{ name: bareName(name), args: JSON.stringify(fromPairs(pairs)) }] : [];
  }
  const named = /<(?:tool_)?name>\s*([\w.-]+)\s*<\/(?:tool_)?name>([\s\S]*)/.exec(block);
  if (named?.[1]) {
    const [json = {}] = jsonValues(named[2] ?? "");
    return [{ name: bareName(named[1]), args: JSON.stringify(json) }];
  }
  for (const [, name = "", body = ""] of block.matchAll(/<([A-Za-z_]\w{1,63})>([\s\S]*?)<\/\1>/g)) {
    if (!toolNames.includes(name)) continue;
    const pairs = [...body.matchAll(/<(\w{1,63})>([\s\S]*?)<\/\1>/g)];
    calls.push({ name, args: JSON.stringify(fromPairs(pairs)) });
  }
  return calls;
}

/** `call:n{k:<|"|>v<|"|>,k:1}`, where the signs around a value are the template's quotes. */
function gemmaCalls(block: string): WrittenCall[] {
  return [...block.matchAll(/\bcall:([\w.-]{1,64})\s*(?=\{)/g)].flatMap((match) => {
    const quoted = block.slice(match.index + match[0].length).replace(/<\|"\|>|<escape>/g, '"');
    const args = balanced(quoted, 0) ?? quoted;
    return match[1] ? [{ name: bareName(match[1]), args: JSON.stringify(parseLoosely(args) ?? {}) }] : [];
  });
}

function fromPairs(pairs: readonly RegExpMatchArray[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key.trim(), value.trim()]));
}

/** `{"name": …, "arguments": …}` in its many spellings, alone, in a list or one after the other. */
function jsonCalls(block: string): WrittenCall[] {
  return jsonValues(block).flatMap((value) => callsOf(value));
}

/** The names under which models write the arguments of a call. */
export const ARGUMENT_FIELDS = ["arguments", "parameters", "args", "input", "tool_input", "action_input"];

function callsOf(value: unknown, depth = 0): WrittenCall[] {
  if (depth > 3 || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => callsOf(one, depth + 1));
  const fields = value as Record<string, unknown>;
  const inner = fields.tool_calls ?? fields.function_call ?? fields.tool_call;
  if (typeof inner === "object" && inner !== null) return callsOf(inner, depth + 1);
  if (typeof fields.function === "object") return callsOf(fields.function, depth + 1);
  const name = [fields.name, fields.tool, fields.tool_name, fields.function, fields.action].find(isName);
  const args = ARGUMENT_FIELDS.map((field) => fields[field]).find((value) => value != null);
  if (name === undefined || args === undefined) return [];
  return [{ name: bareName(name), args: typeof args === "string" ? args : JSON.stringify(args) }];
}

function isName(value: unknown): value is string {
  return typeof value === "string" && NAME.test(value);
}

/** A name, signs of the template, and the arguments as JSON: `[TOOL_CALLS]name[ARGS]{…}`, `functions.name:0<|…|>{…}`. */
function headedCalls(block: string): WrittenCall[] {
  const calls: WrittenCall[] = [];
  const heads =
    /(?:^|[\s>\]｜])(?:functions?\.)?([A-Za-z_][\w-]{1,63})(?::\d+)?\s*(?:\[ARGS\]|✿ARGS✿:|<[|｜][^>]{1,40}[|｜]>|\[CALL_ID\]\w+|(?:Action |Tool )?(?:Input|Arguments):|\s|```(?:json)?)*(?=\{)/g;
  for (const match of block.matchAll(heads)) {
    const args = balanced(block, match.index + match[0].length);
    if (args !== null && match[1] && match[1] !== "json") calls.push({ name: match[1], args });
  }
  return calls;
}

/** `[name(key="value", n=1)]`, `name.call(key="value")`, `print(default_api.name(key="value"))`. */
function pythonCalls(block: string, toolNames: readonly string[]): WrittenCall[] {
  const calls: WrittenCall[] = [];
  const shape =
    /(?:default_api\.|functions\.)?\b([A-Za-z_]\w{1,63})(?:\.call)?\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g;
  for (const match of block.replace(/\bprint\(([\s\S]*)\)/, "$1").matchAll(shape)) {
    const name = match[1] ?? "";
    if (!toolNames.includes(name)) continue;
    const pairs = [
      ...(match[2] ?? "").matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,\s]+))/g),
    ].map(([, key = "", double, single, bare]) => [
      key,
      (double ?? single ?? bare ?? "").replace(/\\(["'])/g, "$1"),
    ]);
    calls.push({ name, args: JSON.stringify(Object.fromEntries(pairs)) });
  }
  return calls;
}

/** The JSON objects and lists of a text, whatever stands between them. */
function jsonValues(text: string): unknown[] {
  const values: unknown[] = [];
  for (let at = text.search(/[{[]/); at >= 0 && at < text.length; ) {
    const written = balanced(text, at);
    // A bracket that was forgotten is put in where all the rest of the block is the value.
    const value = parseLoosely(written ?? text.slice(at));
    if (value !== undefined) values.push(value);
    if (value !== undefined && written === null) break;
    const from = value === undefined || written === null ? at + 1 : at + written.length;
    const next = text.slice(from).search(/[{[]/);
    at = next < 0 ? -1 : from + next;
    if (values.length > 20) break;
  }
  return values;
}

/** The text from an opening bracket to the one that closes it, strings respected; `null` while it is open. */
export function balanced(text: string, from: number): string | null {
  let depth = 0;
  let isString = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (isString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") {
      depth -= 1;
      if (depth === 0) return text.slice(from, at + 1);
    }
  }
  return null;
}

/** Parses JSON, also as Python writes it, cut short or with something behind it; `undefined` where it is no JSON at all. */
export function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return readLenientJson(text);
  }
}

/** The name without the space that some templates put it into, their number behind it, and their signs. */
export function bareName(name: string): string {
  return name
    .trim()
    .replace(/^(?:functions?|default_api|tools?)[.:]/, "")
    .replace(/(?:<\||:\d+$)[\s\S]*$/, "");
}
