/** The way to a value in the document: names of properties, and places in lists. */
export type Path = readonly (string | number)[];

/** The value at a path; `undefined` where there is none. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    document,
  );
}

/** A copy of the document with another value at a path; `undefined` takes what is there away. */
export function withValue(document: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(document) && typeof step === "number") {
    const inner = rest.length === 0 ? value : withValue(document[step], rest, value);
    return inner === undefined ? document.toSpliced(step, 1) : document.with(step, inner);
  }
  const held = typeof document === "object" && document !== null ? document : {};
  const { [String(step)]: before, ...others } = held as Record<string, unknown>;
  const inner = rest.length === 0 ? value : withValue(before, rest, value);
  return inner === undefined ? others : { ...held, [String(step)]: inner };
}

/** The name by which a path's words are found: places in lists have none. */
export function wordPathOf(path: Path): string {
  return path.filter((step) => typeof step === "string").join(".");
}
