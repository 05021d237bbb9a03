const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Prints JSON values as TypeScript. A value that has been given a name is printed as that name wherever it recurs. */
export class ValuePrinter {
  readonly #names = new Map<string, string>();

  /** From now on, values of the same structure as `value` are printed as `expression`. */
  name(value: unknown, expression: string): void {
    this.#names.set(JSON.stringify(value), expression);
  }

  print(value: unknown): string {
    return this.#names.get(JSON.stringify(value)) ?? this.#printWhole(value);
  }

  #printWhole(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map((entry) => this.print(entry)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const fields = Object.entries(value).map(([name, field]) => {
      const isCalledSo = this.#names.get(JSON.stringify(field)) === name;
      return isCalledSo ? name : `${printKey(name)}: ${this.print(field)}`;
    });
    return `{ ${fields.join(", ")} }`;
  }
}

/** The code that reads a property of what `expression` gives. */
export function printAccess(expression: string, property: string): string {
  return IDENTIFIER.test(property)
    ? `${expression}.${property}`
    : `${expression}[${JSON.stringify(property)}]`;
}

function printKey(name: string): string {
  return IDENTIFIER.test(name) ? name : JSON.stringify(name);
}
