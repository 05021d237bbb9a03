import type * as z from "zod/mini";
import type { Fields, Shape } from "../src/shape/reader.ts";

const KNOWN = [
  "$schema",
  "additionalProperties",
  "anyOf",
  "const",
  "enum",
  "exclusiveMinimum",
  "items",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "oneOf",
  "pattern",
  "properties",
  "required",
  "type",
];

/** A JSON Schema (draft 2020-12) as a shape. Throws on a keyword or a form that the reader would pass over. */
export function shapeOf(schema: z.core.JSONSchema.BaseSchema): Shape {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.includes(keyword));
  if (unknown.length > 0) throw new Error(`Teach reader.ts the keywords ${unknown.join(", ")}.`);
  if (schema.const !== undefined) return { kind: "word", of: [String(schema.const)] };
  if (schema.enum) return { kind: "word", of: schema.enum.map(String) };
  if (schema.oneOf) return { kind: "union", of: Object.fromEntries(schema.oneOf.map(optionOf)) };
  if (schema.anyOf) {
    const [of, none, ...rest] = schema.anyOf;
    if (typeof of !== "object" || typeof none !== "object" || none.type !== "null" || rest.length > 0) {
      throw new Error("Teach reader.ts any other choice than a shape or null.");
    }
    return { kind: "nullable", of: shapeOf(of) };
  }
  switch (schema.type) {
    case "string":
      return { kind: "text", ...bounds(schema.minLength, schema.maxLength), ...patternOf(schema) };
    case "integer": {
      const min = typeof schema.exclusiveMinimum === "number" ? schema.exclusiveMinimum + 1 : schema.minimum;
      return { kind: "integer", ...bounds(min, schema.maximum) };
    }
    case "number":
      return { kind: "number", ...bounds(schema.minimum, schema.maximum) };
    case "boolean":
      return { kind: "boolean" };
    case "array":
      if (typeof schema.items !== "object" || Array.isArray(schema.items)) break;
      return { kind: "list", of: shapeOf(schema.items), ...bounds(schema.minItems, schema.maxItems) };
    case "object":
      return recordOf(schema);
  }
  throw new Error(`Teach reader.ts to read ${JSON.stringify(schema)}.`);
}

function recordOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): Shape {
  const of: Record<string, Shape> = {};
  for (const [name, field] of Object.entries(properties))
    if (typeof field === "object") of[name] = shapeOf(field);
  const optional = Object.keys(of).filter((name) => !required.includes(name));
  return { kind: "record", of: of satisfies Fields, ...(optional.length > 0 ? { optional } : {}) };
}

function optionOf(option: unknown): [type: string, shape: Shape] {
  const schema = option as z.core.JSONSchema.BaseSchema;
  const type = schema.properties?.type;
  if (typeof type !== "object" || typeof type.const !== "string") {
    throw new Error("Teach reader.ts unions of anything but records with a `type`.");
  }
  const { type: _, ...properties } = schema.properties ?? {};
  return [type.const, recordOf({ ...schema, properties })];
}

function patternOf({ pattern }: z.core.JSONSchema.BaseSchema): { pattern?: string } {
  return pattern === undefined ? {} : { pattern };
}

// Every integer that the reader takes is a safe one, so those two bounds say nothing.
function bounds(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return {
    ...(min === undefined || min <= Number.MIN_SAFE_INTEGER ? {} : { min }),
    ...(max === undefined || max >= Number.MAX_SAFE_INTEGER ? {} : { max }),
  };
}
