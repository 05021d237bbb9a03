import { allPacks } from "../../src/language/packs.ts";
import { type Behaviour, type ScriptedRequest, says } from "../../test/scripted-llm.ts";
import { flat, holdsQuote, isAccepted, isAnswerable } from "../sites/judge.ts";
import type { SiteQuestion } from "../sites/questions.ts";
import { type PromptedSource, sourcesIn } from "./prompted-sources.ts";

const CONDENSES = allPacks.map(({ prompt }) => prompt.condense);
const LENGTH_MAX = 1_200;
const NOT_FOUND: Readonly<Record<string, string>> = {
  pt: "Não encontrei isso nas páginas do site.",
  en: "I did not find that on the site's pages.",
  es: "No encontré eso en las páginas del sitio.",
};
const YES_NO: Readonly<Record<string, Readonly<Record<"yes" | "no", string>>>> = {
  pt: { yes: "Sim.", no: "Não." },
  en: { yes: "Yes.", no: "No." },
  es: { yes: "Sí.", no: "No." },
};

/** The message that is being answered. */
export interface Asked {
  question: SiteQuestion;
  /** False for the messages before the one that is judged. */
  isLast: boolean;
  /** The message as a question of its own, as a person wrote it who knows the talk and not the pages. */
  condensed?: string | undefined;
}

/** Whether a request asks for a question of its own, and not for a reply. */
export function asksForQuestion([first]: readonly { role: string; content: string | null }[]): boolean {
  return first?.role === "system" && CONDENSES.includes(first.content ?? "");
}

/**
 * An LLM without faults of its own: it knows the gold facts of the question and says them, with their sources, where the
 * sources of its prompt hold them; else it declines. To an earlier message of a talk it says the first source's first line.
 */
export function createGoldScript(asked: () => Asked): (request: ScriptedRequest) => Behaviour {
  return ({ body }) => {
    const { question, isLast, condensed } = asked();
    if (asksForQuestion(body.messages)) return says(condensed ?? question.turns.at(-1) ?? "");
    const sources = sourcesIn(body.messages);
    const [first] = sources;
    if (!isLast && first)
      return answering(`${first.text.split("\n").at(-1)} [${first.number}]`, [first.number]);
    const said = isAnswerable(question) ? factsIn(question, sources) : [];
    if (said.length === 0) return ending(NOT_FOUND[question.lang] ?? NOT_FOUND.en ?? "", "decline", []);
    const words = said.map(({ text, number }) => `${text} [${number}]`).join("\n");
    return answering(
      `${openingOf(question)}${words}`,
      said.map(({ number }) => number),
    );
  };
}

function factsIn(question: SiteQuestion, sources: readonly PromptedSource[]): PromptedSource[] {
  const quoted = question.gold.flatMap(({ quote }) => {
    const source = sources.find(({ text }) => holdsQuote(quote, text));
    return source ? [{ text: quote, number: source.number }] : [];
  });
  const isWhole = quoted.length > 0 && (question.kind !== "two" || quoted.length === question.gold.length);
  if (isWhole) return quoted;
  if (!isAccepted(question, flat(sources.map(({ text }) => text).join("\n")))) return [];
  const stated = question.accept.flatMap((list) => {
    for (const { text, number } of sources) {
      const line = linesOf(text).find((one) => list.some((word) => flat(one).includes(flat(word))));
      if (line !== undefined) return [{ text: line, number }];
    }
    return [];
  });
  return [...new Map(stated.map((fact) => [fact.text, fact])).values()];
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  return [...lines.flatMap((line) => line.split(/(?<=[.!?…])\s+/)), ...lines, text];
}

function openingOf({ note = "", lang }: SiteQuestion): string {
  const [, wanted = ""] = /^yes\/no: *(\p{L}+)/iu.exec(note) ?? [];
  const words = YES_NO[lang];
  if (wanted === "" || words === undefined) return "";
  return `${/^n/i.test(wanted) ? words.no : words.yes} `;
}

function answering(words: string, citations: readonly number[]): Behaviour {
  return ending(words.slice(0, LENGTH_MAX), "answer", citations);
}

function ending(words: string, action: string, citations: readonly number[]): Behaviour {
  const pieces = words.match(/[\s\S]{1,24}/g) ?? [];
  return says(...pieces, `\n@@${JSON.stringify({ action, citations: [...new Set(citations)] })}`);
}
