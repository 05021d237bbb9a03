import topLevelDomains from "../../../data/top-level-domains.json" with { type: "json" };
import { allPacks } from "../../language/packs.ts";
import { Claims } from "./claims.ts";
import type { Find } from "./contacts.ts";

const domains: ReadonlySet<string> = new Set(topLevelDomains.join(" ").split(" "));
/** Endings that make an address of a name without "www", a scheme or a path. Other endings of two letters are too often words. */
const sureDomains: ReadonlySet<string> = new Set(
  `com net org edu gov mil info biz io ai app dev shop store online site blog me tv co br pt es ar mx cl uy us uk eu de fr it ca au cn jp in
  ru nl ch se ly gl am`.split(/\s+/),
);
const fileEndings: ReadonlySet<string> = new Set(["zip", "mov"]);
const everydayWords: ReadonlySet<string> = new Set(
  allPacks.flatMap(({ detection }) => detection.everydayWords.split(/\s+/)),
);
const SHORT_DOMAIN = 2;

const PATH = `(?::\\d{1,5})?(?:[/?#][^\\s<>"“”]*)?`;
const SCHEMED = new RegExp(
  `(?<![a-z0-9])(?<scheme>https?|ftps?)://(?:[^\\s<>"“”/?#@]{1,64}@)?(?<host>\\[[0-9a-f:.]{2,45}\\]|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?)\\.?${PATH}`,
  "gu",
);
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}@._/%+-])(?<name>(?:${LABEL}\\.){1,5})(?<ending>[a-z]{2,24})(?<path>${PATH})(?![a-z0-9@.]*@)(?![\\p{L}\\p{N}-])`,
  "gu",
);
const DOTTED_QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const PUNCTUATION = /[.,;:!?'’…]$/;
const closing: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const closingOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** An address without the punctuation of the sentence around it; a bracket that the address opened stays. */
function withoutTail(raw: string): string {
  const surplus: Record<string, number> = {};
  for (const letter of raw) {
    const opening = closing[letter];
    if (opening !== undefined) surplus[letter] = (surplus[letter] ?? 0) + 1;
    const closed = closingOf[letter];
    if (closed !== undefined) surplus[closed] = (surplus[closed] ?? 0) - 1;
  }
  let end = raw.length;
  for (; end > 0; end -= 1) {
    const last = raw[end - 1] ?? "";
    const isSurplus = (surplus[last] ?? 0) > 0;
    if (!isSurplus && !PUNCTUATION.test(last)) break;
    if (isSurplus) surplus[last] = (surplus[last] ?? 0) - 1;
  }
  return raw.slice(0, end);
}

/** Whether a host as written is a name under a known top-level domain, an address in numbers, or this machine. */
function isHost(host: string): boolean {
  if (host === "localhost") return true;
  const isNumbers = /^[\d.]+$/.test(host);
  if (isNumbers && !DOTTED_QUAD.test(host)) return false;
  const address = `http://${host}/`;
  if (!URL.canParse(address)) return false;
  if (isNumbers || host.startsWith("[")) return true;
  const labels = new URL(address).hostname.split(".");
  return (
    labels.length > 1 && domains.has(labels.at(-1) ?? "") && labels.every((label) => !/^-|-$|^$/.test(label))
  );
}

/** Whether a name without a scheme is meant as an address, not as a file, an abbreviation or two sentences without a space. */
function isBareAddress(name: string, ending: string, path: string, written: string): boolean {
  if (!domains.has(ending)) return false;
  if (name.startsWith("www.")) return name.length > "www.".length;
  const isShort = ending.length === SHORT_DOMAIN;
  if (isShort && !/[a-z]/.test(name.split(".").at(-2) ?? "")) return false;
  if (sureDomains.has(ending) || path !== "") return true;
  const startsSentence = /^\p{Lu}/u.test(written.slice(name.length)) && !/^\p{Lu}/u.test(written);
  return !isShort && !startsSentence && !fileEndings.has(ending) && !everydayWords.has(ending);
}

/** Web addresses; the value is the address with its scheme, in the case it was written in. */
export function findUrls(text: string, flat: string): Find<"url", string>[] {
  const found: Find<"url", string>[] = [];
  const claims = new Claims(flat.length);
  const add = (start: number, end: number, prefix: string) => {
    if (claims.take(start, end))
      found.push({ type: "url", start, end, value: prefix + text.slice(start, end) });
  };
  for (const { index, groups = {}, 0: raw } of flat.matchAll(SCHEMED)) {
    const { scheme = "", host = "" } = groups;
    const url = withoutTail(raw);
    if (url.length > scheme.length + "://".length && isHost(host)) add(index, index + url.length, "");
  }
  for (const { index, groups = {}, 0: raw } of flat.matchAll(BARE)) {
    const { name = "", ending = "", path = "" } = groups;
    if (isBareAddress(name, ending, path, text.slice(index, index + raw.length)))
      add(index, index + withoutTail(raw).length, "https://");
  }
  return found;
}
