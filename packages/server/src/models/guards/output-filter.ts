import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import type { CitationMarker } from "../../turn/reply/citations.ts";
import { AMOUNT_BEGINNING } from "./amounts.ts";
import { FACT_BEGINNING } from "./fact-words.ts";
import type { LinkPolicy } from "./links.ts";
import { type CleanerDeps, createCleaner } from "./output-cleaner.ts";
import { createPromptLeakDetector } from "./prompt-leak.ts";

const HELD_LENGTH_MAX = 2_500;
const RAW_LENGTH_MAX = 4 * REPLY_LENGTH_MAX;
const RELEASED_LENGTH_MAX = 64;
const AMOUNT_LENGTH_MAX = 40;
const BEGINNING = new RegExp(`\\s*${FACT_BEGINNING}$`, "iu");

interface OutputFilterDeps extends CleanerDeps {
  /** Words of the prompt that must never come out, in any simple disguise. */
  secrets: readonly string[];
}

/** Stands between an LLM's stream and the visitor, and lets through only what may be shown. */
export interface OutputFilter {
  /** Returns the text to show after one more piece of the stream; a piece that could still become a link or a marker waits. */
  push(text: string): string;
  /** Returns the text that was still waiting. */
  end(): string;
  /** `leaked`: a secret of the prompt came, and nothing from it on is shown. `full`: the reply is as long as it may be. */
  readonly state: "open" | "leaked" | "full";
  readonly markers: readonly CitationMarker[];
  /** The number of links taken out. */
  readonly removedCount: number;
  /** The number of amounts and other facts replaced. */
  readonly replacedCount: number;
}

// Invisible on purpose in text that somebody else wrote: zero width, bidirectional overrides, tags.
const INVISIBLE =
  /[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The first of them; most texts have no character beyond it but dashes and quotes. */
const INVISIBLE_START = 0x200b;

function withoutInvisible(text: string): string {
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) >= INVISIBLE_START) return text.replace(INVISIBLE, "");
  return text;
}

const MAY_LINK = /[[<@【\\]|\/\/|\.[a-z]{2}|(?:mailto|tel|sms|script|data|file|blob):/iu;
const SPACE = /\s/;
const HALF_LETTER = /[\uD800-\uDBFF]$/;

export function createOutputFilter({ secrets, ...deps }: OutputFilterDeps): OutputFilter {
  const watch = createPromptLeakDetector(secrets);
  const cleaner = createCleaner(deps);
  let held = "";
  /** The last of the raw text that went out: where a secret may have begun unseen. */
  let released = "";
  let shown = "";
  let rawLength = 0;
  let state: OutputFilter["state"] = "open";

  function show(cleaned: string): string {
    const room = REPLY_LENGTH_MAX - 1 - shown.length;
    const text = shown === "" ? cleaned.trimStart() : cleaned;
    const visible = cutTo(text, room);
    if (text.length > room) state = "full";
    shown += visible;
    return visible;
  }

  return {
    push(text) {
      if (state !== "open") return "";
      rawLength += text.length;
      held += withoutInvisible(text);
      const leak = watch(released + held);
      const until = settledLength(held.slice(0, Math.max(0, leak.from - released.length)));
      const settled = held.slice(0, until);
      held = held.slice(until);
      released = (released + settled).slice(-RELEASED_LENGTH_MAX);
      const visible = show(cleaner.clean(settled, shown));
      if (leak.isWhole) state = "leaked";
      else if (rawLength > RAW_LENGTH_MAX) state = "full";
      return visible;
    },
    end() {
      if (state !== "open") return "";
      const rest = cleaner.clean(held, shown).trimEnd();
      held = "";
      return show(rest);
    },
    get state() {
      return state;
    },
    markers: cleaner.markers,
    get replacedCount() {
      return cleaner.replacedCount;
    },
    get removedCount() {
      return cleaner.removedCount;
    },
  };
}

function cutTo(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room).replace(HALF_LETTER, "")}…` : text;
}

/** The same for words that are not an LLM's: a page's own text may hold a link that somebody planted there. */
export function filterText(text: string, links: () => LinkPolicy, fact?: OutputFilterDeps["fact"]): string {
  // Most pages' words hold nothing that looks like a link, and a turn should cost nothing for it.
  const visible = withoutInvisible(text);
  if (!fact && !MAY_LINK.test(visible)) return visible;
  const { clean } = createCleaner({ links: links(), ...(fact && { fact }) });
  return cutTo(clean(visible).trim(), REPLY_LENGTH_MAX - 1);
}

/** The length of the text whose meaning no later piece can change. It ends before white space, which goes with the next piece. */
function settledLength(text: string): number {
  const lastWord = beforeAmount(text, lastWordIn(text));
  for (let open = text.indexOf("["); open >= 0 && open < lastWord; open = text.indexOf("[", open + 1)) {
    if (text.length - open <= HELD_LENGTH_MAX && bracketsEnd(text, open) >= lastWord) {
      return text.slice(0, open).replace(/[\s!]+$/, "").length;
    }
  }
  return text.length - lastWord > HELD_LENGTH_MAX ? text.length : lastWord;
}

/** Where the last word of a text begins, with the white space before it. */
function lastWordIn(text: string): number {
  let at = text.length;
  while (at > 0 && !SPACE.test(text.charAt(at - 1))) at -= 1;
  while (at > 0 && SPACE.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** The beginning of an amount that ends at `end`, so that "R$ 1" never goes out before ".299,00". */
function beforeAmount(text: string, end: number): number {
  const before = text.slice(Math.max(0, end - AMOUNT_LENGTH_MAX), end);
  const lengths = [AMOUNT_BEGINNING, BEGINNING].map((pattern) => pattern.exec(before)?.[0].length ?? 0);
  let start = end - Math.max(...lengths);
  // A figure at the end of a word, or of a key's parts with hyphens, is no beginning of its own.
  while (start > 0 && start < end && /^[\p{L}\p{N}-]{2}$/u.test(text.slice(start - 1, start + 1))) start -= 1;
  return start;
}

/** The end of the brackets that open there and of the parentheses right after them; Infinity while they are open. */
function bracketsEnd(text: string, open: number): number {
  const close = text.indexOf("]", open);
  const end = text[close + 1] === "(" ? text.indexOf(")", close) : close;
  return close < 0 || end < 0 ? Number.POSITIVE_INFINITY : end;
}
