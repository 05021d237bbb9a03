import { type Command, PROTOCOL_VERSION } from "@prosa/protocol";

/** Makes frames that a hostile or broken client might send, the same ones for the same random numbers. */
export class FrameMaker {
  readonly #random: () => number;
  readonly #token: () => string;
  #count = 0;

  /** `token` gives the token of the session that the frames are sent to. */
  constructor(random: () => number, token: () => string) {
    this.#random = random;
    this.#token = token;
  }

  /** The next frame: a text, or a value that no socket of ours should carry. */
  next(): unknown {
    this.#count += 1;
    const pick = this.#random();
    if (pick < 0.02) return this.#of(BINARIES);
    if (pick < 0.3) return this.#text();
    if (pick < 0.5) return this.#mangled(JSON.stringify(this.#command()));
    if (pick < 0.85) return JSON.stringify(this.#twisted(this.#command()));
    return JSON.stringify(this.#command());
  }

  /** Texts that are no command at all, some of them at the limits of what is read. */
  #text(): string {
    const size = Math.floor(this.#random() ** 6 * 70_000);
    const unit = this.#of(UNITS);
    const body = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
    return this.#random() < 0.5 ? body : `${this.#of(HEADS)}${body}`;
  }

  /** A frame with some of its characters dropped, doubled or replaced, or cut off. */
  #mangled(frame: string): string {
    let text = frame;
    for (let edits = 1 + Math.floor(this.#random() * 3); edits > 0; edits -= 1) {
      const at = Math.floor(this.#random() * text.length);
      const kind = Math.floor(this.#random() * 4);
      if (kind === 0) text = text.slice(0, at) + text.slice(at + 1);
      if (kind === 1) text = text.slice(0, at) + text.slice(Math.max(0, at - 9));
      if (kind === 2) text = text.slice(0, at) + this.#of(UNITS) + text.slice(at + 1);
      if (kind === 3) text = text.slice(0, at);
    }
    return text;
  }

  /** A command with one of its fields of another kind, gone, or beside one that nobody knows. */
  #twisted(command: Command): unknown {
    const entries: [string, unknown][] = Object.entries(command);
    const at = Math.floor(this.#random() * entries.length);
    const [name = "type"] = entries[at] ?? [];
    const kind = this.#random();
    if (kind < 0.15) entries.splice(at, 1);
    else if (kind < 0.3) entries.push([this.#of(NAMES), this.#value()]);
    else if (kind < 0.35) return [command];
    else entries[at] = [name, this.#value()];
    return Object.fromEntries(entries);
  }

  #value(): unknown {
    const value = this.#of(VALUES);
    return typeof value === "function" ? value(this.#random) : value;
  }

  /** A command that a room may take, with ids that come again now and then. */
  #command(): Command {
    const id = `fuzz-${Math.floor(this.#random() * this.#count)}-command`;
    const seq = Math.floor(this.#random() * 40);
    const commands: readonly Command[] = [
      { type: "hello", protocol: PROTOCOL_VERSION, token: this.#token(), since: seq, epoch: null },
      { type: "say", id, text: this.#of(WORDS) },
      { type: "say", id, text: this.#of(WORDS), replaces: `fuzz-${seq}-command` },
      { type: "press", id, messageId: `fuzz-${seq}-command`, choiceId: "ask-human" },
      { type: "ask-human", id },
      { type: "rate", id, messageId: `fuzz-${seq}-command`, rating: "up" },
      { type: "submit", id, contact: { name: "Ana" }, consent: "Sim." },
      { type: "score", id, score: 5, comment: this.#of(WORDS) },
      { type: "stop", replyId: `fuzz-${seq}-command` },
      { type: "typing", isTyping: this.#random() < 0.5 },
      { type: "seen", through: seq },
      { type: "sync", since: seq },
      { type: "ping" },
    ];
    return this.#of(commands);
  }

  #of<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}

const WORDS = [
  "oi",
  "Qual o prazo de troca?",
  "😀👩‍👩‍👧",
  "\u202eoi\u200b",
  "<img src=x onerror=1>",
  "1 ".repeat(300),
  "𝓸𝓲",
];
const UNITS = [
  "{",
  "[",
  '"',
  "\\",
  "\u0000",
  "\ud800",
  "é",
  "😀",
  "-1e999",
  ",",
  ":",
  "}",
  "]",
  "null",
  " ",
  "\\ud83d",
  '{"a":',
];
const HEADS = ["{", "[", '{"type":', '{"type":"say","id":"', '{"__proto__":', '"', "[[[[", "﻿{}"];
const NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "type",
  "id",
  "\u0000",
  "token",
  "a".repeat(3_000),
];
const VALUES: readonly unknown[] = [
  null,
  true,
  "",
  "../../etc/passwd",
  "\ud800",
  "a\udc00b",
  "\u0000",
  [],
  {},
  0,
  -0,
  -1,
  0.5,
  2 ** 53,
  1e308,
  "__proto__",
  { toString: 1 },
  (random: () => number) => "x".repeat(Math.floor(random() * 20_000)),
  (random: () => number) => nested(Math.floor(random() * 2_000)),
  (random: () => number) => Math.floor((random() - 0.5) * 2 ** 40),
];
const BINARIES = [new Uint8Array(8), new ArrayBuffer(0), new Uint8Array(70_000), undefined, null, 7];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
