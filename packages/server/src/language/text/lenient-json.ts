const DEPTH_MAX = 64;
const STEPS_MAX = 400_000;
/** The letters read behind a quote to tell whether it ends its string or belongs to it. */
const LOOK_AHEAD = 300;

/**
 * Reads JSON that no strict parser takes, as shops print it by hand and models write it: quotes inside strings, single quotes,
 * bare keys, missing and doubled commas, `NaN`, `undefined` and Python's `True` and `None`, decimal commas, comments, an end
 * that is missing. What follows the first value is not read. Undefined where that fails, too.
 */
export function readLenientJson(text: string): unknown {
  const reader = new LenientReader(text);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

class LenientReader {
  readonly #text: string;
  #at = 0;
  #steps = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    this.#skip();
    const first = this.#text[this.#at];
    if (first !== "{" && first !== "[") throw new Unreadable();
    return this.#value(0);
  }

  #value(depth: number): unknown {
    this.#steps += 1;
    if (depth > DEPTH_MAX || this.#steps > STEPS_MAX) throw new Unreadable();
    const first = this.#text[this.#at];
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#array(depth);
    if (first === '"' || first === "'") return this.#string(first, depth === 0 ? "end" : "value");
    return this.#bare();
  }

  #object(depth: number): Record<string, unknown> {
    const found = new Map<string, unknown>();
    this.#at += 1;
    while (true) {
      this.#skip(",;");
      const first = this.#text[this.#at];
      if (first === undefined || first === "]") break;
      if (first === "}") {
        this.#at += 1;
        break;
      }
      const key =
        first === '"' || first === "'" ? this.#string(first, "key") : this.#match(/[\w@$.-]{1,100}/y);
      this.#skip();
      if (key === undefined || this.#text[this.#at] !== ":") throw new Unreadable();
      this.#at += 1;
      this.#skip();
      found.set(key, this.#value(depth + 1));
    }
    return Object.fromEntries(found);
  }

  #array(depth: number): unknown[] {
    const found: unknown[] = [];
    this.#at += 1;
    while (true) {
      this.#skip(",;");
      const first = this.#text[this.#at];
      if (first === undefined || first === "}") break;
      if (first === "]") {
        this.#at += 1;
        break;
      }
      found.push(this.#value(depth + 1));
    }
    return found;
  }

  /** A quote ends a string only where what follows goes on with the JSON; else it is a letter of it, as an inch mark. */
  #string(quote: string, role: "key" | "value" | "end"): string {
    let value = "";
    this.#at += 1;
    while (this.#at < this.#text.length) {
      this.#steps += 1;
      const letter = this.#text[this.#at] ?? "";
      if (letter === quote && this.#isEnd(role)) {
        this.#at += 1;
        return value;
      }
      value += letter === "\\" ? this.#escape() : letter < " " ? " " : letter;
      this.#at += 1;
    }
    throw new Unreadable();
  }

  #isEnd(role: "key" | "value" | "end"): boolean {
    const rest = this.#text.slice(this.#at + 1, this.#at + LOOK_AHEAD).trimStart();
    if (rest === "") return true;
    if (role === "key") return rest.startsWith(":");
    return /^(?:[}\]]|\/[/*]|,\s*(?:["'][^"']{0,200}["']\s*[:,\]]|[[{}\]]|[\w@$-]{1,60}\s*:|[-\d.]+\s*[,\]]|(?:true|false|null)\b)|["'][\w@$-]{1,60}["']\s*:)/.test(
      rest,
    );
  }

  /** The letter behind a backslash; the place stays on its last sign. */
  #escape(): string {
    this.#at += 1;
    const letter = this.#text[this.#at] ?? "";
    if (letter === "u") {
      const code = /^[\da-f]{4}/i.exec(this.#text.slice(this.#at + 1, this.#at + 5))?.[0];
      if (code === undefined) return "u";
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    return { n: "\n", t: "\t", r: "\r", b: " ", f: " " }[letter] ?? letter;
  }

  #bare(): unknown {
    const number = this.#match(
      /-?\d[\d.]*(?:,\d{1,2}(?=\s*[,}\]]))?(?:[eE][+-]?\d+)?(?=\s*(?:[,}\];]|\/[/*]|$))/y,
    );
    if (number !== undefined) {
      const plain = number.includes(",") ? number.replaceAll(".", "").replace(",", ".") : number;
      return Number.isFinite(Number(plain)) ? Number(plain) : plain;
    }
    // `"sku":,` states nothing.
    if (/[,}\]]/.test(this.#text[this.#at] ?? "")) return null;
    const word = this.#match(/[^,}\]\n;]{1,300}/y)?.trim();
    if (word === undefined || word === "") throw new Unreadable();
    if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === "true";
    return /^(?:null|None|undefined|NaN|-?Infinity)$/.test(word) ? null : word;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Goes on behind space, comments and the signs given. */
  #skip(more = ""): void {
    while (this.#at < this.#text.length) {
      this.#steps += 1;
      if (this.#steps > STEPS_MAX) throw new Unreadable();
      const letter = this.#text[this.#at] ?? "";
      if (letter <= " " || letter === "\u00a0" || more.includes(letter)) this.#at += 1;
      else if (this.#text.startsWith("/*", this.#at)) {
        const end = this.#text.indexOf("*/", this.#at + 2);
        this.#at = end === -1 ? this.#text.length : end + 2;
      } else if (this.#text.startsWith("//", this.#at)) {
        const end = this.#text.indexOf("\n", this.#at + 2);
        this.#at = end === -1 ? this.#text.length : end + 1;
      } else return;
    }
  }
}
