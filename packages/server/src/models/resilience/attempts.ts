import type { Clock } from "../../platform/clock.ts";
import { type Complete, CompletionFault, type CompletionRequest, type Delta } from "../completion.ts";

export const FIRST_TOKEN_MS = 10_000;
export const IDLE_MS = 20_000;
export const WHOLE_MS = 60_000;
const RETRIES_MAX = 2;
const RETRY_AFTER_MAX_MS = 20_000;
const BACKOFF_MS = 400;
/** A timer that is younger stays where words come fast. */
const KEPT_TIMER_MS = 1_000;

/** The time and retries that one turn has left at the LLM. */
interface Allowance {
  firstSignMs: number;
  deadlineAt: number;
  retryCount: number;
}

/** The allowance of a turn whose visitor waits so long, in milliseconds, for the LLM's first sign of life. */
export function newAllowance(clock: Clock, firstSignMs: number = FIRST_TOKEN_MS): Allowance {
  const deadlineAt = clock.now() + WHOLE_MS + firstSignMs - FIRST_TOKEN_MS;
  return { firstSignMs, deadlineAt, retryCount: RETRIES_MAX };
}

/** The end of a completion; `hasBegun` is true once a word or a tool call has come, after which nothing is retried. */
export type Outcome =
  | { end: "finished"; reason: string }
  | { end: "stopped" }
  | { end: "failed"; fault: CompletionFault; hasBegun: boolean };

/** Takes over a completion that is waiting for its first sign of life. */
export type Hold = (firstSign: Promise<unknown>, close: () => void) => void;

export interface AttemptDeps {
  complete: Complete;
  clock: Clock;
  /** 0…1, for the jitter. */
  random(): number;
  onFault(fault: CompletionFault, attempt: number): void;
  /** Keeps the connection of a server that has not given a sign of life yet; where it is left out, it is closed. */
  hold?: Hold;
}

/** Streams a completion within the turn's allowance, and tries again while nothing has come. Never throws. */
export async function* completeWithin(
  request: CompletionRequest,
  allowance: Allowance,
  deps: AttemptDeps,
  signal: AbortSignal,
): AsyncGenerator<Delta, Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = yield* attemptOnce(request, allowance, deps, signal);
    if (outcome.end !== "failed") return outcome;
    deps.onFault(outcome.fault, attempt);
    if (outcome.hasBegun || !outcome.fault.canRetry || allowance.retryCount === 0) return outcome;
    // A server that fell silent twice will do so again.
    if (outcome.fault.code === "timeout") allowance.retryCount = Math.min(allowance.retryCount, 1);
    const waitMs = outcome.fault.retryAfterMs ?? BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + deps.random());
    const isWorthwhile = waitMs <= RETRY_AFTER_MAX_MS && deps.clock.now() + waitMs < allowance.deadlineAt;
    if (!isWorthwhile) return outcome;
    allowance.retryCount -= 1;
    if (!(await waited(waitMs, deps.clock, signal))) return { end: "stopped" };
  }
}

async function* attemptOnce(
  request: CompletionRequest,
  allowance: Allowance,
  { complete, clock, hold }: AttemptDeps,
  signal: AbortSignal,
): AsyncGenerator<Delta, Outcome> {
  if (signal.aborted) return { end: "stopped" };
  const controller = new AbortController();
  const halt = Promise.withResolvers<"stopped" | "timeout">();
  const onAbort = () => halt.resolve("stopped");
  const onTimeout = () => halt.resolve("timeout");
  signal.addEventListener("abort", onAbort, { once: true });
  const watch = createWatch(clock, allowance, onTimeout);
  let hasSign = false;
  let hasBegun = false;
  let isHeld = false;
  let isRead = false;
  let finishReason: string | undefined;
  const iterator = complete(request, controller.signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      // The race, and not the signal alone, ends the wait: a fetch may be deaf to its signal.
      const next = iterator.next();
      const step = await Promise.race([next, halt.promise]);
      watch.rest();
      if (step === "stopped") return { end: "stopped" };
      if (step === "timeout") {
        if (finishReason !== undefined) return { end: "finished", reason: finishReason };
        if (!hasSign) {
          // A server that loads its model begins again for each caller that hangs up.
          isHeld = hold !== undefined;
          hold?.(next, () => close(controller, iterator));
          return { end: "failed", fault: new CompletionFault("late"), hasBegun };
        }
        return { end: "failed", fault: new CompletionFault("timeout"), hasBegun };
      }
      hasSign = true;
      if (step.done) {
        isRead = true;
        break;
      }
      const delta = step.value;
      if (delta.type === "text" || delta.type === "tool-call") hasBegun = true;
      if (delta.type === "finish") finishReason = delta.reason;
      yield delta;
      watch.listen();
    }
    // Without the reason the connection was closed half-way, however politely.
    if (finishReason === undefined)
      return { end: "failed", fault: new CompletionFault("bad-stream"), hasBegun };
    return { end: "finished", reason: finishReason };
  } catch (error) {
    const fault = error instanceof CompletionFault ? error : new CompletionFault("bad-stream");
    if (signal.aborted) return { end: "stopped" };
    // Only usage and `[DONE]` follow the reason, and neither is needed.
    if (finishReason !== undefined) return { end: "finished", reason: finishReason };
    return { end: "failed", fault, hasBegun };
  } finally {
    watch.end();
    signal.removeEventListener("abort", onAbort);
    if (!isHeld && !isRead) close(controller, iterator);
  }
}

/**
 * Calls back once the server has had its time: for its first sign of life, for one silence, or in all. There is one timer, and
 * none for each word, which would cost as much as the word: one that was set within the last second is kept, and is set again
 * for what is left when it goes off.
 */
function createWatch(clock: Clock, { firstSignMs, deadlineAt }: Allowance, onOver: () => void) {
  let cancel: (() => void) | null = null;
  let setAt = 0;
  let dueAt = Math.min(deadlineAt, clock.now() + firstSignMs);
  let hasSign = false;
  set();

  function set(): void {
    setAt = clock.now();
    cancel = clock.after(Math.max(0, dueAt - setAt), () => {
      cancel = null;
      if (clock.now() < dueAt) set();
      else onOver();
    });
  }

  function drop(): void {
    cancel?.();
    cancel = null;
  }

  return {
    /** A sign came: the silence is over, and only the time in all goes on. */
    rest() {
      if (!hasSign || clock.now() - setAt >= KEPT_TIMER_MS) drop();
      hasSign = true;
      dueAt = deadlineAt;
    },
    /** The next one is waited for. */
    listen() {
      const now = clock.now();
      dueAt = Math.min(deadlineAt, now + IDLE_MS);
      if (dueAt <= now) onOver();
      else if (!cancel) set();
    },
    end: drop,
  };
}

function close(controller: AbortController, iterator: AsyncIterator<Delta>): void {
  controller.abort();
  void iterator.return?.()?.then(undefined, () => undefined);
}

/** False when the signal ended the wait. */
async function waited(delayMs: number, clock: Clock, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  const wait = Promise.withResolvers<boolean>();
  const onAbort = () => wait.resolve(false);
  signal.addEventListener("abort", onAbort, { once: true });
  const cancel = clock.after(delayMs, () => wait.resolve(true));
  try {
    return await wait.promise;
  } finally {
    cancel();
    signal.removeEventListener("abort", onAbort);
  }
}
