import type { LogEntry } from "../../platform/log.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";
import type { CompletionFault, FaultCode } from "../completion.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";

/** The obstacle before a call to the LLM now: a budget that is spent, or an open breaker; `null` where it may go out. */
export function obstacleOf(
  budgets: readonly TokenBudget[] | undefined,
  breaker: CircuitBreaker,
): FaultCode | null {
  if (budgets?.some((budget) => budget.isSpent)) return "budget-spent";
  return breaker.admit() ? null : "circuit-open";
}

/** The line of the log about a call that failed. */
export function faultEntry(model: string, fault: CompletionFault, attempt: number): LogEntry {
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
