import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import type { CitationMarker } from "../../turn/reply/citations.ts";
import { AMOUNT_BEGINNING, AMOUNT_PATTERN } from "./amounts.ts";
import { BEFORE_CODE, CODE, FACT_BEGINNING, FACT_PATTERN, type FactKind } from "./fact-words.ts";
import type { LinkPolicy } from "./links.ts";
import { createPromptLeakDetector } from "./prompt-leak.ts";

const HELD_LENGTH_MAX = 2_500;
const RAW_LENGTH_MAX = 4 * REPLY_LENGTH_MAX;
const SENTENCE_LENGTH_MAX = 400;
const RELEASED_LENGTH_MAX = 64;
const AMOUNT_LENGTH_MAX = 40;
const CODE_NAMED_WITHIN = 60;
const BEGINNING = new RegExp(`\\s*${FACT_BEGINNING}$`, "iu");

interface OutputFilterDeps {
  links: LinkPolicy;
  /** Words of the prompt that must never come out, in any simple disguise. */
  secrets: readonly string[];
  /** The amount of money as it may be shown. */
  amount(written: string): string;
  /** Any other fact as it may be shown; where it is left out, as it is written. */
  fact?(kind: FactKind, written: string): string;
  /** Puts back what was taken out of the visitor's words. */
  restore(text: string): string;
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

const MAY_LINK = /[[<@【\\]|\/\/|\.[a-z]{2}|(?:mailto|tel|sms|script|data|file|blob):/iu;
const HALF_LETTER = /[\uD800-\uDBFF]$/;

const ENDINGS =
  "com|net|org|info|biz|dev|app|shop|store|online|site|xyz|top|club|link|click|live|page|tech|cloud|gov|edu|io|co|ly|gg|tk|ml|ru|cn|br|pt|ar|mx|cl|uk";
const REST = "[^\\s<>\"'`()[\\]{}|]";
const TOKEN = new RegExp(
  [
    // A Markdown link or image, one level of parentheses inside its address.
    "!?\\[(?<label>[^[\\]]{0,500})\\]\\((?<target>(?:[^()\\n]|\\([^()\\n]*\\)){0,2048})\\)",
    "<(?<auto>[a-z][a-z0-9+.-]{0,20}:[^<>\\s]{0,2048})>",
    "\\s?[[【](?<sources>[1-9]\\d?(?:\\s?[,;]\\s?[1-9]\\d?){0,9})(?:†[^\\]】]{0,80})?[\\]】]",
    "(?<placeholder>\\[[A-Z]{2,8}_\\d{1,3}\\])",
    "(?<email>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})",
    `(?<url>(?:[a-z][a-z0-9+.-]{0,20}:)?[\\\\/]{2}${REST}{1,2048})`,
    `(?<scheme>(?:mailto|tel|sms|javascript|vbscript|data|file|blob):${REST}{1,2048})`,
    `(?<money>${AMOUNT_PATTERN})`,
    FACT_PATTERN,
    `(?<![\\w@-])(?<domain>www\\.${REST}{1,2048}|(?:[\\w-]{1,63}\\.){1,8}(?:(?:${ENDINGS})(?:\\.[a-z]{2})?(?![\\w-])(?:[:/?#]${REST}{0,2048})?|[a-z]{2,24}/${REST}{1,2048}))`,
  ].join("|"),
  "giu",
);

const FACT_KINDS: readonly FactKind[] = ["date", "percent", "time", "period", "number"];

export function createOutputFilter({
  links,
  secrets,
  amount,
  fact = (_, written) => written,
  restore,
}: OutputFilterDeps): OutputFilter {
  const watch = createPromptLeakDetector(secrets);
  const markers: CitationMarker[] = [];
  let held = "";
  /** The last of the raw text that went out: where a secret may have begun unseen. */
  let released = "";
  let shown = "";
  let rawLength = 0;
  let state: OutputFilter["state"] = "open";
  let removedCount = 0;
  let replacedCount = 0;

  function admitted(target: string): string | null {
    const href = links.admit(target.trim());
    if (href === null) removedCount += 1;
    return href;
  }

  function clean(text: string): string {
    let done = "";
    let from = 0;
    for (const match of text.matchAll(TOKEN)) {
      done += plain(text.slice(from, match.index), done);
      done += replaced(match, done);
      from = match.index + match[0].length;
    }
    return done + plain(text.slice(from), done);
  }

  /** Words without a link or figure among them; a code in capitals may be. */
  function plain(text: string, done: string): string {
    return broken(text).replace(CODE, (code: string, at: number, whole: string) => {
      const isNamed = BEFORE_CODE.test((shown + done + whole.slice(0, at)).slice(-CODE_NAMED_WITHIN));
      return isNamed || /\d/.test(code) ? checked("code", code) : code;
    });
  }

  function checked(kind: FactKind, written: string): string {
    const words = fact(kind, written);
    if (words !== written) replacedCount += 1;
    return words;
  }

  function replaced(match: RegExpMatchArray, done: string): string {
    const { label, target, auto, sources, placeholder, email, url, scheme, money, domain } =
      match.groups ?? {};
    if (target !== undefined) {
      // A title after the address is dropped with its quotes.
      const href = admitted(target.trim().split(/\s/)[0]?.replace(/^<|>$/g, "") ?? "");
      const words = clean(label ?? "");
      return href === null
        ? words
        : `[${words.trim() || href}](${href.replaceAll("(", "%28").replaceAll(")", "%29")})`;
    }
    if (auto !== undefined) {
      const href = admitted(auto);
      return href === null ? "" : `<${href}>`;
    }
    if (sources !== undefined) {
      const before = (shown + done).slice(-SENTENCE_LENGTH_MAX);
      for (const source of sources.split(/[,;]/)) markers.push({ source: Number(source), before });
      return "";
    }
    if (placeholder !== undefined) return restore(placeholder);
    if (money !== undefined) {
      const words = amount(money);
      if (words !== money) replacedCount += 1;
      return words;
    }
    if (match.groups?.key !== undefined) return checked("number", match.groups.key);
    for (const kind of FACT_KINDS) {
      const written = match.groups?.[kind];
      if (written !== undefined) return checked(kind, written);
    }
    if (email !== undefined) {
      if (links.admitEmail(email)) return email;
      removedCount += 1;
      return "";
    }
    const bare = url ?? scheme ?? domain ?? "";
    if (url !== undefined && !/^[^\\/]*:|\./.test(url)) return url;
    const tail = /[.,;:!?*_~]*$/.exec(bare)?.[0] ?? "";
    const address = bare.slice(0, bare.length - tail.length);
    return admitted(domain === undefined ? address : `https://${address}`) === null ? tail : bare;
  }

  function show(cleaned: string): string {
    const room = REPLY_LENGTH_MAX - 1 - shown.length;
    const text = shown === "" ? cleaned.trimStart() : cleaned;
    const isCut = text.length > room;
    const visible = isCut ? `${text.slice(0, room).replace(HALF_LETTER, "")}…` : text;
    if (isCut) state = "full";
    shown += visible;
    return visible;
  }

  return {
    push(text) {
      if (state !== "open") return "";
      rawLength += text.length;
      held += text.replace(INVISIBLE, "");
      const leak = watch(released + held);
      const until = settledLength(held.slice(0, Math.max(0, leak.from - released.length)));
      const settled = held.slice(0, until);
      held = held.slice(until);
      released = (released + settled).slice(-RELEASED_LENGTH_MAX);
      const visible = show(clean(settled));
      if (leak.isWhole) state = "leaked";
      else if (rawLength > RAW_LENGTH_MAX) state = "full";
      return visible;
    },
    end() {
      if (state !== "open") return "";
      const rest = clean(held).trimEnd();
      held = "";
      return show(rest);
    },
    get state() {
      return state;
    },
    markers,
    get replacedCount() {
      return replacedCount;
    },
    get removedCount() {
      return removedCount;
    },
  };
}

/** The same for words that are not an LLM's: a page's own text may hold a link that somebody planted there. */
export function filterText(text: string, links: () => LinkPolicy, fact?: OutputFilterDeps["fact"]): string {
  // Most pages' words hold nothing that looks like a link, and a turn should cost nothing for it.
  const visible = text.replace(INVISIBLE, "");
  if (!fact && !MAY_LINK.test(visible)) return visible;
  const filter = createOutputFilter({
    links: links(),
    secrets: [],
    amount: asWritten,
    restore: asWritten,
    ...(fact && { fact }),
  });
  return filter.push(visible) + filter.end();
}

const asWritten = (text: string) => text;

/** Takes the power from what is left of link syntax that the tokens did not recognise whole. */
function broken(text: string): string {
  return text.replaceAll("](", "] (");
}

/** The length of the text whose meaning no later piece can change. It ends before white space, which goes with the next piece. */
function settledLength(text: string): number {
  const lastWord = beforeAmount(text, /\s*\S*$/.exec(text)?.index ?? 0);
  for (let open = text.indexOf("["); open >= 0 && open < lastWord; open = text.indexOf("[", open + 1)) {
    if (text.length - open <= HELD_LENGTH_MAX && bracketsEnd(text, open) >= lastWord) {
      return text.slice(0, open).replace(/[\s!]+$/, "").length;
    }
  }
  return text.length - lastWord > HELD_LENGTH_MAX ? text.length : lastWord;
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
