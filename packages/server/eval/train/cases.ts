import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Knowledge } from "../../src/knowledge/passage.ts";
import { createKnowledge } from "../../src/knowledge/search/search.ts";
import { type Pool, readPool } from "../../src/turn/evidence/ranking/features.ts";
import { readQuestion } from "../../src/turn/evidence/retrieve.ts";
import { type Context, EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { normaliseTurn } from "../../src/turn/query/read-text.ts";
import { rememberTurn } from "../../src/turn/record.ts";
import type { UnderstoodTurn } from "../../src/turn/turn.ts";
import { understand } from "../../src/turn/understand.ts";
import { readSite, shopFolder, shopSite } from "../read-site.ts";
import { flat, holdsGold, isAccepted, isAnswerable } from "../sites/judge.ts";
import { loadPassages, settingsOf } from "../sites/load-site.ts";
import { readTestSites, type SiteQuestion, type TestSite } from "../sites/questions.ts";

export const POOL_SIZE = 20;

/** A question with what was found for it, and which of that answers. */
export interface Case {
  site: string;
  question: SiteQuestion;
  pool: Pool;
  turn: UnderstoodTurn;
  knowledge: Knowledge;
  /** Whether the passage holds a gold passage. */
  isGold: readonly boolean[];
  /** Whether it holds all accepted facts, gold or not. */
  isAccepted: readonly boolean[];
}

const shopQuestionSchema = z.object({ query: z.string(), answers: z.array(z.string()) });

/** The questions that the example shop is measured by; what holds one of their answers counts as right. */
export function readShopCases(): Case[] {
  const knowledge = readSite(shopFolder);
  const rows = z
    .array(shopQuestionSchema)
    .parse(JSON.parse(readFileSync(join(shopFolder, "questions.json"), "utf8")));
  const site = {
    folder: "example-shop",
    name: shopSite.name,
    language: "pt-BR",
    pages: shopFolder,
    questions: [],
  };
  return rows.map(({ query, answers }, number) => {
    const question: SiteQuestion = {
      id: `example-shop-${number}`,
      turns: [query],
      lang: "pt",
      kind: answers.length > 0 ? "answerable" : "unanswerable",
      gold: [],
      accept: answers.length > 0 ? [answers] : [],
      expect: answers.length > 0 ? "answer" : "decline",
    };
    const one = caseOf(question, site, knowledge);
    return { ...one, isGold: one.isAccepted };
  });
}

/** The questions of all sites with what the search finds for each; talk is left out. */
export async function readCases(folder: string, only?: string): Promise<Case[]> {
  const cases: Case[] = [];
  for (const site of readTestSites(folder, only))
    cases.push(...casesOfSite(site, createKnowledge(await loadPassages(site), "training")));
  return cases;
}

/** The questions of one site with what the search finds for each; talk is left out. */
export function casesOfSite(site: TestSite, knowledge: Knowledge): Case[] {
  return site.questions
    .filter(({ kind }) => kind !== "talk")
    .map((question) => caseOf(question, site, knowledge));
}

function caseOf(question: SiteQuestion, site: TestSite, knowledge: Knowledge): Case {
  let context: Context = EMPTY_CONTEXT;
  let pool: Pool | undefined;
  let last: UnderstoodTurn | undefined;
  for (const [number, text] of question.turns.entries()) {
    const received = { id: `${number}`, text, site: settingsOf(site), context, at: number };
    const turn = understand(normaliseTurn(received), { knowledge });
    last = turn;
    const asked = readQuestion(turn, knowledge);
    const hits = knowledge.search({ ...asked, limit: POOL_SIZE });
    pool = readPool(asked, hits, knowledge);
    const cited = hits.slice(0, 1).map(({ passage }) => passage.id);
    const past = {
      visitor: turn.display,
      assistant: "",
      intent: turn.reading.intent.name,
      action: "answer",
      cited,
    };
    context = rememberTurn(context, past, turn.reading.language, number);
  }
  if (pool === undefined || last === undefined) throw new Error(`${question.id} has no turn.`);
  const passages = pool.candidates.map(({ hit }) => hit.passage);
  return {
    site: site.folder,
    question,
    pool,
    turn: last,
    knowledge,
    isGold: passages.map(
      (one) => isAnswerable(question) && holdsGold(question, { url: one.url, text: one.text }),
    ),
    isAccepted: passages.map(
      (one) => isAnswerable(question) && isAccepted(question, flat(`${one.heading}\n${one.text}`)),
    ),
  };
}
