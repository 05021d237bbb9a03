/** The shape that a value must have. `generated/shapes.ts` holds the shapes that clients read, made from the zod schemas. */
export type Shape =
  | { kind: "text"; min?: number; max?: number; pattern?: string }
  | { kind: "integer"; min?: number; max?: number }
  | { kind: "number"; min?: number; max?: number }
  | { kind: "boolean" }
  | { kind: "word"; of: readonly string[] }
  | { kind: "nullable"; of: Shape }
  | { kind: "list"; of: Shape; min?: number; max?: number }
  | { kind: "record"; of: Fields; optional?: readonly string[] }
  /** Records told apart by their field `type`, which the options themselves leave out. */
  | { kind: "union"; of: Readonly<Record<string, Shape>> };

export type Fields = Readonly<Record<string, Shape>>;

/** Says at which path a value does not have its shape. */
export class Misfit extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`Not valid at ${path.slice(1) || "the frame"}; compare it with wire.schema.json.`);
    this.path = path;
  }
}

/**
 * Reads a foreign value by its shape, as the zod schema of the shape does: fields it does not know are left out, lengths
 * of texts count code points. Throws a `Misfit`. Clients use it in zod's place because it is a tenth of zod's size.
 */
export function read(shape: Shape, value: unknown, path = ""): unknown {
  switch (shape.kind) {
    case "text":
      if (typeof value !== "string" || (shape.pattern && !new RegExp(shape.pattern).test(value))) break;
      if (!isWithin(shape, /[\ud800-\udbff]/.test(value) ? [...value].length : value.length)) break;
      return value;
    case "integer":
      if (!Number.isSafeInteger(value) || !isWithin(shape, Number(value))) break;
      return value;
    case "number":
      if (!Number.isFinite(value) || !isWithin(shape, Number(value))) break;
      return value;
    case "boolean":
      if (typeof value !== "boolean") break;
      return value;
    case "word":
      if (!shape.of.includes(value as string)) break;
      return value;
    case "nullable":
      return value === null ? value : read(shape.of, value, path);
    case "list":
      if (!Array.isArray(value) || !isWithin(shape, value.length)) break;
      return value.map((entry, index) => read(shape.of, entry, `${path}.${index}`));
    case "record":
      return readRecord(shape, value, path);
    case "union": {
      const type = typeOf(value);
      const option = type !== undefined && Object.hasOwn(shape.of, type) ? shape.of[type] : undefined;
      if (!option) break;
      return Object.assign({ type }, read(option, value, path));
    }
    default:
      return shape satisfies never;
  }
  throw new Misfit(path);
}

/** The value's field `type`, where it has one. */
export function typeOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value.type === "string" ? value.type : undefined;
}

function readRecord(shape: Extract<Shape, { kind: "record" }>, value: unknown, path: string): unknown {
  if (!isRecord(value)) throw new Misfit(path);
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape.of)) {
    if (value[name] !== undefined) known[name] = read(field, value[name], `${path}.${name}`);
    else if (!shape.optional?.includes(name)) throw new Misfit(`${path}.${name}`);
  }
  return known;
}

function isWithin(
  { min = -Infinity, max = Infinity }: { min?: number; max?: number },
  size: number,
): boolean {
  return size >= min && size <= max;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
