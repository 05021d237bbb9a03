import type { SiteSettings } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { PromptWords } from "../../language/pack/replies.ts";
import { packOf } from "../../language/packs.ts";
import type { DecidedTurn } from "../../turn/ports.ts";
import type { PromptMessage } from "../completion.ts";
import { chooseSources } from "./choose-sources.ts";
import { fenced, fencedSource, plain } from "./fences.ts";
import { fixedPart } from "./fixed-part.ts";
import { questionPart, writeHistory } from "./history.ts";
import { momentOf } from "./moment.ts";

/** The tokens that the parts of a prompt may take, by estimate. */
interface PromptBudget {
  sourceTokens: number;
  historyTokens: number;
  /** The share of `sourceTokens` that sources of the talk before may take besides. */
  talkShare: number;
}

/** 2,000 are enough on the eleven sites of EVALUATION.md (right .938; .909 by 1,000); other sites have longer passages. */
const SOURCE_TOKENS = 3_000;
const HISTORY_TOKENS = 1_500;

/** The budget of a site's prompt: of its sources as its owner wishes. */
export function fullBudget({ modelOptions }: SiteSettings): PromptBudget {
  return {
    sourceTokens: modelOptions?.evidenceTokens ?? SOURCE_TOKENS,
    historyTokens: HISTORY_TOKENS,
    talkShare: 1,
  };
}

/** The budget of the prompt that is sent when a server found the full one too long. */
export const SHORT_PROMPT: PromptBudget = { sourceTokens: 700, historyTokens: 200, talkShare: 0 };

interface PromptDeps {
  budget: PromptBudget;
  /** Fences what is not ours to say; unguessable and of one session, so that no page can close its own fence. */
  marker: string;
  /** Tells a reply that gives its instructions away. */
  canary: string;
  /** Takes personal facts out of the visitor's words. */
  redact(text: string): string;
  /** The page of the site that the visitor is on: its address, and its first passage where that was read. */
  page?: VisitedPage | undefined;
  /** The passage of an id, where the site still has it. */
  find(id: string): Passage | undefined;
}

export interface VisitedPage {
  url: string;
  passage: Passage | undefined;
}

interface Prompt {
  messages: PromptMessage[];
  /** The passages that the reply may cite; number n of the prompt is at n − 1. */
  sources: Passage[];
  /** The passages, by id, that came new with this turn. */
  read: readonly string[];
}

/**
 * The messages for a decided turn, in the order of their change, so that a server need not read the beginning again: the
 * rules of the site, the talk so far with its sources, then the new sources and the question. What holds for this turn alone
 * comes last: it does not stay in the talk.
 */
export function writePrompt(turn: DecidedTurn, settings: PromptDeps): Prompt {
  const { budget, marker, canary, redact } = settings;
  const { language } = turn.reading;
  const words = packOf(language).prompt;
  const history = writeHistory(
    turn.context,
    {
      ...settings,
      wordTokens: budget.historyTokens,
      sourceTokens: budget.sourceTokens * budget.talkShare,
    },
    words,
  );
  const chosen = chooseSources(turn, budget.sourceTokens, settings.page?.passage);
  const known = chosen
    .map(({ passage }) => history.sources.indexOf(passage) + 1)
    .filter((number) => number > 0);
  const fresh = chosen.filter(({ passage }) => !history.sources.includes(passage));
  const sources = [...history.sources];
  const fences = fresh.map((source) => fencedSource(source, sources.push(source.passage), marker, words));
  const closing = [
    sources.length === 0 ? words.noSources : "",
    known.length > 0 ? words.shownBefore(known.sort((one, other) => one - other)) : "",
    history.summary && `${words.earlierHeading}\n${fenced("", history.summary, marker)}`,
    slotsOf(turn, marker, words),
    pageOf(settings.page, marker, words),
    momentOf(turn.site, turn.at, language),
    strategyPart(turn),
  ];
  const question = [questionPart(fences, redact(turn.text), marker, words), ...closing];
  return {
    sources,
    read: fresh.map(({ passage }) => passage.id),
    messages: [
      { role: "system", content: fixedPart(turn.site, language, canary) },
      ...history.verbatim,
      { role: "user", content: question.filter((part) => part !== "").join("\n\n") },
    ],
  };
}

/** The rule of the reply's strategy, with the owner's wish for it. */
function strategyPart({ site, reading, decision }: DecidedTurn): string {
  const { name } = decision.strategy;
  const wish = site.guidance?.strategies?.[name];
  const rule = packOf(reading.language).strategies[name];
  return wish === undefined ? rule : `${rule} ${plain(wish)}`;
}

/** Where the visitor is, in a fence: title and address are the page's words. */
function pageOf(page: VisitedPage | undefined, marker: string, words: PromptWords): string {
  if (page === undefined) return "";
  const { url, passage } = page;
  return `${words.page}:\n${fenced("", passage ? `${passage.title}\n${url}` : url, marker)}`;
}

/** The subject of the talk with what was chosen and told, in a fence: names are the pages' and the visitor's words. */
function slotsOf({ context: { slots = {} } }: DecidedTurn, marker: string, words: PromptWords): string {
  const { subject, chosen = [], town, budget } = slots;
  const lines = [
    ...(subject ? [`${words.slots.subject}: ${subject.name}`] : []),
    ...(chosen.length > 0
      ? [`${words.slots.chosen}: ${chosen.map(({ name, quantity }) => `${quantity} × ${name}`).join("; ")}`]
      : []),
    ...(town ? [`${words.slots.town}: ${town}`] : []),
    ...(budget === undefined ? [] : [`${words.slots.budget}: ${budget}`]),
  ];
  return lines.length === 0 ? "" : fenced("", lines.join("\n"), marker);
}
