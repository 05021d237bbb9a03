import type { Clock } from "../../../platform/clock.ts";
import { CompletionFault, type Delta, type FinishReason } from "../../completion.ts";
import { type ChoicePlace, type Chunk, readChunks } from "./chunk.ts";
import { createNewWords } from "./cumulative.ts";
import { impliedReason, reasonOf } from "./finish.ts";
import { createFrameReader, type Frame, LAST_EVENT } from "./framing.ts";
import { createHarmonyFilter } from "./harmony.ts";
import { createLoopWatch } from "./loop-watch.ts";
import type { TextFilter } from "./marks.ts";
import { createReasoningFilter } from "./reasoning.ts";
import { createTagSpellings } from "./tag-spellings.ts";
import { createTemplateFilter } from "./template-tokens.ts";
import { createCallReader } from "./tool-calls.ts";
import { createWrittenCallFilter } from "./written-calls.ts";

/** The time that a connection stays open after the reason of the end, for the usage that may follow. */
const AFTER_REASON_MS = 2_000;

interface DeltaDeps {
  clock: Pick<Clock, "after">;
  toolNames: readonly string[];
  /** True where this model's reasoning was seen to begin without a mark. */
  reasonsFirst: boolean;
  /** Called with whether it did: `null` where the reply had neither mark. */
  onReasoning?(isUnopened: boolean | null): void;
}

type Bytes = AsyncIterator<Uint8Array> | Iterator<Uint8Array>;

/** Reads the body of a completion as it comes. Throws `CompletionFault` where the server reports an error. */
export async function* deltasOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  deps: DeltaDeps,
): AsyncGenerator<Delta> {
  const calls = createCallReader(deps.toolNames);
  const newWords = createNewWords();
  const [loopEnd, hiddenLoopEnd] = [createLoopWatch(), createLoopWatch()];
  let wasUnopened: boolean | null = null;
  const filters: TextFilter[] = [
    createTagSpellings(),
    createHarmonyFilter(calls.add),
    createReasoningFilter({
      beginsInside: deps.reasonsFirst,
      onHidden: watchHidden,
      onUnopened: () => {
        wasUnopened = true;
      },
    }),
    createWrittenCallFilter({ toolNames: deps.toolNames, onCall: calls.add }),
    createTemplateFilter(),
  ];
  let said = "";
  /** Words of chunks that came together, on their way through the filters. */
  let joined = "";
  let reason: FinishReason | null = null;
  let tokenCount: number | undefined;
  let inputCount: number | undefined;
  let returned: Record<string, unknown> = {};
  const choice: ChoicePlace = {};
  let isDone = false;
  let hasChunk = false;

  function watchHidden(text: string): void {
    if (hiddenLoopEnd(text) !== null) throw new CompletionFault("looping");
  }

  function filtered(words: string): string {
    return words === ""
      ? ""
      : filters.reduce((text, filter) => (text === "" ? "" : filter.push(text)), words);
  }

  function* show(words: string): Generator<Delta> {
    if (words === "") return;
    const end = loopEnd(words);
    const text = words.slice(0, end ?? words.length);
    said += text;
    yield { type: "text", text };
    if (end !== null) throw new CompletionFault("looping");
  }

  function* showJoined(): Generator<Delta> {
    const words = joined;
    joined = "";
    yield* show(filtered(words));
  }

  function take(chunk: Chunk): void {
    hasChunk = true;
    const piece =
      chunk.isWhole && said !== "" && chunk.text.startsWith(said)
        ? chunk.text.slice(said.length)
        : chunk.text;
    joined += newWords.push(piece);
    watchHidden(chunk.reasoning);
    for (const call of chunk.calls) calls.push(call);
    if (chunk.tokenCount !== undefined) ({ tokenCount, inputCount } = chunk);
    if (chunk.returned) returned = withFields(returned, chunk.returned);
    const written = reasonOf(chunk.finish);
    if (written === "error") throw new CompletionFault("server-error");
    // Some servers write a reason on every chunk; one that says that the reply was cut is kept.
    if (written !== null && reason !== "length" && reason !== "content_filter") reason = written;
  }

  /** Takes frames that came together; what they said before a fault is shown before it is thrown. */
  function* takeAll(together: readonly Frame[]): Generator<Delta> {
    const before = said;
    try {
      for (const frame of together) {
        if (frame.type === "data" && LAST_EVENT.test(frame.text)) {
          isDone = true;
          break;
        }
        const chunks = frame.type === "data" ? readChunks(frame.text, frame.event, choice) : null;
        for (const chunk of chunks ?? []) {
          // A whole message is told from its pieces by the words that they said.
          if (chunk.isWhole) yield* showJoined();
          take(chunk);
        }
      }
    } catch (error) {
      yield* showJoined();
      throw error;
    }
    yield* showJoined();
    if (said === before) yield { type: "alive" };
  }

  const bytes: Bytes = Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
  const frames = createFrameReader();
  const rest = createRestReader(deps.clock);
  try {
    while (!isDone) {
      // After the reason of the end neither a torn nor a silent connection matters.
      const piece = reason === null ? await bytes.next() : await rest.next(bytes);
      if (piece === null) break;
      const together = piece.done ? frames.end() : frames.push(piece.value);
      if (together.length > 0) yield* takeAll(together);
      if (piece.done) break;
    }
  } finally {
    rest.cancel();
  }
  yield* show(filtered(newWords.end()));
  // The rest that one filter held goes through those behind it.
  for (const [place, filter] of filters.entries()) {
    const rest = filter.end();
    const later = filters.slice(place + 1);
    yield* show(later.reduce((text, next) => (text === "" ? "" : next.push(text)), rest));
  }
  const asked = calls.calls();
  deps.onReasoning?.(wasUnopened);
  for (const call of asked) yield { type: "tool-call", call };
  if (asked.length > 0 && Object.keys(returned).length > 0) yield { type: "returned", fields: returned };
  if (tokenCount !== undefined)
    yield { type: "usage", tokenCount, ...(inputCount !== undefined && { inputCount }) };
  if (!hasChunk) throw new CompletionFault("bad-stream");
  const hasUsage = tokenCount !== undefined;
  const end = reason ?? impliedReason({ isDone, hasUsage, tail: said, hasCalls: asked.length > 0 });
  if (end !== null) yield { type: "finish", reason: end };
}

/** Reads on where nothing more has to come: gives `null` where the body breaks, and once its time is over. */
function createRestReader(clock: Pick<Clock, "after">) {
  const over = Promise.withResolvers<null>();
  let cancel: (() => void) | null = null;
  return {
    next(bytes: Bytes): Promise<IteratorResult<Uint8Array> | null> {
      cancel ??= clock.after(AFTER_REASON_MS, () => over.resolve(null));
      const next = Promise.resolve(bytes.next()).catch(() => null);
      return Promise.race([next, over.promise]);
    },
    cancel() {
      cancel?.();
    },
  };
}

/** Fields of pieces put together: words are added, lists appended. */
function withFields(before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const whole = { ...before };
  for (const [name, value] of Object.entries(next)) {
    const known = whole[name];
    if (typeof known === "string" && typeof value === "string") whole[name] = known + value;
    else if (Array.isArray(known) && Array.isArray(value)) whole[name] = [...known, ...value];
    else whole[name] = value;
  }
  return whole;
}
