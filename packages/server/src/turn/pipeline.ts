import { nextQuestionsFor } from "../knowledge/matters/next-questions.ts";
import { fold } from "../language/text/words.ts";
import { answerParts, decide, regenerate } from "./decision/decide.ts";
import { addEmergency, addOverview } from "./evidence/overview.ts";
import { groundProducts } from "./evidence/products/product-grounding.ts";
import { addSale } from "./evidence/products/sale.ts";
import { retrieve } from "./evidence/retrieve.ts";
import { addSubject } from "./evidence/subject.ts";
import { findingOf, withFindings } from "./findings.ts";
import type { ReplyChunk, TurnDeps } from "./ports.ts";
import { normaliseTurn, withoutGreeting } from "./query/read-text.ts";
import { record } from "./record.ts";
import { isSiteChoice, lookForChoice, readChoice } from "./site-choice.ts";
import type {
  DecidedTurn,
  ReceivedTurn,
  RecordedTurn,
  Reply,
  RetrievedTurn,
  UnderstoodTurn,
} from "./turn.ts";
import { understand } from "./understand.ts";

/**
 * Takes a visitor's message through the steps of a turn, in order: yields the reply as it is written, returns the turn for
 * the log. Each step adds its own findings, and none reads what a later one adds.
 */
export async function* converse(
  received: ReceivedTurn,
  deps: TurnDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, RecordedTurn> {
  const normalised = normaliseTurn(received);
  const isKnown = normalised.isChoice === true && isSiteChoice(normalised.display, deps.knowledge);
  const understood = isKnown ? readChoice(normalised, deps, understand) : understand(normalised, deps);
  const found = isKnown
    ? lookForChoice(understood, deps, lookFor)
    : lookFor(understood, deps, await findMeaning(understood, deps, signal));
  const whole = answerParts(decideOn(found, deps), (part) =>
    decideOn(lookFor(understand(normaliseTurn(part), deps), deps), deps),
  );
  const reply = yield* respond(whole, deps, signal);
  return record({ ...whole, reply });
}

/** Looks for what answers a message. */
function lookFor(understood: UnderstoodTurn, deps: TurnDeps, meaning?: Float32Array): RetrievedTurn {
  const retrieved = retrieve(understood, deps, meaning);
  // A pressed heading is about the passages below it, whatever else shares its words.
  if (findingOf(retrieved, "pressed")) return retrieved;
  const grounded = addSubject(addSale(groundProducts(retrieved, deps), deps), deps);
  return addEmergency(addOverview(grounded, deps), deps);
}

/** Decides on what was found, and adds what may be asked next. */
function decideOn(found: RetrievedTurn, deps: TurnDeps): DecidedTurn {
  const decision = regenerate(found, decide(found), deps);
  return addNextQuestions({ ...found, decision }, deps);
}

/** Adds the site's own questions that may follow an answer which quotes its pages. */
function addNextQuestions(turn: DecidedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): DecidedTurn {
  const { decision, context, reading } = turn;
  if (decision.action !== "answer" || decision.evidence.length === 0) return turn;
  const cited = decision.evidence.map(({ passage }) => passage);
  const said = [...context.turns.map(({ visitor }) => fold(visitor)), reading.written.folded];
  const questions = nextQuestionsFor(knowledge, cited, reading.language, said);
  return questions.length > 0 ? withFindings(turn, { kind: "next-questions", questions }) : turn;
}

/**
 * The direction of the meaning of a message, with the talk that it leans on; undefined where nothing is asked, where the site
 * has no vectors, or when it does not come in time. A model that answers at once quotes by words alone, and needs none.
 */
async function findMeaning(
  { display, reading }: UnderstoodTurn,
  { meaningOf, model }: Pick<TurnDeps, "meaningOf" | "model">,
  signal: AbortSignal,
): Promise<Float32Array | undefined> {
  if (meaningOf === undefined || model.isInstant || !reading.asksSomething) return undefined;
  const asked = [reading.topic.text, withoutGreeting(display)].filter((text) => text !== "");
  return asked.length === 0 ? undefined : await meaningOf(asked.join("\n"), signal);
}

/** Has the model write the reply: yields its chunks as they come, returns the whole. */
export async function* respond(
  turn: DecidedTurn,
  deps: TurnDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, Reply> {
  const reply: Reply = { text: "", citations: [], choices: [], products: [], cards: [], end: "interrupted" };
  for await (const chunk of deps.model.reply(turn, signal, deps)) {
    switch (chunk.type) {
      case "text":
        reply.text += chunk.text;
        break;
      case "notice":
        reply.notice = chunk.code;
        break;
      case "end": {
        const { end, citations, choices, products, cards = [], ending, read } = chunk;
        Object.assign(reply, {
          end,
          citations,
          choices,
          products,
          cards,
          ...(ending && { ending }),
          ...(read && { read }),
        });
        break;
      }
      default:
        chunk satisfies never;
    }
    yield chunk;
  }
  return reply;
}
