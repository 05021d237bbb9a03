import { readLenientJson } from "../../language/text/lenient-json.ts";
import { type DataScript, decodeBasicEntities } from "../parse/markup.ts";
import { addFact, createThing, type Thing } from "./thing.ts";

const MAX_DEPTH = 24;
const TAIL_LENGTH = 100;

// Each takes what has no end up to the text's end: given up, it would be tried again from every place within.
const STRING = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/;
const COMMENT = /\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|(?<![:\w])\/\/[^\n"{}[\]]*/;
const STRINGS = new RegExp(STRING.source, "g");
const STRINGS_AND_COMMENTS = new RegExp(`${STRING.source}|${COMMENT.source}`, "g");

/**
 * Reads the JSON-LD of a page as far as it can be read: comments, control characters, trailing commas and entities in
 * the JSON are mended, and what else printers get wrong as far as it can be understood. References by `@id` are joined.
 */
export function readJsonLd(scripts: readonly DataScript[]): Thing[] {
  const roots: Thing[] = [];
  const byId = new Map<string, Thing>();
  for (const script of scripts) {
    if (!script.type.includes("ld+json")) continue;
    const first = parseLenient(script.text);
    // Some printers encode their JSON once more, as a string.
    const parsed = typeof first === "string" ? parseLenient(first) : first;
    for (const node of topNodes(parsed)) {
      const thing = readNode(node, byId, 0);
      if (thing !== undefined) roots.push(thing);
    }
  }
  joinReferences(roots, byId);
  return roots;
}

/** Parses JSON as people paste it into pages; undefined when it cannot be mended. */
export function parseLenient(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)/, "");
  const whole = bare.trimEnd();
  // In the last letters alone: looked for everywhere, a long run of spaces would be read once for each of them.
  const tail = whole.slice(-TAIL_LENGTH).replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/?\/?\s*\]\]>)\s*;?\s*$/, "");
  const trimmed = (whole.slice(0, -TAIL_LENGTH) + tail).trim();
  // Characters below 32 are illegal inside JSON strings and mean no more than a space outside them.
  const printable = Array.from(trimmed, (character) => (character < " " ? " " : character)).join("");
  const straight = withStraightQuotes(withoutUnfilled(printable));
  const attempts = [
    () => trimmed,
    () => printable,
    () => withoutComments(printable),
    () => withoutComments(printable).replace(/,\s*([}\]])/g, "$1"),
    () => withoutComments(withEscapedBreaks(trimmed)),
    () => decodeBasicEntities(printable),
    () => `[${withoutComments(printable).replace(/\}\s*,?\s*(?=\{)/g, "},")}]`,
    () => straight,
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt().replace(/;\s*$/, ""));
    } catch {
      // The next attempt mends more.
    }
  }
  return readLenientJson(straight === printable ? trimmed : straight);
}

/** Values that a template's engine should have filled in are none. */
function withoutUnfilled(text: string): string {
  return text.replace(
    /(:\s*)(?:\{\{[^{}]{0,200}\}\}|\{%[^%{}]{0,200}%\}|<%[^%]{0,200}%>)(?=\s*[,}\]])/g,
    "$1null",
  );
}

/** Editors turn the quotes of JSON that is pasted into them into a typesetter's. */
function withStraightQuotes(text: string): string {
  return /[“”„]@type[“”]/.test(text) ? text.replace(/[“”„]/g, '"') : text;
}

/** Removes comments outside strings. */
function withoutComments(text: string): string {
  return text.replace(STRINGS_AND_COMMENTS, (match) => (match.startsWith('"') ? match : " "));
}

function withEscapedBreaks(text: string): string {
  return text.replace(STRINGS, (match) =>
    Array.from(match, (character) => (character < " " ? " " : character)).join(""),
  );
}

function topNodes(parsed: unknown, depth = 0): Record<string, unknown>[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(parsed)) return parsed.flatMap((one) => topNodes(one, depth + 1));
  if (!isRecord(parsed)) return [];
  const graph = parsed["@graph"];
  if (graph === undefined) return [parsed];
  const { "@graph": _, ...rest } = parsed;
  return [...(rest["@type"] === undefined ? [] : [rest]), ...topNodes(graph, depth + 1)];
}

function readNode(node: Record<string, unknown>, byId: Map<string, Thing>, depth: number): Thing | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const id = typeof node["@id"] === "string" ? node["@id"] : undefined;
  const thing = createThing(textsOf(node["@type"]), id);
  for (const [name, value] of Object.entries(node)) {
    if (name === "@type" || name === "@id" || name === "@context") continue;
    for (const one of Array.isArray(value) ? value.flat() : [value]) {
      if (typeof one === "string") addFact(thing, name, decodeBasicEntities(one));
      else if (typeof one === "number" || typeof one === "boolean") addFact(thing, name, String(one));
      else if (isRecord(one)) {
        const inner = "@value" in one ? String(one["@value"]) : readNode(one, byId, depth + 1);
        if (inner !== undefined) addFact(thing, name, inner);
      }
    }
  }
  if (id !== undefined && thing.facts.size > 0 && !byId.has(id)) byId.set(id, thing);
  return thing;
}

/** Replaces bare `{"@id": …}` by the thing of that id, which may be in another script of the page. */
function joinReferences(roots: Thing[], byId: Map<string, Thing>): void {
  const seen = new Set<Thing>();
  const stack = [...roots];
  for (let thing = stack.pop(); thing !== undefined; thing = stack.pop()) {
    if (seen.has(thing)) continue;
    seen.add(thing);
    for (const values of thing.facts.values()) {
      values.forEach((value, index) => {
        if (typeof value === "string") return;
        const target = value.id === undefined || value.facts.size > 0 ? value : (byId.get(value.id) ?? value);
        values[index] = target;
        stack.push(target);
      });
    }
  }
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
