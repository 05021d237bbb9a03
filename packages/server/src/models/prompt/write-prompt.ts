import type { SiteSettings } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { PromptWords } from "../../language/pack/replies.ts";
import { packOf } from "../../language/packs.ts";
import type { DecidedTurn, PastTurn } from "../../turn/ports.ts";
import type { PromptMessage } from "../completion.ts";
import { chooseSources, type PromptSource } from "./choose-sources.ts";
import { tokensOf } from "./tokens.ts";

const SUMMARY_LINE_LENGTH_MAX = 140;

/** The tokens that the parts of a prompt may take, by estimate. */
interface PromptBudget {
  sourceTokens: number;
  historyTokens: number;
}

const SOURCE_TOKENS = 3_000;
const HISTORY_TOKENS = 1_500;

/** The budget of a site's prompt: of its sources as its owner wishes. */
export function fullBudget({ modelOptions }: SiteSettings): PromptBudget {
  return { sourceTokens: modelOptions?.evidenceTokens ?? SOURCE_TOKENS, historyTokens: HISTORY_TOKENS };
}

/** The budget of the prompt that is sent when a server found the full one too long. */
export const SHORT_PROMPT: PromptBudget = { sourceTokens: 700, historyTokens: 200 };

interface PromptDeps {
  budget: PromptBudget;
  /** Fences what is not ours to say; unguessable and of one session, so that no page can close its own fence. */
  marker: string;
  /** Tells a reply that gives its instructions away. */
  canary: string;
  /** Takes personal facts out of the visitor's words. */
  redact(text: string): string;
}

interface Prompt {
  messages: PromptMessage[];
  /** The passages that the reply may cite; number n of the prompt is at n − 1. */
  sources: Passage[];
}

/**
 * The messages for a decided turn, in the order of their change, so that a server need not read the beginning again: the
 * rules of the site, the talk so far, and in the last message all that belongs to this turn alone.
 */
export function writePrompt(turn: DecidedTurn, settings: PromptDeps): Prompt {
  const words = packOf(turn.reading.language).prompt;
  const sources = chooseSources(turn, settings.budget.sourceTokens);
  const { verbatim, summary } = splitHistory(turn.context.turns, settings, words);
  const system = [words.reference(settings.canary), words.system(plain(turn.site.name))];
  const fences = sources.map((source, index) => fencedSource(source, index + 1, settings.marker, words));
  const question = [
    packOf(turn.reading.language).strategies[turn.decision.strategy.name],
    ...(summary ? [`${words.earlierHeading}\n${fenced("", summary, settings.marker)}`] : []),
    words.sourcesHeading,
    ...(fences.length > 0 ? fences : [words.noSources]),
    words.visitorHeading,
    fenced("", settings.redact(turn.text), settings.marker),
  ];
  return {
    sources: sources.map(({ passage }) => passage),
    messages: [
      { role: "system", content: system.join("\n\n") },
      ...verbatim,
      { role: "user", content: question.join("\n\n") },
    ],
  };
}

/** A passage inside its fence, with the number by which the reply cites it. */
export function fencedSource(
  { passage, text }: PromptSource,
  number: number,
  marker: string,
  words: PromptWords,
): string {
  const head = [`${words.title}: ${passage.title}`];
  if (passage.heading) head.push(`${words.section}: ${passage.heading}`);
  return fenced(`${words.source} ${number} `, `${head.join("\n")}\n${text}`, marker);
}

function splitHistory(
  turns: readonly PastTurn[],
  { budget, marker, redact }: PromptDeps,
  words: PromptWords,
) {
  const verbatim: PromptMessage[] = [];
  let left = budget.historyTokens;
  let index = turns.length;
  for (const past of turns.toReversed()) {
    left -= tokensOf(past.visitor) + tokensOf(past.assistant);
    if (left < 0 || past.assistant === "") break;
    index -= 1;
    verbatim.unshift(
      { role: "user", content: `${words.visitorHeading}\n${fenced("", redact(past.visitor), marker)}` },
      { role: "assistant", content: redact(past.assistant) },
    );
  }
  // A turn that no longer fits becomes one line: the question, its intent and the action.
  const summary = turns
    .slice(0, index)
    .map(
      (past) =>
        `- "${shortened(redact(past.visitor), SUMMARY_LINE_LENGTH_MAX)}" (${past.intent} → ${past.action})`,
    )
    .join("\n");
  return { verbatim, summary };
}

function fenced(name: string, text: string, marker: string): string {
  return `<<<${name}${marker}\n${plain(text)}\n${marker}>>>`;
}

/** The text without the signs that people do not see and an LLM reads: a way to smuggle orders in. */
export function plain(text: string): string {
  return text.replace(
    /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu,
    "",
  );
}

function shortened(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax).replace(/\s+\S*$/, "")} …`;
}
