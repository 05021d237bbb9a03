import { ASK_HUMAN_CHOICE, type CardPart, type Choice } from "@prosa/protocol";
import { packOf } from "../language/packs.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { LogEntry } from "../platform/log.ts";
import {
  type DecidedTurn,
  type Model,
  type ReplyChunk,
  type ReplyDeps,
  type ReplyEnding,
  type ReplyNotice,
  WAIT_CHOICE,
} from "../turn/ports.ts";
import { type CitationMarker, citationsOf, productsOf } from "../turn/reply/citations.ts";
import { contactCards } from "../turn/reply/contact-card.ts";
import { linksTo } from "../turn/reply/render-answer.ts";
import type { Complete, CompletionFault } from "./completion.ts";
import { createCondenser } from "./condense.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { attribute, hasSubstance } from "./guards/attribution.ts";
import { withoutMachineCommands } from "./guards/machine-commands.ts";
import { FIRST_TOKEN_MS, type Outcome } from "./resilience/attempts.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./resilience/circuit-breaker.ts";
import { createHold } from "./resilience/held-connections.ts";
import { faultEntry, obstacleOf } from "./resilience/obstacles.ts";
import { keptBy as keptByRule } from "./routing.ts";
import { createTextWriter } from "./text-writer.ts";

/** Servers far away load no model for a caller, but some start a machine. */
const LOAD_MS = 30_000;
const PAGES_MAX = 3;

export interface WriterDeps {
  name: string;
  complete: Complete;
  /** Writes what the LLM may not or cannot. */
  fallback: Model;
  /** How long the server may take to give its first sign of life, in milliseconds, when it has to load its model. */
  loadMs?: number;
  /** Shared by all the replies of this model; given where its state is to be shown elsewhere. */
  breaker?: CircuitBreaker;
  clock?: Clock;
  /** 0…1, for the jitter between retries. */
  random?: () => number;
  /** A fresh unguessable word of lower-case letters and digits. */
  newMarker?: () => string;
  log?: (entry: LogEntry) => void;
}

/**
 * A model that has an LLM answer, ask back or decline by all the evidence of a turn. The turns of `routing.ts` stay with the
 * fallback: there an LLM could only add a promise that nobody made, and the fallback's words come at once.
 * When the LLM fails before its first word the fallback answers, after a notice; when it fails later the words stay and the
 * reply ends as `failed`.
 */
export function createWriter(settings: WriterDeps): Model {
  const { name, fallback } = settings;
  const clock = settings.clock ?? systemClock;
  const breaker = settings.breaker ?? createCircuitBreaker(clock);
  const log = settings.log ?? (() => undefined);
  const loadMs = Math.max(FIRST_TOKEN_MS, settings.loadMs ?? LOAD_MS);
  const hold = createHold({
    clock,
    holdMs: loadMs - FIRST_TOKEN_MS,
    onEnd: (hasSign) => (hasSign ? breaker.succeeded() : breaker.failed()),
  });

  const condenser = createCondenser(settings.complete, clock);
  const calls = {
    complete: settings.complete,
    clock,
    random: settings.random ?? Math.random,
    newMarker: settings.newMarker ?? newMarker,
    hold,
  };

  function noteFault(fault: CompletionFault, attempt: number): void {
    // Whether a late server is a broken one is known when its connection ends.
    if (fault.code !== "too-long" && fault.code !== "late") breaker.failed();
    log(faultEntry(name, fault, attempt));
  }

  async function* write(
    turn: DecidedTurn,
    signal: AbortSignal,
    replyDeps?: ReplyDeps,
  ): AsyncGenerator<ReplyChunk> {
    const obstacle = obstacleOf(replyDeps?.budgets, breaker);
    if (obstacle) {
      log({ level: "warn", event: "llm-passed-over", model: name, code: obstacle });
      yield* instead(turn, signal, "model-unavailable");
      return;
    }
    const startedAt = clock.now();
    let faultCount = 0;
    const deps = {
      ...calls,
      patienceMs: loadMs,
      condenser,
      onFault(fault: CompletionFault, attempt: number) {
        faultCount += 1;
        noteFault(fault, attempt);
      },
    };
    let done: Exchange;
    try {
      done = yield* exchange(turn, replyDeps, deps, signal);
      if (done.outcome.end === "finished") breaker.succeeded();
    } finally {
      // Also when the reader of the reply went away: a probe without a verdict must not keep the breaker waiting.
      breaker.abandoned();
    }
    for (const budget of replyDeps?.budgets ?? []) budget.spend(done.tokenCount);
    replyDeps?.noteTokens?.(done.tokens);
    const end = endOf(done);
    log({
      level: end === "failed" ? "warn" : "info",
      event: "llm-reply",
      turn: turn.id,
      model: name,
      end,
      reason: reasonOf(done.outcome),
      action: done.finish?.action,
      sources: done.sources.length,
      faults: faultCount,
      tokens: done.tokenCount,
      firstWordMs: done.firstWordMs,
      durationMs: clock.now() - startedAt,
      linksRemoved: done.filter.removedCount,
      amountsReplaced: done.filter.replacedCount,
    });
    // An LLM that ends in order without a word has not answered either.
    if (done.firstWordMs === undefined && end !== "stopped") {
      yield* instead(turn, signal, noticeFor(reasonOf(done.outcome), turn));
      return;
    }
    const markers = done.markers.length > 0 ? done.markers : attribute(done.text, done.sources, turn.text);
    const citations = citationsOf(markers, done.sources).map((citation) => ({
      ...citation,
      quote: withoutMachineCommands(citation.quote),
    }));
    const ending = end === "done" ? endingOf(turn, done, markers) : undefined;
    const isUnsourced =
      ending?.action === "answer" &&
      ending.cited.length === 0 &&
      hasSubstance(done.text, turn.reading.language) &&
      !isFromOwner(done.text, turn);
    if (isUnsourced) yield { type: "notice", code: "no-source" };
    const pointer = ending ? pointerOf(turn, ending) : "";
    if (pointer !== "") yield { type: "text", text: pointer };
    const subject = end === "done" && citations.length > 0 ? turn.decision.product : undefined;
    const products = productsOf(subject, citations, done.sources, turn.reading.language);
    yield {
      type: "end",
      end,
      citations,
      choices: choicesOf(turn, done, isUnsourced),
      products,
      cards: cardsOf(turn, ending),
      read: done.read,
      ...(ending && { ending }),
    };
  }

  async function* instead(
    turn: DecidedTurn,
    signal: AbortSignal,
    notice: ReplyNotice | undefined,
  ): AsyncGenerator<ReplyChunk> {
    if (notice !== undefined) yield { type: "notice", code: notice };
    const mayWait = notice === "model-late";
    const label = packOf(turn.reading.language).reply.waitForAnswer;
    for await (const chunk of fallback.reply(turn, signal)) {
      const offers = mayWait && chunk.type === "end" && chunk.end === "done";
      yield offers ? { ...chunk, choices: [...chunk.choices, { id: WAIT_CHOICE, label }] } : chunk;
    }
  }

  return {
    name,
    isInstant: false,
    write: createTextWriter({ ...calls, name, breaker, log, onFault: noteFault }),
    reply(turn, signal, replyDeps) {
      const keptBy = keptByRule(turn);
      if (keptBy === undefined) return write(turn, signal, replyDeps);
      log({ level: "info", event: "llm-not-asked", model: name, rule: keptBy });
      return fallback.reply(turn, signal, replyDeps);
    },
  };
}

