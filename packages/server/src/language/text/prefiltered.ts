import { beginningsOf } from "./beginnings.ts";

/** Every pattern by its number, and the words by which their matches begin. */
const patterns: RegExp[] = [];
let tree: WordTree | undefined;

/**
 * A pattern that is tried only on texts with a word that may begin a match. A message is held against some hundred patterns, of
 * which few have one of its words: one walk over the message finds out for all of them.
 */
export class PrefilteredPattern {
  readonly #pattern: RegExp;
  readonly #number: number;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
    this.#number = patterns.push(pattern) - 1;
    tree = undefined;
    lastPossible = undefined;
  }

  get source(): string {
    return this.#pattern.source;
  }

  test(text: string): boolean {
    return this.#mayMatch(text) && this.#pattern.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.#mayMatch(text) ? this.#pattern.exec(text) : null;
  }

  /** The text with what matches replaced as `String.replace` does. */
  replaceIn(text: string, by: string): string {
    return this.#mayMatch(text) ? text.replace(this.#pattern, by) : text;
  }

  #mayMatch(text: string): boolean {
    return isMarked(possibleIn(text), this.#number);
  }
}

export function prefiltered(pattern: RegExp): PrefilteredPattern {
  return new PrefilteredPattern(pattern);
}

/** The texts that were walked last, with the patterns that may match them: one text is asked of many patterns in a row. */
const RECENT_MAX = 8;
const recentTexts: string[] = [];
const recentPossible: Uint32Array[] = [];
let oldest = 0;
let lastText = "";
let lastPossible: Uint32Array | undefined;

/** A bit for each pattern that may match a text. */
function possibleIn(text: string): Uint32Array {
  if (text === lastText && lastPossible !== undefined) return lastPossible;
  if (tree === undefined) {
    tree = new WordTree(patterns);
    recentTexts.length = 0;
  }
  let place = recentTexts.indexOf(text);
  if (place < 0) {
    place = oldest;
    oldest = (oldest + 1) % RECENT_MAX;
    recentTexts[place] = text;
    recentPossible[place] = tree.possibleIn(text, recentPossible[place]);
  }
  lastText = text;
  lastPossible = recentPossible[place] as Uint32Array;
  return lastPossible;
}

/**
 * Several patterns of which a text matches few or none, with a small tree of their own: a text without any of their words is done
 * with after one walk, and none of the patterns is looked at.
 */
export class PatternChoice {
  readonly #patterns: readonly RegExp[];
  #tree: WordTree | undefined;
  #possible: Uint32Array | undefined;

  constructor(patterns: readonly RegExp[]) {
    this.#patterns = patterns;
  }

  /** The places of the patterns that may match a text, in order. */
  placesIn(text: string): number[] {
    this.#tree ??= new WordTree(this.#patterns);
    const possible = this.#tree.possibleIn(text, this.#possible);
    this.#possible = possible;
    const places: number[] = [];
    for (let word = 0; word < possible.length; word += 1)
      for (let bits = possible[word] as number; bits !== 0; bits &= bits - 1)
        places.push(32 * word + 31 - Math.clz32(bits & -bits));
    return places;
  }

  /** Whether a text matches one of the patterns. */
  test(text: string): boolean {
    return this.placesIn(text).some((place) => this.#patterns[place]?.test(text));
  }
}

/** The signs of `beginningsOf` as numbers: 0 apart, 1…26 a letter, 27 a digit. */
const APART = 0;
const SIGN_COUNT = 28;
const ASCII_END = 0x80;
const signs = new Uint8Array(ASCII_END);
for (const [place, letter] of [..."abcdefghijklmnopqrstuvwxyz"].entries()) {
  signs[letter.charCodeAt(0)] = place + 1;
  signs[letter.toUpperCase().charCodeAt(0)] = place + 1;
}
for (const digit of "0123456789") signs[digit.charCodeAt(0)] = 27;

function signOf(code: number): number {
  return code < ASCII_END ? (signs[code] as number) : APART;
}

/** Letters that a pattern which ignores case may take for `s` and for `k`. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;
const NONE: readonly number[] = [];

interface Node {
  readonly children: Map<number, Node>;
  readonly patterns: number[];
}

/**
 * The beginnings of many patterns as a tree of signs. Its nodes are laid out breadth first: the children of one stand beside each
 * other, and the node after the edge of number `n` is `n + 1`, so that the whole takes some tens of KB.
 */
class WordTree {
  /** Where the edges of each node begin; those of the next node begin where they end. */
  readonly #edges: Uint16Array;
  /** The sign of each edge. */
  readonly #signs: Uint8Array;
  /** The child of the root by each sign. */
  readonly #roots = new Uint16Array(SIGN_COUNT);
  /** The patterns of which a beginning ends at a node. */
  readonly #patterns: readonly (readonly number[])[];
  /** A bit for each pattern that any text may match. */
  readonly #always: Uint32Array;

