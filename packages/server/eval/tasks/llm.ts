import { env } from "node:process";
import { createKnowledge } from "../../src/knowledge/search/search.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { createOpenAiModel } from "../../src/models/openai/chat.ts";
import { tokensOf } from "../../src/models/prompt/tokens.ts";
import type { LogEntry } from "../../src/platform/log.ts";
import type { TurnDeps } from "../../src/turn/ports.ts";
import type { RecordedTurn } from "../../src/turn/turn.ts";
import { startScriptedLlm } from "../../test/scripted-llm.ts";
import { readCondensed } from "../llm/condensed.ts";
import { ExchangeLog, usageIn, wordsOfAnswer } from "../llm/exchange-log.ts";
import { type Asked, asksForQuestion, createGoldScript } from "../llm/gold-script.ts";
import { isGrounded } from "../llm/groundedness.ts";
import { holdsFacts, type Lost, lostAt } from "../llm/losses.ts";
import { sourcesIn } from "../llm/prompted-sources.ts";
import { sourcesOfTurn } from "../llm/turn-sources.ts";
import { round } from "../read-rows.ts";
import { isAnswerable, type JudgedReply, judge, linksIn } from "../sites/judge.ts";
import { loadPassages, pathOf } from "../sites/load-site.ts";
import { readTestSites, type SiteQuestion, type TestSite } from "../sites/questions.ts";
import { groupsOf, type JudgedQuestion, medianOf, ratesOf, shareOf } from "../sites/rates.ts";
import { talk } from "../sites/talk.ts";
import type { Figures, TaskInput, TaskResult } from "../task.ts";

/** One session's word, the same in every run, so that a prompt is the same where nothing in it has changed. */
const FENCE = "evaluationevaluation";
const MILLION = 1_000_000;

interface Outcome extends JudgedQuestion {
  site: string;
  isAsked: boolean;
  lost: Lost | undefined;
  isGrounded: boolean;
  citesGold: boolean;
  /** The search of the last message alone found the gold facts, whatever the talk's earlier sources hold. */
  isFoundAlone: boolean;
  isCondensed: boolean;
  isForeign: boolean;
  sent: number;
  written: number;
  firstWordMs: number;
  durationMs: number;
}

/**
 * Asks every question of the sites below `test` through the whole turn with an LLM: the owner's own by `baseUrl` and `model`,
 * else a scripted one that says a question's gold facts if, and only if, its prompt holds them: what is wrong then was lost
 * before or after the LLM.
 */
export async function run(input: TaskInput): Promise<TaskResult> {
  const { test, site: only, errors = false, record, replay } = input;
  let asked: Asked | undefined;
  const script = createGoldScript(() => {
    if (asked === undefined) throw new Error("No question is being asked.");
    return asked;
  });
  const scripted =
    input.baseUrl === undefined && input.model === undefined ? await startScriptedLlm({ script }) : null;
  const log = new ExchangeLog({ record, replay });
  const logged: LogEntry[] = [];
  const baseUrl = scripted?.baseUrl ?? input.baseUrl;
  const model = createOpenAiModel({
    apiKey: scripted ? "none" : (env.OPENAI_API_KEY ?? "none"),
    ...(baseUrl !== undefined && { baseUrl }),
    model: input.model ?? "scripted",
    fallback: createEmbeddedModel(),
    fetch: log.fetch,
    log: (entry) => logged.push(entry),
  });
  const outcomes: Outcome[] = [];
  const condensed = readCondensed();
  try {
    for (const site of readTestSites(test, only)) {
      const deps: TurnDeps = {
        knowledge: createKnowledge(await loadPassages(site), "evaluation"),
        model,
        fence: FENCE,
      };
      for (const question of site.questions) {
        let number = 0;
        const turn = await talk(question, site, deps, (isLast) => {
          asked = { question, isLast, condensed: isLast ? condensed.get(question.id) : undefined };
          log.begin(`${site.folder}/${question.id}/${number++}`);
          logged.length = 0;
        });
        outcomes.push(await outcomeOf(question, site, turn, log, logged));
      }
    }
    await log.close();
  } finally {
    await scripted?.close();
  }
  return {
    figures: figuresOf(outcomes, log, input.price),
    misses: errors ? outcomes.filter((one) => !one.isRight).map(missOf) : [],
  };
}

