/** A tool call as a model wrote it; `args` is most often JSON. */
export interface WrittenCall {
  name: string;
  args: string;
}

const NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** Reads the tool calls of a piece of text in the dialects that models write them in; none where it holds none. */
export function readCalls(block: string, toolNames: readonly string[] = []): WrittenCall[] {
  for (const read of [taggedCalls, jsonCalls, headedCalls]) {
    const calls = read(block);
    if (calls.length > 0) return calls;
  }
  return pythonCalls(block, toolNames);
}

/** `<function=n><parameter=k>v</parameter></function>`, `<invoke name="n"><parameter name="k">v`, `n <arg_key>k</arg_key><arg_value>v`. */
function taggedCalls(block: string): WrittenCall[] {
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
  if (calls.length > 0 || !block.includes("<arg_key>")) return calls;
  const name = /[\w.-]+/.exec(block.replace(/<\/?tool_call>/g, ""))?.[0];
  const pairs = [...block.matchAll(/<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g)];
  return name ? [{ name: bareName(name), args: JSON.stringify(fromPairs(pairs)) }] : [];
}

function fromPairs(pairs: readonly RegExpMatchArray[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key.trim(), value.trim()]));
}

/** `{"name": …, "arguments": …}` in its many spellings, alone, in a list or one after the other. */
function jsonCalls(block: string): WrittenCall[] {
  return jsonValues(block).flatMap((value) => callsOf(value));
}

function callsOf(value: unknown, depth = 0): WrittenCall[] {
  if (depth > 3 || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => callsOf(one, depth + 1));
  const fields = value as Record<string, unknown>;
  const inner = fields.tool_calls ?? fields.function_call ?? fields.tool_call;
  if (typeof inner === "object" && inner !== null) return callsOf(inner, depth + 1);
  if (typeof fields.function === "object") return callsOf(fields.function, depth + 1);
  const name = [fields.name, fields.tool, fields.tool_name, fields.function].find(isName);
  const args =
    fields.arguments ?? fields.parameters ?? fields.args ?? fields.input ?? fields.tool_input ?? undefined;
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
    /(?:^|[\s>\]｜])(?:functions?\.)?([A-Za-z_][\w-]{1,63})(?::\d+)?\s*(?:\[ARGS\]|<[|｜][^>]{1,40}[|｜]>|\[CALL_ID\]\w+|\s|```(?:json)?)*(?=\{)/g;
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
    const value = written === null ? undefined : parseLoosely(written);
    if (value !== undefined) values.push(value);
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

/** Parses JSON, also with the commas and quotes of Python; `undefined` where it is neither. */
export function parseLoosely(text: string): unknown {
  const mended = text.replace(/,\s*([}\]])/g, "$1");
  for (const candidate of [text, mended, ...(text.includes('"') ? [] : [mended.replaceAll("'", '"')])]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next spelling may be right.
    }
  }
  return undefined;
}

/** The name without the space that some templates put it into. */
export function bareName(name: string): string {
  return name.trim().replace(/^(?:functions?|default_api|tools?)[.:]/, "");
}
