import type { Passage } from "../knowledge/passage.ts";
import { packOf } from "../language/packs.ts";
import type { Tokens } from "../platform/token-budget.ts";
import { createRedaction } from "../security/redact.ts";
import { contactsOf } from "../turn/findings.ts";
import type { DecidedTurn, ReplyChunk, ReplyDeps } from "../turn/ports.ts";
import type { CitationMarker } from "../turn/reply/citations.ts";
import type { Delta, PromptMessage, ToolCall } from "./completion.ts";
import type { Condenser } from "./condense.ts";
import { createRepeatFilter, newWordsOf } from "./continuation.ts";
import { createAmountCheck } from "./guards/amounts.ts";
import { createFactCheck } from "./guards/facts.ts";
import { createHtmlReader } from "./guards/html-in-words.ts";
import { createLinkPolicy } from "./guards/links.ts";
import { createOutputFilter, type OutputFilter } from "./guards/output-filter.ts";
import { createFinishReader, type ReplyFinish } from "./guards/reply-finish.ts";
import { createYesNoCheck } from "./guards/yes-no.ts";
import { canaryOf } from "./prompt/canary.ts";
import { momentOf } from "./prompt/moment.ts";
import { spentTokens } from "./prompt/tokens.ts";
import { fullBudget, SHORT_PROMPT, writePrompt } from "./prompt/write-prompt.ts";
import { type AttemptDeps, completeWithin, newAllowance, type Outcome } from "./resilience/attempts.ts";
import { END_TOOL } from "./tools/offers.ts";
import { createToolbox, type Toolbox } from "./tools/toolbox.ts";

/** The rounds of tools in one reply, and the calls in each round. */
const TOOL_ROUNDS_MAX = 3;
const TOOLS_A_ROUND_MAX = 4;
export const TOOL_MS = 8_000;

interface ExchangeDeps extends AttemptDeps {
  newMarker(): string;
  /** How long a visitor who chose to wait waits for the first sign of life. */
  patienceMs: number;
  condenser: Condenser;
}

/** The outcome of an exchange with the LLM, besides the words that were shown. */
export interface Exchange {
  outcome: Outcome;
  filter: OutputFilter;
  markers: readonly CitationMarker[];
  sources: readonly Passage[];
  /** The passages, by id, that came new with this turn's prompt. */
  read: readonly string[];
  /** The words that were shown. */
  text: string;
  finish: ReplyFinish | null;
  /** True where the words end before their time. */
  isCut: boolean;
  offersHuman: boolean;
  /** All tokens by count or estimate, those of refused requests too. */
  tokenCount: number;
  /** Those that the server may ask money for. */
  tokens: Tokens;
  /** From the start to the first words shown; undefined when none were. */
  firstWordMs: number | undefined;
}

