import type { CitationMarker } from "../../turn/reply/citations.ts";
import { BEFORE_CODE, CODE, type FactKind } from "./fact-words.ts";
import type { LinkPolicy } from "./links.ts";
import { tokensIn } from "./tokens.ts";

const SENTENCE_LENGTH_MAX = 400;
const CODE_NAMED_WITHIN = 60;
const FACT_KINDS: readonly FactKind[] = ["date", "percent", "time", "period", "number"];

export interface CleanerDeps {
  links: LinkPolicy;
  /** The amount of money as it may be shown; where it is left out, as it is written. */
  amount?(written: string): string;
  /** Any other fact as it may be shown; where it is left out, as it is written. */
  fact?(kind: FactKind, written: string): string;
  /** Puts back what was taken out of the visitor's words. */
  restore?(text: string): string;
}

/** Takes from a text what may not be shown, and counts it. */
interface Cleaner {
  /** The text as it may be shown after what is shown already. */
  clean(text: string, shown?: string): string;
  readonly markers: readonly CitationMarker[];
  /** The number of links taken out. */
  readonly removedCount: number;
  /** The number of amounts and other facts replaced. */
  readonly replacedCount: number;
}

const asWritten = (text: string) => text;

export function createCleaner({
  links,
  amount = asWritten,
  fact,
  restore = asWritten,
}: CleanerDeps): Cleaner {
  const markers: CitationMarker[] = [];
  let removedCount = 0;
  let replacedCount = 0;

  function admitted(target: string): string | null {
    const href = links.admit(target.trim());
    if (href === null) removedCount += 1;
    return href;
  }

  function clean(text: string, shown = ""): string {
    let done = "";
    let from = 0;
    for (const match of tokensIn(text)) {
      done += plain(text.slice(from, match.index), shown + done);
      done += replaced(match, shown, done);
      from = match.index + match[0].length;
    }
    return done + plain(text.slice(from), shown + done);
  }

  /** Words without a link or figure among them; a code in capitals may be. */
  function plain(text: string, before: string): string {
    const words = broken(text);
    if (fact === undefined) return words;
    return words.replace(CODE, (code: string, at: number, whole: string) => {
      const isNamed = BEFORE_CODE.test((before + whole.slice(0, at)).slice(-CODE_NAMED_WITHIN));
      return isNamed || /\d/.test(code) ? checked("code", code) : code;
    });
  }

  function checked(kind: FactKind, written: string): string {
    const words = fact?.(kind, written) ?? written;
    if (words !== written) replacedCount += 1;
    return words;
  }

  function replaced(match: RegExpExecArray, shown: string, done: string): string {
    const { label, target, auto, sources, placeholder, email, url, scheme, money, domain } =
      match.groups ?? {};
    if (target !== undefined) {
      // A title after the address is dropped with its quotes.
      const href = admitted(target.trim().split(/\s/)[0]?.replace(/^<|>$/g, "") ?? "");
      const words = clean(label ?? "", shown);
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

  return {
    clean,
    markers,
    get removedCount() {
      return removedCount;
    },
    get replacedCount() {
      return replacedCount;
    },
  };
}

/** Takes the power from what is left of link syntax that the tokens did not recognise whole. */
function broken(text: string): string {
  return text.replaceAll("](", "] (");
}
