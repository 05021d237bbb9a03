import { readFileSync } from "node:fs";

const METHOD = /^ {2}\/\*\*((?:(?!\*\/)[\s\S])+)\*\/\n {2}(?:async )?(\w+)\(([^)]*)\): ([^{\n]+) \{$/gm;
const source = new URL("../src/element/prosa-chat.ts", import.meta.url);

export interface Described {
  name: string;
  description: string;
}

export interface Attribute extends Described {
  type: string;
  /** The property that the attribute sets, where there is one of our own. */
  property: string | undefined;
  isReflected: boolean;
}

export interface Field extends Described {
  type: string;
}

export interface Token extends Described {
  /** The values allowed, as the `syntax` of `@property`, where the docblock says it. */
  syntax?: string;
}

export interface Method extends Described {
  parameters: readonly { name: string; type: string }[];
  returns: string;
}

/** The element's contract: its class docblock, its fields and its methods, as `src/element/prosa-chat.ts` has them. */
export interface Contract {
  description: string;
  attributes: readonly Attribute[];
  fields: readonly Field[];
  methods: readonly Method[];
  events: readonly Field[];
  slots: readonly Described[];
  parts: readonly Described[];
  tokens: readonly Token[];
}

/** Reads the contract. Throws on a line of the docblock that it cannot read. */
export function readContract(): Contract {
  const code = readFileSync(source, "utf8");
  const [, docblock = ""] = code.match(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport class ProsaChat\b/) ?? [];
  const text = docblock.replace(/^ ?\* ?/gm, "").trim();
  const lines = text
    .split(/\n(?=@)/)
    .filter((line) => line.startsWith("@"))
    .map(onOneLine);
  const body = code.slice(code.indexOf("export class ProsaChat"));
  const tagged = (tag: string) => lines.filter((line) => line.startsWith(`@${tag} `)).map(readTag);
  const plain = (tag: string) => tagged(tag).map(({ name, description }) => ({ name, description }));
  const bindings = readBindings(body);
  return {
    description: text.slice(0, text.indexOf("\n@")).trim().replace(/\n/g, " "),
    attributes: tagged("attr").map(({ name, description, type }) => {
      const binding = bindings.find(({ attribute }) => attribute === name);
      return {
        name,
        description,
        type: type ?? (binding?.isBoolean ? "boolean" : "string"),
        property: binding?.property,
        isReflected: binding?.isReflected ?? false,
      };
    }),
    fields: readFields(body),
    methods: readMethods(body),
    events: tagged("fires").map(({ name, description, type = "CustomEvent<null>" }) => ({
      name,
      description,
      type,
    })),
    slots: plain("slot"),
    parts: plain("csspart"),
    tokens: tagged("cssprop").map(({ name, description, type }) => ({
      name,
      description,
      ...(type ? { syntax: type } : {}),
    })),
  };
}

function readTag(line: string): Described & { type?: string } {
  const match = line.match(/^@\w+ (?:\{(.+)\} )?(\S+) - (.+)$/);
  const [, type, name, description] = match ?? [];
  if (!name || !description) throw new Error(`Write "@tag {type} name - what it is." instead of "${line}".`);
  return { name, description, ...(type ? { type: type.replace(/"\|"/g, '" | "') } : {}) };
}

/** The text of a docblock on one line. */
function onOneLine(text = ""): string {
  return text.replace(/\s*\n[ *]*/g, " ").trim();
}

interface Binding {
  property: string;
  attribute: string | undefined;
  isBoolean: boolean;
  isReflected: boolean;
}

function readBindings(body: string): Binding[] {
  const [, block = ""] = body.match(/static override properties = \{([\s\S]*?)\n {2}\};/) ?? [];
  return [...block.matchAll(/^ {4}(\w+): \{(.*)\},$/gm)].map(([, property = "", options = ""]) => ({
    property,
    attribute: /attribute: false|state: true/.test(options)
      ? undefined
      : (options.match(/attribute: "([^"]+)"/)?.[1] ?? property.toLowerCase()),
    isBoolean: /type: Boolean/.test(options),
    isReflected: /reflect: true/.test(options),
  }));
}

function readFields(body: string): Field[] {
  const attributes = readBindings(body);
  return [
    ...body.matchAll(/(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])+)\*\/\n)?^ {2}declare (?!protected)(\w+): (.+);$/gm),
  ].map(([, description, name = "", type = ""]) => {
    const attribute = attributes.find(({ property }) => property === name)?.attribute;
    return { name, type, description: onOneLine(description) || `As the attribute \`${attribute}\`.` };
  });
}

function readMethods(body: string): Method[] {
  const found = body.matchAll(METHOD);
  return [...found].map(([, description = "", name = "", parameters = "", returns = ""]) => ({
    name,
    description: onOneLine(description),
    returns,
    parameters: parameters
      .split(", ")
      .filter(Boolean)
      .map((parameter) => {
        const [parameterName = "", type = "unknown"] = parameter.split(": ");
        return { name: parameterName, type };
      }),
  }));
}