/** The notice beside the fallback's answer; none where the LLM's own was there and contradicted the site. */
function noticeFor(reason: string | undefined, { isPatient }: DecidedTurn): ReplyNotice | undefined {
  if (reason === "contradicted") return undefined;
  return reason === "late" && !isPatient ? "model-late" : "model-unavailable";
}

/** The ways to reach the site's people come from its pages, not from the LLM. */
function cardsOf({ decision, reading }: DecidedTurn, ending: ReplyEnding | undefined): CardPart[] {
  const [evidence] = decision.evidence;
  if (ending?.action !== "answer" || evidence?.passage.kind !== "contact") return [];
  if (!ending.cited.includes(evidence.passage)) return [];
  return contactCards(evidence.passage, evidence.quote, reading.language);
}

/** The act of the LLM, by its own ending where it has one, and else by its words; undefined where neither tells. */
function endingOf(
  turn: DecidedTurn,
  { finish, sources, text }: Exchange,
  markers: readonly CitationMarker[],
): ReplyEnding | undefined {
  const cited = [...new Set(markers.flatMap(({ source }) => sources[source - 1] ?? []))];
  const isTalk = turn.decision.action === "answer" && turn.decision.evidence.length === 0;
  if (isTalk && cited.length === 0) return undefined;
  if (finish) return { action: finish.action, cited };
  if (cited.length > 0) return { action: "answer", cited };
  if (text.trimEnd().endsWith("?")) return { action: "clarify", cited };
  return turn.decision.action === "answer" ? { action: "answer", cited } : undefined;
}

/** The owner's facts of the business are on no page, and need none. */
function isFromOwner(text: string, { site, reading }: DecidedTurn): boolean {
  const { facts = [] } = site.guidance ?? {};
  const stated = facts.map((fact) => ({ title: "", heading: "", text: fact, language: reading.language }));
  return attribute(text, stated).length > 0;
}

/** Names the pages that most likely help, after a reply that says that the sources do not. */
function pointerOf({ decision, reading }: DecidedTurn, { action }: ReplyEnding): string {
  if (action !== "decline" && action !== "hand-over") return "";
  const evidence = decision.evidence.map(({ passage }) => passage);
  const pages = decision.pages ?? [...new Map(evidence.map((page) => [page.url, page])).values()];
  const links = linksTo(pages.slice(0, PAGES_MAX));
  return links === "" ? "" : `\n\n${packOf(reading.language).reply.pagesBeside}\n\n${links}`;
}

function newMarker(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 20);
}

function endOf({ outcome, filter, isCut }: Exchange): "done" | "stopped" | "failed" {
  if (outcome.end !== "finished") return outcome.end;
  return isCut || filter.state === "leaked" || outcome.reason === "content_filter" ? "failed" : "done";
}

function reasonOf(outcome: Outcome): string | undefined {
  if (outcome.end === "finished") return outcome.reason;
  return outcome.end === "failed" ? outcome.fault.code : undefined;
}

/** A human is offered as a button: whether one is called, the visitor decides. */
function choicesOf(
  turn: DecidedTurn,
  { finish, offersHuman, filter }: Exchange,
  isUnsourced: boolean,
): Choice[] {
  const isOpen = finish?.action === "hand-over" || finish?.action === "decline";
  const isUnsure = isOpen || isUnsourced || filter.replacedCount > 0;
  return offersHuman || isUnsure
    ? [{ id: ASK_HUMAN_CHOICE, label: packOf(turn.reading.language).reply.askHuman }]
    : [];
}
