import type { DecidedTurn } from "../conversation/turn.ts";
import type { LogEntry } from "../host.ts";
import { completeWithin, newAllowance, type Outcome } from "./attempts.ts";
import { citationsOf, productsOf } from "./citations.ts";
import { type Clock, type Complete, type CompletionFault, systemClock } from "./completion.ts";
import { createLinkPolicy } from "./links.ts";
import type { Model, ReplyChunk } from "./model.ts";
import { FULL_PROMPT, SHORT_PROMPT, writePrompt } from "./prompt.ts";
import { createScreen } from "./screen.ts";

export interface WriterSettings {
  name: string;
  complete: Complete;
  /** Writes what the LLM may not or cannot. */
  fallback: Model;
  clock?: Clock;
  /** 0…1, for the jitter between retries. */
  random?: () => number;
  /** A fresh unguessable word of lower-case letters and digits. */
  newMarker?: () => string;
  log?: (entry: LogEntry) => void;
}

/**
 * A model that has an LLM write the answers that rest on passages. Greetings, questions back, refusals and hand-overs stay
 * with the fallback: there an LLM could only add a promise that nobody made, and the fallback's words come at once.
 * When the LLM fails before its first word the fallback answers, after a notice; when it fails later the words stay and the
 * reply ends as `failed`.
 */
export function createWriter(settings: WriterSettings): Model {
  const clock = settings.clock ?? systemClock;
  const newMarker = settings.newMarker ?? (() => crypto.randomUUID().replaceAll("-", "").slice(0, 20));
  const log = settings.log ?? (() => undefined);

  async function* write(turn: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
    const startedAt = clock.now();
    const allowance = newAllowance(clock);
    const [marker, canary] = [newMarker(), newMarker()];
    const redact = (text: string) => text;
    const screen = createScreen({
      links: createLinkPolicy(turn),
      secrets: [marker, canary],
      restore: (text) => text,
    });
    let hasShown = false;
    let firstWordMs: number | undefined;
    let attemptCount = 1;
    let prompt = writePrompt(turn, { budget: FULL_PROMPT, marker, canary, redact });
    const deps = {
      complete: settings.complete,
      clock,
      random: settings.random ?? Math.random,
      onFault(fault: CompletionFault, attempt: number) {
        attemptCount = attempt + 1;
        log(faultEntry(settings.name, fault, attempt));
      },
    };

    async function* stream(): AsyncGenerator<ReplyChunk, Outcome> {
      const request = { messages: prompt.messages, tools: [] };
      const deltas = completeWithin(request, allowance, deps, signal);
      try {
        for (;;) {
          const step = await deltas.next();
          if (step.done) return step.value;
          if (step.value.type !== "text") continue;
          const text = screen.push(step.value.text);
          if (text !== "") {
            hasShown = true;
            firstWordMs ??= clock.now() - startedAt;
            yield { type: "text", text };
          }
          if (screen.state !== "open") return { end: "finished", reason: screen.state };
        }
      } finally {
        await deltas.return({ end: "stopped" });
      }
    }

    let outcome = yield* stream();
    if (outcome.end === "failed" && outcome.fault.code === "too-long" && !outcome.hasBegun) {
      prompt = writePrompt(turn, { budget: SHORT_PROMPT, marker, canary, redact });
      outcome = yield* stream();
    }
    const rest = screen.end();
    if (rest !== "") {
      hasShown = true;
      yield { type: "text", text: rest };
    }
    const end = endOf(outcome, screen.state === "leaked");
    log({
      level: end === "failed" ? "warn" : "info",
      event: "llm-reply",
      model: settings.name,
      end,
      reason:
        outcome.end === "finished"
          ? outcome.reason
          : outcome.end === "failed"
            ? outcome.fault.code
            : undefined,
      attempts: attemptCount,
      firstWordMs,
      durationMs: clock.now() - startedAt,
      linksRemoved: screen.removedCount,
    });
    // An LLM that ends in order without a word has not answered either.
    if (!hasShown && end !== "stopped") {
      yield { type: "notice", code: "model-unavailable" };
      yield* settings.fallback.reply(turn, signal);
      return;
    }
    const citations = citationsOf(screen.pointers, prompt.sources);
    yield { type: "end", end, citations, choices: [], products: productsOf(citations, prompt.sources) };
  }

  return {
    name: settings.name,
    isInstant: false,
    reply: (turn, signal) =>
      isForWriter(turn) ? write(turn, signal) : settings.fallback.reply(turn, signal),
  };
}

function isForWriter({ decision }: DecidedTurn): boolean {
  return decision.action === "answer" && decision.grounds.length > 0;
}

function endOf(outcome: Outcome, hasLeaked: boolean): "done" | "stopped" | "failed" {
  if (outcome.end !== "finished") return outcome.end;
  return hasLeaked || outcome.reason === "content_filter" ? "failed" : "done";
}

function faultEntry(model: string, fault: CompletionFault, attempt: number): LogEntry {
  return {
    // A refusal (a wrong key, an unknown model, an empty purse) stays until the owner acts.
    level: fault.code === "refused" || fault.code === "bad-request" ? "error" : "warn",
    event: "llm-fault",
    model,
    code: fault.code,
    status: fault.status,
    attempt,
  };
}
