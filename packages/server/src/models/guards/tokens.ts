import { AMOUNT_PATTERN } from "./amounts.ts";
import { FACT_PATTERN } from "./fact-words.ts";

const ENDINGS =
  "com|net|org|info|biz|dev|app|shop|store|online|site|xyz|top|club|link|click|live|page|tech|cloud|gov|edu|io|co|ly|gg|tk|ml|ru|cn|br|pt|ar|mx|cl|uk";
const REST = "[^\\s<>\"'`()[\\]{}|]";

/** Signs without which a text holds no token of a group. */
const BRACKET = 1;
const ANGLE = 2;
const AT = 4;
const FIGURE = 8;
const ADDRESS = 16;
const DOT = 32;

/** The tokens in the order in which they are tried, each with its signs: one of them is in every text that holds the token. */
const TOKENS: readonly (readonly [signs: number, pattern: string])[] = [
  // A Markdown link or image, one level of parentheses inside its address.
  [BRACKET, "!?\\[(?<label>[^[\\]]{0,500})\\]\\((?<target>(?:[^()\\n]|\\([^()\\n]*\\)){0,2048})\\)"],
  [ANGLE, "<(?<auto>[a-z][a-z0-9+.-]{0,20}:[^<>\\s]{0,2048})>"],
  [BRACKET, "\\s?[[【](?<sources>[1-9]\\d?(?:\\s?[,;]\\s?[1-9]\\d?){0,9})(?:†[^\\]】]{0,80})?[\\]】]"],
  [BRACKET, "(?<placeholder>\\[[A-Z]{2,8}_\\d{1,3}\\])"],
  [AT, "(?<email>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})"],
  [ADDRESS, `(?<url>(?:[a-z][a-z0-9+.-]{0,20}:)?[\\\\/]{2}${REST}{1,2048})`],
  [ADDRESS, `(?<scheme>(?:mailto|tel|sms|javascript|vbscript|data|file|blob):${REST}{1,2048})`],
  [FIGURE, `(?<money>${AMOUNT_PATTERN})`],
  [FIGURE, FACT_PATTERN],
  [
    DOT,
    `(?<![\\w@-])(?<domain>www\\.${REST}{1,2048}|(?:[\\w-]{1,63}\\.){1,8}(?:(?:${ENDINGS})(?:\\.[a-z]{2})?(?![\\w-])(?:[:/?#]${REST}{0,2048})?|[a-z]{2,24}/${REST}{1,2048}))`,
  ],
];

/** By the signs of a text; a site's texts have few combinations of them. */
const patterns = new Map<number, RegExp>();

/** Finds the links, marks, addresses and figures of a text, in order. Only what the signs of the text allow is looked for. */
export function tokensIn(text: string): RegExpExecArray[] {
  const signs = signsIn(text);
  if (signs === 0) return [];
  let pattern = patterns.get(signs);
  if (pattern === undefined) {
    const possible = TOKENS.filter(([own]) => (own & signs) !== 0).map(([, source]) => source);
    pattern = new RegExp(possible.join("|"), "giu");
    patterns.set(signs, pattern);
  }
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

const SPACE = 32;
const TAB = 9;
const RETURN = 13;
const SLASH = 47;
const BACKSLASH = 92;
const COLON = 58;
const POINT = 46;
const HYPHEN = 45;

const signOf = new Uint8Array(128);
for (const [sign, characters] of [
  [BRACKET, "["],
  [ANGLE, "<"],
  [AT, "@"],
  [FIGURE, "0123456789"],
] as const)
  for (const character of characters) signOf[character.charCodeAt(0)] = sign;

function signsIn(text: string): number {
  let signs = 0;
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    signs |= code < signOf.length ? (signOf[code] as number) : code === 0x3010 ? BRACKET : 0;
    if (code !== SPACE && (code < TAB || code > RETURN)) {
      if (before === POINT) signs |= DOT;
      else if (before === COLON) signs |= ADDRESS;
      else if ((code === SLASH || code === BACKSLASH) && (before === SLASH || before === BACKSLASH))
        signs |= ADDRESS;
      // A key of hexadecimal figures may be one of letters alone.
      else if (before === HYPHEN) signs |= FIGURE;
    }
    before = code;
  }
  return signs;
}
