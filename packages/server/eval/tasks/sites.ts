import { cpuUsage } from "node:process";
import { createKnowledge } from "../../src/knowledge/search/search.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { EvidenceModel } from "../../src/turn/evidence/ranking/evidence-model.ts";
import type { TurnDeps } from "../../src/turn/ports.ts";
import type { RecordedTurn } from "../../src/turn/turn.ts";
import { round } from "../read-rows.ts";
import { isAnswerable, type JudgedReply, judge, linksIn } from "../sites/judge.ts";
import { loadPassages } from "../sites/load-site.ts";
import { inMidTalk, inOtherLanguages, readTestSites, type TestSite } from "../sites/questions.ts";
import { groupsOf, isTalk, type JudgedQuestion, ratesOf, shareOf } from "../sites/rates.ts";
import { talk } from "../sites/talk.ts";
import { readFold } from "../sites/weights.ts";
import type { Figures, TaskInput, TaskResult } from "../task.ts";

const EVIDENCE_MAX = 8;
const CURVE = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85] as const;

interface Outcome extends JudgedQuestion {
  site: string;
  reason: string;
  turnCount: number;
  cpuMs: number;
  /** How likely what would be quoted was thought to answer, and whether it does. */
  chance: number;
  isQuoteRight: boolean;
}

/**
 * Loads each site below `test` as its owner would, a crawl from its front page, and asks every question through the turn,
 * several messages in one conversation. `site` names one site alone; with `leaveOneOut` each is asked with weights that have
 * not seen it, with `otherLanguages` in another language than its pages', with `midTalk` after
 * questions on other things, and by the owner's setting `answering`.
 */
export async function run({
  test,
  site: only,
  leaveOneOut = false,
  otherLanguages = false,
  midTalk = false,
  answering,
  errors = false,
}: TaskInput): Promise<TaskResult> {
  const outcomes: Outcome[] = [];
  const sites = readTestSites(test, only);
  const asked = otherLanguages ? inOtherLanguages(sites) : midTalk ? inMidTalk(sites) : sites;
  for (const site of asked) outcomes.push(...(await askSite({ ...site, answering }, leaveOneOut)));
  return { figures: figuresOf(outcomes), misses: errors ? outcomes.filter(isMiss).map(missOf) : [] };
}

async function askSite(site: TestSite, leaveOneOut: boolean): Promise<Outcome[]> {
  const deps: TurnDeps = {
    knowledge: createKnowledge(await loadPassages(site), "evaluation"),
    model: createEmbeddedModel(),
    ...(leaveOneOut && { evidenceModel: new EvidenceModel(readFold(site.folder)) }),
  };
  const outcomes: Outcome[] = [];
  for (const question of site.questions) {
    const before = cpuUsage();
    const turn = await talk(question, site, deps);
    const { user, system } = cpuUsage(before);
    const reply = replyOf(turn);
    outcomes.push({
      ...judge(question, reply),
      site: site.folder,
      question,
      reply,
      reason: turn.decision.reason,
      turnCount: question.turns.length,
      cpuMs: (user + system) / 1_000,
      chance: turn.chance,
      isQuoteRight: judge(question, quotedAlone(turn)).isRight,
    });
  }
  return outcomes;
}

function replyOf({ decision, reply, hits }: RecordedTurn): JudgedReply {
  return {
    action: decision.action,
    text: reply.text,
    quotes:
      reply.citations.length === 0
        ? []
        : decision.evidence.map(({ passage, quote }) => ({ url: passage.url, text: quote })),
    links: [...reply.citations.flatMap(({ url }) => url ?? []), ...linksIn(reply.text)],
    evidence: hits
      .slice(0, EVIDENCE_MAX)
      .map(({ passage: { url, title, heading, text } }) => ({ url, text: `${title}\n${heading}\n${text}` })),
  };
}

/** The reply as if what would be quoted were said, whatever was decided. */
function quotedAlone(turn: RecordedTurn): JudgedReply {
  const quotes = turn.quotes.map(({ passage, quote }) => ({ url: passage.url, text: quote }));
  const text = quotes.map((quote) => quote.text).join("\n");
  return { action: "answer", text, quotes, links: [], evidence: [] };
}

function isMiss(outcome: Outcome): boolean {
  return !outcome.isRight;
}

function missOf({ site, question, reply, reason, isInEvidence, isPointed }: Outcome): unknown {
  const { id, turns, lang, kind, gold, accept } = question;
  return {
    site,
    id,
    kind,
    lang,
    turns,
    decision: `${reply.action}: ${reason}`,
    reply: reply.text,
    isInEvidence,
    isPointed,
    gold,
    accept,
  };
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  const turnCount = outcomes.reduce((sum, one) => sum + one.turnCount, 0);
  const cpuMs = outcomes.reduce((sum, one) => sum + one.cpuMs, 0);
  return {
    ...ratesOf(outcomes),
    handedOver: shareOf(
      outcomes.filter(({ turnCount, question }) => turnCount > 1 && question.expect !== "hand-over"),
      ({ reply }) => reply.action === "hand-over",
    ),
    curve: curveOf(outcomes.filter((one) => !isTalk(one))),
    calibrationError: calibrationErrorOf(outcomes.filter((one) => !isTalk(one))),
    bySite: groupsOf(outcomes, ({ site }) => site),
    byLanguage: groupsOf(outcomes, ({ question }) => question.lang),
    byTurns: groupsOf(outcomes, (one) => (one.turnCount > 1 ? "several" : "one")),
    cpuMsPerTurn: round(cpuMs / Math.max(1, turnCount)),
  };
}

/** By the least chance: the share of the answerable that quotes alone would answer, and of the quotes that would be wrong. */
function curveOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter(({ question }) => isAnswerable(question)).length;
  return Object.fromEntries(
    CURVE.map((least) => {
      const said = outcomes.filter(({ chance }) => chance >= least);
      const right = said.filter(({ isQuoteRight }) => isQuoteRight).length;
      return [
        least,
        { right: round(right / answerable), wrong: round((said.length - right) / Math.max(1, said.length)) },
      ];
    }),
  );
}

/** The mean distance, in ten bands, between the chance told and the share that was right. */
function calibrationErrorOf(outcomes: readonly Outcome[]): number {
  const bands = Map.groupBy(outcomes, ({ chance }) => Math.min(9, Math.floor(10 * chance)));
  const off = [...bands.values()].map((band) =>
    Math.abs(band.reduce((sum, one) => sum + one.chance - (one.isQuoteRight ? 1 : 0), 0)),
  );
  return round(off.reduce((sum, one) => sum + one, 0) / Math.max(1, outcomes.length));
}
