import type { ModelOptions } from "@prosa/protocol";
import type { LogEntry } from "../platform/log.ts";
import type { WriteText } from "../turn/ports.ts";
import type { Delta } from "./completion.ts";
import { fenced } from "./prompt/fences.ts";
import { spentTokens } from "./prompt/tokens.ts";
import { type AttemptDeps, completeWithin, newAllowance, type Outcome } from "./resilience/attempts.ts";
import type { CircuitBreaker } from "./resilience/circuit-breaker.ts";
import { obstacleOf } from "./resilience/obstacles.ts";

interface TextWriterDeps extends AttemptDeps {
  name: string;
  breaker: CircuitBreaker;
  /** A fresh unguessable word of lower-case letters and digits. */
  newMarker(): string;
  log(entry: LogEntry): void;
}

/** Makes what has an LLM write a text that is no reply, under the breaker, the budgets and the log that its replies have. */
export function createTextWriter(deps: TextWriterDeps): WriteText {
  const { name, breaker, clock, log } = deps;
  return async (task, budgets, signal) => {
    const obstacle = obstacleOf(budgets, breaker);
    if (obstacle) {
      log({ level: "warn", event: "llm-passed-over", model: name, code: obstacle });
      return { ok: false, code: obstacle };
    }
    const startedAt = clock.now();
    const marker = deps.newMarker();
    const prompt = [
      { role: "system" as const, content: task.rules },
      { role: "user" as const, content: fenced("", task.material, marker) },
    ];
    const request = { messages: prompt, tools: [], options: withoutShape(task.options) };
    const deltas = completeWithin(request, newAllowance(clock), deps, signal);
    let said = "";
    let usage: Extract<Delta, { type: "usage" }> | undefined;
    let outcome: Outcome | undefined;
    try {
      while (outcome === undefined) {
        const { done, value } = await deltas.next();
        if (done) outcome = value;
        else if (value.type === "usage") usage = value;
        else if (value.type === "text") said += value.text;
        if (said.length > task.lettersMax) outcome = { end: "finished", reason: "too-long" };
      }
      if (outcome.end === "finished") breaker.succeeded();
    } finally {
      breaker.abandoned();
      await deltas.return({ end: "stopped" });
    }
    const tokens = spentTokens(usage, prompt, said);
    const tokenCount = tokens.input + tokens.output;
    for (const budget of budgets) budget.spend(tokenCount);
    const code = codeOf(outcome, said, marker);
    log({
      level: code === undefined ? "info" : "warn",
      event: "llm-text",
      model: name,
      purpose: task.purpose,
      end: code ?? "done",
      tokens: tokenCount,
      durationMs: clock.now() - startedAt,
    });
    // A request that was refused before a word is not on the bill.
    const cost = (usage || said !== "") && { tokens };
    return code === undefined ? { ok: true, text: said.trim(), ...cost } : { ok: false, code, ...cost };
  };
}

/** Why what was said is no text; `undefined` where it is one. */
function codeOf(outcome: Outcome, said: string, marker: string): string | undefined {
  if (outcome.end === "stopped") return "stopped";
  if (outcome.end === "failed") return outcome.fault.code;
  if (outcome.reason !== "stop") return outcome.reason;
  if (said.includes(marker)) return "leaked";
  return said.trim() === "" ? "empty" : undefined;
}

/** The site's wishes without the shape that its replies are to have. */
function withoutShape(options: ModelOptions | undefined): ModelOptions | undefined {
  if (options?.extraBody === undefined) return options;
  const { response_format: _, ...extraBody } = options.extraBody;
  return { ...options, extraBody };
}
