import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../knowledge/passage.ts";
import { anyOf, packOf } from "../language/packs.ts";
import type { Clock } from "../platform/clock.ts";
import { withFindings } from "../turn/findings.ts";
import type { DecidedTurn, ReplyDeps } from "../turn/ports.ts";
import type { Reading } from "../turn/reading.ts";
import type { Complete, PromptMessage } from "./completion.ts";
import { fenced, plain } from "./prompt/fences.ts";
import { tokensOf, tokensOfPrompt } from "./prompt/tokens.ts";

/** The longest that the call for a question may keep a visitor from the first word. */
export const CONDENSE_MS = 300;
/**
 * The chance of an answer from which on a message is understood as it stands, by its own words and the talk's. By
 * `npm run -s eval -- llm --test ../shared/data/sites` (EVALUATION.md, "Follow-ups").
 */
export const UNDERSTOOD_CHANCE = 0.75;
/** Calls in a row that came to nothing in time, after which a server is not asked for a while. */
const LATE_MAX = 3;
const PAUSE_MS = 10 * 60_000;
const TALK_TURNS = 3;
const SAID_LENGTH_MAX = 300;
const QUESTION_LENGTH_MAX = 300;
const FOUND_MAX = 4;
/** The share of a message's words, unknown to the site, from which on they are not the site's. */
const STRANGE_SHARE = 0.75;
const LEANS = new RegExp(
  `^${anyOf(({ asking }) => asking.leansBackFirst)}\\b|\\b${anyOf(({ asking }) => asking.leansBack)}\\b`,
);
/** Words by which a message stands alone: fewer leave out what the talk is about. */
const ALONE_WORDS = 4;

/** Why a message is not searched in its own words alone. */
type Unclear = "follow-up" | "foreign";

/** A question with what it cost. */
interface Condensed {
  turn: DecidedTurn;
  tokenCount: number;
}

export interface Condenser {
  /** The turn with passages for the question as it is meant. Never throws, and never takes longer than `CONDENSE_MS`. */
  condense(turn: DecidedTurn, deps: CondenseDeps, signal: AbortSignal): Promise<Condensed>;
}

interface CondenseDeps extends Pick<ReplyDeps, "knowledge" | "meaningOf"> {
  marker: string;
  redact(text: string): string;
}

/**
 * Makes what has an LLM write a message that is not understood as it stands as a question of its own, in the language of the
 * site's pages. A server that is too slow for it three times in a row is left alone for ten minutes.
 */
export function createCondenser(complete: Complete, clock: Clock): Condenser {
  let lateCount = 0;
  let pausedUntil = 0;
  return {
    async condense(turn, deps, signal) {
      const isAsked =
        unclearBy(turn, deps.knowledge) !== undefined && clock.now() >= pausedUntil && !signal.aborted;
      if (!isAsked) return { turn, tokenCount: 0 };
      const controller = new AbortController();
      const halt = Promise.withResolvers<undefined>();
      const stop = () => {
        halt.resolve(undefined);
        controller.abort();
      };
      const cancel = clock.after(CONDENSE_MS, stop);
      signal.addEventListener("abort", stop, { once: true });
      const messages = promptOf(turn, deps);
      let tokenCount = tokensOfPrompt(messages);
      try {
        const question = await Promise.race([written(messages), halt.promise]);
        lateCount = question === undefined ? lateCount + 1 : 0;
        if (lateCount >= LATE_MAX) {
          lateCount = 0;
          pausedUntil = clock.now() + PAUSE_MS;
        }
        if (!question) return { turn, tokenCount };
        tokenCount += tokensOf(question);
        const vector = await Promise.race([deps.meaningOf?.(question, controller.signal), halt.promise]);
        const language = languageOfPages(turn);
        const hits = deps.knowledge.search({
          text: question,
          language,
          limit: FOUND_MAX,
          ...(vector && { vector }),
        });
        const passages = hits.map(({ passage }) => passage);
        return { turn: withFindings(turn, { kind: "condensed", question, passages }), tokenCount };
      } finally {
        cancel();
        signal.removeEventListener("abort", stop);
      }

      /** The question; empty where the LLM has none, undefined where it failed. */
      async function written(prompt: readonly PromptMessage[]): Promise<string | undefined> {
        let said = "";
        try {
          const request = { messages: prompt, tools: [], options: turn.site.modelOptions };
          for await (const delta of complete(request, controller.signal)) {
            if (delta.type === "text") said += delta.text;
            if (said.length > QUESTION_LENGTH_MAX || said.trimStart().includes("\n")) break;
          }
        } catch {
          return undefined;
        }
        return questionIn(said);
      }
    },
  };
}

/** Why the message of a turn needs a question of its own; undefined where its words and the talk's find an answer. */
export function unclearBy(
  { reading, chance, context, hits, parts }: DecidedTurn,
  knowledge: Knowledge,
): Unclear | undefined {
  if (!reading.asksSomething || chance >= UNDERSTOOD_CHANCE || parts !== undefined) return undefined;
  const [best] = hits;
  if (best !== undefined && best.passage.language !== reading.language) return "foreign";
  if (isStrange(reading, knowledge)) return "foreign";
  if (context.turns.length === 0) return undefined;
  const isShort = reading.meant.contentWords.length <= ALONE_WORDS;
  return isShort || LEANS.test(reading.written.folded) ? "follow-up" : undefined;
}

/** True where most of the words that tell what a message is about stand nowhere on the site. */
function isStrange({ meant }: Reading, knowledge: Knowledge): boolean {
  const strange = meant.contentWords.filter((word) => !knowledge.hasWord(word));
  return strange.length > 1 && strange.length >= STRANGE_SHARE * meant.contentWords.length;
}

/** The language that most of the found passages are in, else the site's first. */
function languageOfPages({ hits, site, reading }: DecidedTurn): Language {
  const counts = Map.groupBy(hits, ({ passage }) => passage.language);
  const [most] = [...counts].sort(([, one], [, other]) => other.length - one.length);
  return most?.[0] ?? site.languages[0] ?? reading.language;
}

function promptOf(turn: DecidedTurn, { marker, redact }: CondenseDeps): PromptMessage[] {
  const { context, text } = turn;
  const words = packOf(languageOfPages(turn)).prompt;
  const { subject } = context.slots ?? {};
  const talk = context.turns
    .slice(-TALK_TURNS)
    .flatMap(({ visitor, assistant }) => [
      `> ${redact(visitor).slice(0, SAID_LENGTH_MAX)}`,
      redact(assistant).slice(0, SAID_LENGTH_MAX),
    ]);
  const told = [...talk, ...(subject ? [`${words.slots.subject}: ${subject.name}`] : [])];
  return [
    { role: "system", content: words.condense },
    {
      role: "user",
      content: [
        ...(told.length > 0 ? [fenced("", told.join("\n"), marker)] : []),
        words.visitorHeading,
        fenced("", redact(text), marker),
      ].join("\n\n"),
    },
  ];
}

function questionIn(said: string): string {
  const [line = ""] = plain(said).trim().split("\n");
  const bare = line.replace(/^["'“«\s]+|["'”»\s]+$/g, "").slice(0, QUESTION_LENGTH_MAX);
  return /\p{L}/u.test(bare) ? bare : "";
}