/** Has the LLM write the reply to one turn, through its tools and our filter. Yields the words to show; never throws. */
export async function* exchange(
  decided: DecidedTurn,
  replyDeps: ReplyDeps | undefined,
  deps: ExchangeDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, Exchange> {
  const startedAt = deps.clock.now();
  const marker = replyDeps?.fence ?? deps.newMarker();
  const canary = await canaryOf(decided);
  const redaction = createRedaction();
  const { turn, tokenCount: condenseTokens } = replyDeps
    ? await deps.condenser.condense(decided, { ...replyDeps, marker, redact: redaction.redact }, signal)
    : { turn: decided, tokenCount: 0 };
  const links = createLinkPolicy(turn);
  const html = createHtmlReader();
  const reader = createFinishReader();
  const allowance = newAllowance(deps.clock, turn.isPatient ? deps.patienceMs : undefined);
  const find = (id: string) => replyDeps?.knowledge.find(id);
  const url = turn.page === undefined ? null : links.own(turn.page);
  const page = url === null ? undefined : { url, passage: find(`${url}#0`) };
  const fences = { marker, canary, redact: redaction.redact, find, page };
  let prompt = writePrompt(turn, { budget: fullBudget(turn.site), ...fences });
  const filter = createOutputFilter({
    links,
    secrets: [marker, canary],
    amount: createAmountCheck(() => prompt.sources, turn.text, turn.reading.language),
    fact: createFactCheck({
      sources: () => prompt.sources,
      contacts: contactsOf(turn),
      said: () => wordsNotOfModel(turn),
      language: turn.reading.language,
    }),
    restore: redaction.restore,
  });
  const yesNo = createYesNoCheck({
    question: turn.text,
    language: turn.reading.language,
    sources: () => prompt.sources,
  });
  let toolbox: Toolbox | null = replyDeps
    ? createToolbox({ turn, deps: replyDeps, links, redaction, marker, sources: prompt.sources })
    : null;
  let firstWordMs: number | undefined;
  let tokenCount = condenseTokens;
  const tokens: Tokens = { input: condenseTokens, output: 0 };
  let shown = "";
  /** The words of the rounds so far, as the LLM wrote them. */
  let saidBefore = "";

  const clean = (text: string) => filter.push(yesNo.push(reader.push(html.push(text))));

  function* show(text: string): Generator<ReplyChunk> {
    if (text === "") return;
    firstWordMs ??= deps.clock.now() - startedAt;
    shown += text;
    yield { type: "text", text };
  }

  /** One completion: yields words to show, returns how it ended and the tools it asked for. */
  async function* complete(messages: readonly PromptMessage[], mayUseTools: boolean, isContinuation = false) {
    const isNew = createRepeatFilter(saidBefore);
    const calls: ToolCall[] = [];
    const tools = mayUseTools && toolbox ? toolbox.offers : [];
    const request = { messages, tools, options: turn.site.modelOptions };
    const deltas = completeWithin(request, allowance, deps, signal);
    let said = "";
    let usage: Extract<Delta, { type: "usage" }> | undefined;
    let returned: Readonly<Record<string, unknown>> | undefined;
    let outcome: Outcome | undefined;
    try {
      while (outcome === undefined) {
        const { done, value } = await deltas.next();
        if (done) outcome = value;
        else if (value.type === "usage") usage = value;
        else if (value.type === "tool-call") calls.push(value.call);
        else if (value.type === "returned") returned = value.fields;
        else if (value.type === "text") {
          said += value.text;
          if (!isContinuation) yield* show(clean(isNew(value.text)));
          if (yesNo.isContradicted) outcome = { end: "finished", reason: "contradicted" };
          if (filter.state !== "open") outcome = { end: "finished", reason: filter.state };
        }
      }
    } finally {
      await deltas.return({ end: "stopped" });
    }
    saidBefore += said;
    const spent = spentTokens(usage, messages, said);
    tokenCount += spent.input + spent.output;
    // A request that was refused before a word is not on the bill.
    if (usage || said !== "") {
      tokens.input += spent.input;
      tokens.output += spent.output;
    }
    return { outcome, said, calls: calls.slice(0, TOOLS_A_ROUND_MAX), returned };
  }

  let step = yield* complete(prompt.messages, true);
  if (step.outcome.end === "failed" && step.outcome.fault.code === "too-long" && !step.outcome.hasBegun) {
    prompt = writePrompt(turn, { budget: SHORT_PROMPT, ...fences });
    toolbox = null;
    step = yield* complete(prompt.messages, false);
  }
  const messages = [...prompt.messages];
  for (let round = 1; toolbox && round <= TOOL_ROUNDS_MAX; round += 1) {
    if (step.outcome.end !== "finished" || filter.state !== "open" || step.calls.length === 0) break;
    messages.push({
      role: "assistant",
      content: step.said,
      toolCalls: step.calls,
      ...(step.returned && { returned: step.returned }),
    });
    for (const call of step.calls) {
      // A person took the conversation over, or the visitor stopped the reply: nothing more is asked for it.
      if (signal.aborted) break;
      const content = await used(toolbox, call, deps, signal);
      messages.push({ role: "tool", content, toolCallId: call.id });
    }
    const isOver = toolbox.finish !== null && step.calls.every(({ name }) => name === END_TOOL);
    if (isOver && firstWordMs !== undefined) break;
    step = yield* complete(messages, !isOver && round < TOOL_ROUNDS_MAX);
  }
  if (isCut(step.outcome) && step.said.trim() !== "" && filter.state === "open" && !reader.hasBegun) {
    // A server's small limit may have cut the words: they are asked to go on, once.
    messages.push(
      { role: "assistant", content: step.said },
      { role: "user", content: packOf(turn.reading.language).prompt.goOn },
    );
    const next = yield* complete(messages, false, true);
    yield* show(clean(newWordsOf(next.said, step.said)));
    if (next.outcome.end !== "failed") step = next;
  }
  yield* show(filter.push(yesNo.push(reader.push(html.end()) + reader.end()) + yesNo.end()) + filter.end());
  const finish = reader.finish ?? toolbox?.finish ?? null;
  return {
    outcome: step.outcome,
    filter,
    markers: [...filter.markers, ...(finish?.citations ?? []).map((source) => ({ source, before: "" }))],
    sources: prompt.sources,
    read: prompt.read,
    text: shown,
    finish,
    isCut: isCut(step.outcome) && !reader.hasBegun,
    offersHuman: toolbox?.offersHuman ?? false,
    tokenCount,
    tokens,
    firstWordMs,
  };
}

/** Words of the talk and of the owner, which a reply may say again. */
function wordsNotOfModel({ text, context, site, at, reading }: DecidedTurn): string {
  const past = context.turns.flatMap(({ visitor, assistant }) => [visitor, assistant]);
  const owners = [site.name, ...Object.values(site.emergency), ...(site.guidance?.facts ?? [])];
  return [text, ...past, ...owners, momentOf(site, at, reading.language)].join("\n");
}

function isCut(outcome: Outcome): boolean {
  return outcome.end === "finished" && outcome.reason === "length";
}

async function used(
  toolbox: Toolbox,
  call: ToolCall,
  { clock }: ExchangeDeps,
  signal: AbortSignal,
): Promise<string> {
  const controller = new AbortController();
  const halt = Promise.withResolvers<string>();
  const stop = () => {
    controller.abort();
    halt.resolve("The tool took too long.");
  };
  signal.addEventListener("abort", stop, { once: true });
  const cancel = clock.after(TOOL_MS, stop);
  try {
    return await Promise.race([toolbox.use(call, controller.signal), halt.promise]);
  } finally {
    cancel();
    signal.removeEventListener("abort", stop);
  }
}