async function outcomeOf(
  question: SiteQuestion,
  { folder, language }: TestSite,
  turn: RecordedTurn,
  log: ExchangeLog,
  logged: readonly LogEntry[],
): Promise<Outcome> {
  const exchanges = log.exchanges.filter(({ messages }) => !asksForQuestion(messages));
  const sources = exchanges.flatMap(({ messages }) => sourcesIn(messages));
  const answers = await Promise.all(exchanges.map(({ answer }) => answer));
  const words = (await Promise.all(answers.map(wordsOfAnswer))).join("\n");
  const reply = replyOf(turn, sources);
  const isInPrompt = holdsFacts(
    question,
    sources.map(({ text }) => text),
  );
  const verdict = { ...judge(question, reply), isInEvidence: isInPrompt };
  const isAsked = exchanges.length > 0;
  const written = logged.find(({ event }) => event === "llm-reply");
  const sizes = exchanges.map(({ letters }, place) => {
    const answer = answers[place] ?? "";
    return usageIn(answer) ?? { sent: tokensOf("x".repeat(letters)), written: tokensOf(words) };
  });
  return {
    ...verdict,
    site: folder,
    isAsked,
    isFoundAlone: holdsFacts(
      question,
      exchanges.slice(0, 1).flatMap(({ messages }) => sourcesOfTurn(messages).map(({ text }) => text)),
    ),
    isCondensed: log.exchanges.length > exchanges.length,
    isForeign: !language.startsWith(question.lang),
    lost: lostAt(question, verdict, { isAsked, isInPrompt, words }),
    question,
    reply,
    isGrounded: isGrounded(turn.reply.text, sources, question),
    citesGold: reply.quotes.some(({ url }) => question.gold.some(({ page }) => pathOf(page) === pathOf(url))),
    sent: sizes.reduce((sum, size) => sum + size.sent, 0),
    written: sizes.reduce((sum, size) => sum + size.written, 0),
    firstWordMs: Number(written?.firstWordMs ?? 0),
    durationMs: Number(written?.durationMs ?? 0),
  };
}

function replyOf({ decision, reply }: RecordedTurn, sources: readonly { text: string }[]): JudgedReply {
  return {
    action: decision.action,
    text: reply.text,
    quotes: reply.citations.map(({ url = "", quote }) => ({ url, text: quote })),
    links: [...reply.citations.flatMap(({ url }) => url ?? []), ...linksIn(reply.text)],
    evidence: sources.map(({ text }) => ({ url: "", text })),
  };
}

function figuresOf(outcomes: readonly Outcome[], log: ExchangeLog, price: string | undefined): Figures {
  const answerable = outcomes.filter(({ question }) => isAnswerable(question));
  const stating = outcomes.filter(({ hasContent }) => hasContent);
  const lostShare = (step: Lost) => shareOf(answerable, ({ lost }) => lost === step);
  const asked = outcomes.filter(({ isAsked }) => isAsked);
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const [sent, written] = [sum((one) => one.sent), sum((one) => one.written)];
  const [sentPrice = 0, writtenPrice = 0] = (price ?? "").split(",").map(Number);
  return {
    ...ratesOf(outcomes),
    asked: shareOf(outcomes, ({ isAsked }) => isAsked),
    lost: {
      byRules: lostShare("by-rules"),
      before: lostShare("before"),
      byModel: lostShare("by-model"),
      after: lostShare("after"),
    },
    grounded: shareOf(stating, (one) => one.isGrounded),
    citesGold: shareOf(
      stating.filter(({ question }) => isAnswerable(question)),
      (one) => one.citesGold,
    ),
    followUps: foundOf(answerable.filter(({ question }) => question.turns.length > 1)),
    foreign: foundOf(answerable.filter(({ isForeign }) => isForeign)),
    condensed: foundOf(answerable.filter(({ isCondensed }) => isCondensed)),
    condensedOfAll: shareOf(outcomes, ({ isCondensed }) => isCondensed),
    bySite: groupsOf(outcomes, ({ site }) => site),
    byTurns: groupsOf(outcomes, ({ question }) => (question.turns.length > 1 ? "several" : "one")),
    tokensSent: round(sent / Math.max(1, asked.length)),
    tokensWritten: round(written / Math.max(1, asked.length)),
    ...(price !== undefined && { cost: round((sent * sentPrice + written * writtenPrice) / MILLION) }),
    firstWordMs: medianOf(asked.map(({ firstWordMs }) => firstWordMs)),
    wholeMs: medianOf(asked.map(({ durationMs }) => durationMs)),
    replayed: log.replayedCount,
    samePrompts: log.replayedCount === 0 ? 0 : round(log.sameCount / log.replayedCount),
  };
}

/** The share of questions of which the search of the last message alone found the gold facts. */
function foundOf(outcomes: readonly Outcome[]): Figures {
  return { found: shareOf(outcomes, ({ isFoundAlone }) => isFoundAlone), n: outcomes.length };
}

function missOf({ site, question, reply, lost, isInEvidence, isCondensed, isFoundAlone }: Outcome): unknown {
  const { id, turns, lang, kind, gold, accept } = question;
  return {
    site,
    id,
    kind,
    lang,
    turns,
    lost,
    action: reply.action,
    reply: reply.text,
    isInEvidence,
    isCondensed,
    isFoundAlone,
    gold,
    accept,
  };
}
