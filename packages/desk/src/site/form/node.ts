import { siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** A part of a JSON Schema, as far as a form needs it. */
export interface SchemaNode {
  type?: string;
  enum?: readonly string[];
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
  items?: SchemaNode;
  propertyNames?: SchemaNode;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  format?: string;
  default?: unknown;
}

/** The schema of a site's document, as owners write it. */
export function settingsNode(): SchemaNode {
  return z.toJSONSchema(siteSettingsSchema, { io: "input", unrepresentable: "any" }) as SchemaNode;
}

/** The shapes that a form shows, each in its own way. */
type FieldShape =
  | "yes-no"
  | "choice"
  | "choices"
  | "number"
  | "text"
  | "lines"
  | "by-language"
  | "parts"
  | "list"
  | "json";

/** The shape of a part of the document; JSON for everything that has none of its own. */
export function shapeOf(node: SchemaNode): FieldShape {
  if (node.enum) return "choice";
  switch (node.type) {
    case "boolean":
      return "yes-no";
    case "number":
    case "integer":
      return "number";
    case "string":
      return "text";
    case "array":
      if (node.items?.enum) return "choices";
      if (node.items?.type === "string") return "lines";
      return node.items?.properties ? "list" : "json";
    case "object":
      if (node.properties) return "parts";
      return node.propertyNames?.enum ? "by-language" : "json";
    default:
      return "json";
  }
}
