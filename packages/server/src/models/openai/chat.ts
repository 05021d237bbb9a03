import { type Clock, systemClock } from "../../platform/clock.ts";
import type { Model } from "../../turn/ports.ts";
import { type Complete, CompletionFault, type CompletionRequest } from "../completion.ts";
import { createWriter, type WriterDeps } from "../writer.ts";
import { type BoundedBytes, boundedBytes } from "./bounded-body.ts";
import { createCapabilities, type Feature, REQUEST_FEATURES } from "./capabilities.ts";
import { completionsUrl, fetcherOf, isNearby, type OpenAiServer, requestHeaders } from "./client.ts";
import { faultOfResponse } from "./refusal.ts";
import { featuresOf, type RequestTarget, requestBody } from "./request.ts";
import { deltasOf } from "./stream/deltas.ts";

/** Models whose templates open the reasoning themselves, so that only its end is marked. */
const REASONS_FIRST = /\br1\b|deepseek-?r1|qwq|thinking|reasoner|reasoning/i;

/** The rest of an answer that is over is read for so long, so that the next request may go over its connection. */
const REST_MS = 1_000;

/** Time to read a model of some twenty gigabytes from a disk. */
const NEARBY_LOAD_MS = 90_000;

export interface OpenAiSettings extends OpenAiServer, Omit<WriterDeps, "complete" | "name"> {
  model: string;
}

/**
 * The model that writes with an LLM over chat completions. Where it may not or cannot write, `fallback` does: see
 * `writer.ts`. Never throws; one instance may serve all the rooms of an isolate, and then they share its circuit breaker.
 */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  const loadMs = settings.loadMs ?? (isNearby(completionsUrl(settings)) ? NEARBY_LOAD_MS : undefined);
  const own = { name: settings.model, complete: createComplete(settings) };
  return createWriter({ ...settings, ...own, ...(loadMs !== undefined && { loadMs }) });
}

/** Speaks to one server about one model, and learns what the two refuse. */
function createComplete(settings: OpenAiSettings): Complete {
  const url = completionsUrl(settings);
  const headers = requestHeaders(settings);
  const send = fetcherOf(settings);
  const clock = settings.clock ?? systemClock;
  const target: RequestTarget = { model: settings.model, isOpenAi: url.hostname === "api.openai.com" };
  const capabilities = createCapabilities(clock);
  let reasonsFirst = REASONS_FIRST.test(settings.model);

  /** Sends a request and gives the body of its answer; throws the fault of one that is no success. */
  async function opened(
    request: CompletionRequest,
    body: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<BoundedBytes> {
    const { extraHeaders } = request.options ?? {};
    const response = await responseOf(
      send(url.href, {
        method: "POST",
        headers: extraHeaders ? requestHeaders(settings, extraHeaders) : headers,
        body: JSON.stringify(body),
        signal,
      }),
    );
    if (response.ok) return boundedBytes(response.body);
    throw await faultOfResponse(response, clock, Object.keys(request.options?.extraBody ?? {}));
  }

  return async function* complete(request, signal) {
    const guesses = createGuesses(capabilities.mayGuess);
    const left = new Set<Feature>();
    for (;;) {
      const refused = new Set([...capabilities.refused, ...left, ...guesses.current]);
      const body = requestBody(request, target, refused);
      let hasBegun = false;
      let bytes: BoundedBytes | null = null;
      let isRead = false;
      try {
        bytes = await opened(request, body, signal);
        const deltas = deltasOf(bytes, {
          clock,
          toolNames: request.tools.map(({ name }) => name),
          reasonsFirst,
          onReasoning: (isUnopened) => {
            reasonsFirst = isUnopened ?? false;
          },
        });
        for await (const delta of deltas) {
          if (!hasBegun) for (const feature of [...left, ...guesses.current]) capabilities.refuse(feature);
          hasBegun = true;
          yield delta;
        }
        isRead = true;
        return;
      } catch (error) {
        const fault = error instanceof CompletionFault ? error : new CompletionFault("bad-stream");
        if (hasBegun || signal.aborted) throw fault;
        const present = featuresOf(body, request);
        const blamed = blamedBy(fault, present);
        if (blamed && !left.has(blamed)) left.add(blamed);
        else if (fault.code !== "bad-request" || !guesses.next(present)) {
          if (fault.code === "bad-request") capabilities.mayGuess = false;
          throw fault;
        }
      } finally {
        if (bytes && isRead) void readOut(bytes, clock);
        else bytes?.cancel();
      }
    }
  };
}

/** The feature of this request that the server's words blame. */
function blamedBy(fault: CompletionFault, present: ReadonlySet<Feature>): Feature | undefined {
  const feature = REQUEST_FEATURES.find((one) => one === fault.feature);
  if (!feature || !["bad-request", "refused", "server-error"].includes(fault.code)) return undefined;
  return present.has(feature) ? feature : undefined;
}

/** Leaves out one feature after the other, and at last all of them, where a server refuses without a reason. */
function createGuesses(mayGuess: boolean) {
  let suspects: readonly Feature[] | null = null;
  let current: readonly Feature[] = [];
  let place = -1;
  return {
    get current() {
      return current;
    },
    /** False when nothing is left to leave out. */
    next(present: ReadonlySet<Feature>): boolean {
      if (!mayGuess) return false;
      suspects ??= REQUEST_FEATURES.filter((feature) => present.has(feature) && feature !== "stream");
      place += 1;
      if (place > suspects.length || suspects.length === 0) return false;
      const only = suspects[place];
      // Each name of the limit gives way to the other.
      current = only ? [only] : [...suspects, "max_tokens", "max_completion_tokens"];
      return true;
    },
  };
}

/** Reads what is left of an answer; the connection of one that does not end is closed. */
async function readOut(bytes: BoundedBytes, clock: Pick<Clock, "after">): Promise<void> {
  const cancel = clock.after(REST_MS, () => bytes.cancel());
  try {
    for await (const _ of bytes);
  } catch {
    // Nothing of it is needed.
  } finally {
    cancel();
  }
}

async function responseOf(sent: Promise<Response>): Promise<Response> {
  try {
    return await sent;
  } catch {
    throw new CompletionFault("connection");
  }
}
