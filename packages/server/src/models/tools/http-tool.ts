import { Validator } from "@cfworker/json-schema";
import type { HttpTool, Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import { OFFERS } from "./offers.ts";

/** The letters of JSON of an input. */
const INPUT_LENGTH_MAX = 4_000;
const RESULT_LENGTH_MAX = 4_000;
const LINES_MAX = 80;
const DEPTH_MAX = 6;

/** The names that a tool of an owner's cannot have. */
const TAKEN: ReadonlySet<string> = new Set(Object.values(OFFERS).map(({ name }) => name));

/** Why a tool of an owner's cannot be used, in a sentence for its owner; undefined where it can. */
export function faultOfTool({ name, input }: Pick<HttpTool, "name" | "input">): string | undefined {
  if (TAKEN.has(name)) return `"${name}" is the name of a tool that every site has; give it another.`;
  return canCheck(input)
    ? undefined
    : `The input of "${name}" cannot be checked; write a JSON Schema without "$ref" and with patterns that are regular expressions.`;
}

/** References are followed, and patterns read, only when a value gets there: too late to tell the owner. */
function canCheck(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(canCheck);
  if (!isRecord(schema)) return true;
  const { pattern } = schema;
  if ("$ref" in schema || (typeof pattern === "string" && !isExpression(pattern))) return false;
  return Object.values(schema).every(canCheck);
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** The input of a call where it fits the tool's schema; undefined where it does not. */
export function readInput({ input }: HttpTool, args: unknown): Record<string, unknown> | undefined {
  if (!isRecord(args) || JSON.stringify(args).length > INPUT_LENGTH_MAX) return undefined;
  return new Validator(input).validate(args).valid ? args : undefined;
}

/** The answer of a tool as a source: JSON as a line for each of its values, any other text as it is. */
export function resultPassage(
  { name, description }: HttpTool,
  answer: string,
  number: number,
  language: Language,
): Passage {
  const text = readable(answer).slice(0, RESULT_LENGTH_MAX);
  const id = `urn:prosa:tool:${name}:${number}`;
  const [title = name] = description.split(/(?<=[.!?])\s/);
  return { id, url: id, title, heading: "", text, kind: "fact", language };
}

function readable(answer: string): string {
  try {
    return linesOf(JSON.parse(answer), "", 0).slice(0, LINES_MAX).join("\n");
  } catch {
    return answer;
  }
}

function linesOf(value: unknown, path: string, depth: number): string[] {
  if (depth < DEPTH_MAX && Array.isArray(value))
    return value.flatMap((one, place) =>
      linesOf(one, path === "" ? `${place + 1}` : `${path} ${place + 1}`, depth + 1),
    );
  if (depth < DEPTH_MAX && isRecord(value))
    return Object.entries(value).flatMap(([name, one]) =>
      linesOf(one, path === "" ? name : `${path} ${name}`, depth + 1),
    );
  const written = typeof value === "object" ? JSON.stringify(value) : String(value);
  return [path === "" ? written : `${path}: ${written}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