  constructor(patterns: readonly RegExp[]) {
    const root: Node = { children: new Map(), patterns: [] };
    this.#always = new Uint32Array((patterns.length + 31) >> 5);
    for (const [number, pattern] of patterns.entries()) {
      const beginnings = beginningsOf(pattern);
      if (beginnings === undefined) mark(this.#always, number);
      for (const beginning of beginnings ?? []) nodeAt(root, beginning).patterns.push(number);
    }
    const nodes = breadthFirst(root);
    this.#edges = new Uint16Array(nodes.length + 1);
    this.#signs = Uint8Array.from(nodes.flatMap(({ children }) => [...children.keys()]));
    this.#patterns = nodes.map((node) => node.patterns);
    for (const [edge, sign] of [...root.children.keys()].entries()) this.#roots[sign] = edge + 1;
    let edge = 0;
    for (const [place, { children }] of nodes.entries()) {
      edge += children.size;
      this.#edges[place + 1] = edge;
    }
  }

  /** A bit for each pattern that may match a text, by its number; laid over an answer that is needed no more. */
  possibleIn(text: string, over?: Uint32Array): Uint32Array {
    const possible = over?.length === this.#always.length ? over : new Uint32Array(this.#always.length);
    possible.set(this.#always);
    let isInWord = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LONG_S || code === KELVIN) return possible.fill(-1);
      const isOfWord = signOf(code) !== APART;
      if (isOfWord && !isInWord) this.#walk(text, at, possible);
      isInWord = isOfWord;
    }
    return possible;
  }

  /** Marks the patterns of which a beginning is in the text from a place on. */
  #walk(text: string, from: number, possible: Uint32Array): void {
    let node = 0;
    for (let at = from; at <= text.length; at += 1) {
      const sign = at < text.length ? signOf(text.charCodeAt(at)) : APART;
      node = this.#childOf(node, sign);
      if (node === 0) return;
      for (const number of this.#patterns[node] ?? NONE) mark(possible, number);
      if (sign === APART) while (at + 1 < text.length && signOf(text.charCodeAt(at + 1)) === APART) at += 1;
    }
  }

  /** The child of a node by a sign; 0, which is the root, where it has none. */
  #childOf(node: number, sign: number): number {
    if (node === 0) return this.#roots[sign] as number;
    const end = this.#edges[node + 1] as number;
    for (let edge = this.#edges[node] as number; edge < end; edge += 1)
      if (this.#signs[edge] === sign) return edge + 1;
    return 0;
  }
}

function isMarked(possible: Uint32Array, number: number): boolean {
  return ((possible[number >> 5] as number) & (1 << (number & 31))) !== 0;
}

function mark(possible: Uint32Array, number: number): void {
  possible[number >> 5] = (possible[number >> 5] as number) | (1 << (number & 31));
}

function nodeAt(root: Node, beginning: string): Node {
  let node = root;
  for (let at = 0; at < beginning.length; at += 1) {
    const sign = signOf(beginning.charCodeAt(at));
    const child = node.children.get(sign) ?? { children: new Map(), patterns: [] };
    node.children.set(sign, child);
    node = child;
  }
  return node;
}

function breadthFirst(root: Node): Node[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children.values());
  return nodes;
}
