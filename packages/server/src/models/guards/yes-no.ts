import type { Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import { contentOf } from "./content-words.ts";

const OPENING =
  /^\W{0,4}(?:(sim|claro|com certeza|yes|sure|s[ií]|por supuesto)|(n[aã]o|no))(?=\s*[,.!:;–—-])/iu;
const OPENINGS: readonly string[] = [
  "sim",
  "claro",
  "com certeza",
  "yes",
  "sure",
  "sí",
  "si",
  "por supuesto",
  "não",
  "nao",
  "no",
];
const NEGATION =
  /\b(?:n[aã]o|nunca|jamais|sem|nenhum\w*|nem|not|never|without|cannot|no|ning[uú]n\w*|sin|tampoco)\b|n['’]t\b/iu;
const HELD_LENGTH_MAX = 240;
/** The least share of a claim's words, and the fewest of them, in a sentence that speaks of the same. */
const SAME_SHARE = 0.6;
const SAME_WORDS = 2;
/** Sentences that hold nearly as much of the claim as the best one have a say too. */
const NEARLY = 0.9;

interface YesNoDeps {
  question: string;
  language: Language;
  sources(): readonly Passage[];
}

/**
 * Holds a reply that opens with a yes or a no until its first statement is whole, and lets it go where the passages say the same.
 * Nothing of a reply whose opening they contradict is shown: the visitor would take it for the site's word.
 */
interface YesNoCheck {
  push(text: string): string;
  end(): string;
  readonly isContradicted: boolean;
}

export function createYesNoCheck(deps: YesNoDeps): YesNoCheck {
  let held = "";
  let state: "opening" | "passed" | "contradicted" = "opening";

  function settle(isEnd: boolean): string {
    const isOpen = OPENING.test(held);
    if (!isOpen && mayOpen(held) && !isEnd) return "";
    if (isOpen && !isEnd && held.length < HELD_LENGTH_MAX && statementOf(held) === "") return "";
    state = isOpen && contradicts(held, deps) ? "contradicted" : "passed";
    const text = state === "passed" ? held : "";
    held = "";
    return text;
  }

  return {
    push(text) {
      if (state !== "opening") return state === "passed" ? text : "";
      held += text;
      return settle(false);
    },
    end: () => (state === "opening" ? settle(true) : ""),
    get isContradicted() {
      return state === "contradicted";
    },
  };
}

/** Whether the words so far may still become a yes or a no: "Até" may not, and waits for nothing. */
function mayOpen(text: string): boolean {
  const words = text
    .replace(/^[^\p{L}\p{N}]{0,4}/u, "")
    .trimEnd()
    .toLowerCase();
  return OPENINGS.some((opening) => opening.startsWith(words));
}

/** The first whole sentence that says more than yes or no; empty while there is none. */
function statementOf(text: string): string {
  const rest = text.replace(OPENING, "").replace(/^[\s,.!:;–—-]+/, "");
  return /^[^.!?\n]{8,}?(?:[.!?](?=\s|$|\s?\[)|\n)/u.exec(rest)?.[0] ?? "";
}

function contradicts(text: string, { question, language, sources }: YesNoDeps): boolean {
  const isYes = OPENING.exec(text)?.[1] !== undefined;
  const statement = statementOf(text) || text.replace(OPENING, "");
  const isBare = contentOf(statement, language).length < SAME_WORDS;
  // "No, it is 7 days" states nothing of what the "no" denies, and "yes, but not on Sundays" both.
  if (!isBare && isYes === NEGATION.test(statement)) return false;
  const claim = contentOf(isBare ? question : statement, language);
  if (claim.length < SAME_WORDS) return false;
  const near = nearest(claim, sources(), language);
  return near.length > 0 && near.every((sentence) => NEGATION.test(sentence) === isYes);
}

/** The sentences that speak of the same as a claim. */
function nearest(claim: readonly string[], sources: readonly Passage[], language: Language): string[] {
  const scored = sources
    .filter((source) => source.language === language)
    .flatMap(({ text }) => text.split(/(?<=[.!?…])\s+|\n+/))
    .map((sentence) => {
      const words = new Set(contentOf(sentence, language));
      return { sentence, shared: claim.filter((word) => words.has(word)).length };
    });
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  if (most < SAME_WORDS || most < SAME_SHARE * claim.length) return [];
  return scored.filter(({ shared }) => shared >= NEARLY * most).map(({ sentence }) => sentence);
}
