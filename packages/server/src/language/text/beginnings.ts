/**
 * Reads from the source of a regular expression how its matches begin, so that a text without such a beginning need not be
 * searched. A beginning is written in signs: small letters for letters of ASCII, `0` for a digit, and one space for any run of
 * other characters, which is how `\b` parts a text too.
 */

/** A beginning so far: whether it is known to be at the beginning of a word, and whether it goes on with the next part. */
interface Beginning {
  readonly signs: string;
  readonly isAnchored: boolean;
  readonly isOpen: boolean;
}

const LENGTH_MAX = 8;
const COUNT_MAX = 2_000;
const ASCII_END = 0x80;

const EMPTY: Beginning = { signs: "", isAnchored: false, isOpen: true };
const ANYTHING: Beginning = { signs: "", isAnchored: false, isOpen: false };
const APART: Beginning = { signs: " ", isAnchored: false, isOpen: true };
const DIGIT: Beginning = { signs: "0", isAnchored: false, isOpen: true };

/** Assertions behind which a word of ASCII can only begin. */
const BEFORE_WORD = /\^|\(\?<= \)|\(\?<!\[\\p\{L\}(?:\\p\{N\}|\\d)\]\)/y;
/** Assertions before which a word can only end. */
const AFTER_WORD = /\$|\(\?= \$?\)/y;
const ASSERTION = /\(\?<?[=!]/y;
const GROUP = /\((?:\?(?::|<\w+>))?/y;
const CLASS_RANGE = /[^\\\]]-[^\\\]]/y;
/** A character by its name or its code, behind the letter that says so. */
const NAME = /\{[^}]*\}|[0-9a-f]{2,4}|<\w+>/iy;
const QUANTIFIER = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;
/** Characters in a row that are themselves, and not repeated. */
const LITERALS = /(?:[a-z0-9 '-](?![?*+{]))+/iy;

/** The beginnings of a pattern's matches; undefined where one may begin within a word or with anything. */
export function beginningsOf({ source }: RegExp): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { signs, isAnchored } of new Reader(source).readAlternatives()) {
    const own = signs.trimStart();
    if (own === "" || (own === signs && !isAnchored)) return undefined;
    found.add(own);
  }
  return found;
}

function closed(beginnings: readonly Beginning[]): Beginning[] {
  return beginnings.map((one) => ({ ...one, isOpen: false }));
}

function joined(before: Beginning, after: Beginning): Beginning {
  const isOneRun = before.signs.endsWith(" ") && after.signs.startsWith(" ");
  const signs = before.signs + (isOneRun ? after.signs.slice(1) : after.signs);
  return {
    signs: signs.slice(0, LENGTH_MAX),
    isAnchored: before.isAnchored || (before.signs === "" && after.isAnchored),
    isOpen: after.isOpen && signs.length < LENGTH_MAX,
  };
}

/** Each open one with each of the next part's, and the closed ones as they are. */
function allJoined(before: readonly Beginning[], next: readonly Beginning[]): Beginning[] {
  const all = before.flatMap((one) => (one.isOpen ? next.map((other) => joined(one, other)) : [one]));
  return next.length > 1 ? distinct(all) : all;
}

/** Each once; no more than can be followed. */
function distinct(beginnings: readonly Beginning[]): Beginning[] {
  const byKey = new Map(beginnings.map((one) => [`${one.signs}|${one.isAnchored}|${one.isOpen}`, one]));
  return byKey.size > COUNT_MAX ? [ANYTHING] : [...byKey.values()];
}

function literal(text: string): Beginning {
  const signs = text
    .toLowerCase()
    .replace(/\d/g, "0")
    .replace(/[^a-z0]+/g, " ");
  return { ...EMPTY, signs };
}

function rangeOf(first: number, last: number): Beginning[] {
  if (first >= ASCII_END) return [APART];
  if (last >= ASCII_END) return [ANYTHING];
  const codes = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return codes.map((code) => literal(String.fromCharCode(code)));
}

function asWordStart(one: Beginning): Beginning {
  return one.signs === "" ? { ...one, isAnchored: true } : one;
}

function asWordEnd(one: Beginning): Beginning {
  return one.isOpen && one.signs !== "" ? joined(one, APART) : one;
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readAlternatives(): Beginning[] {
    const all = this.#readSequence();
    while (this.#taken(/\|/y) !== undefined) all.push(...this.#readSequence());
    return distinct(all);
  }

  /** The text that a sticky pattern matches here, behind which reading goes on. */
  #taken(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }

  #readSequence(): Beginning[] {
    let found: Beginning[] = [EMPTY];
    for (let next = this.#source[this.#at]; next !== undefined; next = this.#source[this.#at]) {
      if (next === "|" || next === ")") break;
      const literals = this.#taken(LITERALS);
      if (literals !== undefined) found = allJoined(found, [literal(literals)]);
      else if (this.#taken(BEFORE_WORD) !== undefined) found = found.map(asWordStart);
      else if (this.#taken(AFTER_WORD) !== undefined) found = found.map(asWordEnd);
      else if (this.#taken(/\\b/y) !== undefined) found = found.map((one) => asWordEnd(asWordStart(one)));
      else if (this.#taken(ASSERTION) !== undefined) this.#readGroup();
      else if (this.#taken(/\\B/y) === undefined)
        found = allJoined(found, this.#quantified(this.#readAtom()));
    }
    return found;
  }

  #readAtom(): Beginning[] {
    if (this.#taken(GROUP) !== undefined) return this.#readGroup();
    if (this.#taken(/\[/y) !== undefined) return this.#readClass();
    if (this.#taken(/\\/y) !== undefined) return [this.#readEscape()];
    const character = this.#taken(/[\s\S]/y) ?? "";
    return [character === "." ? ANYTHING : literal(character)];
  }

  #readGroup(): Beginning[] {
    const found = this.readAlternatives();
    this.#at += 1;
    return found;
  }

  #readEscape(): Beginning {
    const character = this.#taken(/[\s\S]/y) ?? "";
    if (character === "d") return DIGIT;
    if (/[sWtnrfv]/.test(character)) return APART;
    if (!/[a-z0-9]/i.test(character)) return literal(character);
    if (/[pPuxk]/.test(character)) this.#taken(NAME);
    return ANYTHING;
  }

  #readClass(): Beginning[] {
    const isNegated = this.#taken(/\^/y) !== undefined;
    const members: Beginning[] = [];
    while (this.#taken(/\]/y) === undefined) {
      const range = this.#taken(CLASS_RANGE);
      if (range !== undefined) members.push(...rangeOf(range.charCodeAt(0), range.charCodeAt(2)));
      else if (this.#taken(/\\/y) !== undefined) members.push(this.#readEscape());
      else members.push(literal(this.#taken(/[\s\S]/y) ?? ""));
    }
    return isNegated ? [ANYTHING] : distinct(members);
  }

  #quantified(atom: Beginning[]): Beginning[] {
    const sign = this.#taken(QUANTIFIER);
    if (sign === undefined) return atom;
    // A run of characters apart is one sign, however long it is.
    const isApart = atom.every(({ signs, isOpen }) => signs === " " && isOpen);
    const repeated = isApart || /^\?|^\{(?:0,)?1\}/.test(sign) ? atom : closed(atom);
    return /^[?*]|^\{0/.test(sign) ? [EMPTY, ...repeated] : repeated;
  }
}
