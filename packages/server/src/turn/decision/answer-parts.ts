import { findingOf } from "../findings.ts";
import { type PastTurn, rememberTurn } from "../memory.ts";
import { partsOf } from "../query/question-parts.ts";
import type { DecidedTurn, Decision, ReceivedTurn } from "../turn.ts";

const CITED_MAX = 3;

/**
 * Takes the questions of a message one by one, each leaning on those before it, where the message asks several and they have
 * answers of their own; else the message stays whole. One that remains without an answer is named in the reply.
 */
export function answerParts(
  whole: DecidedTurn,
  decidePart: (part: ReceivedTurn) => DecidedTurn,
): DecidedTurn {
  const isWhole = whole.wantsHuman || whole.decision.action === "hand-over" || findingOf(whole, "pressed");
  const texts = isWhole ? [] : partsOf(whole.display);
  if (texts.length === 0) return whole;
  const parts: DecidedTurn[] = [];
  let { context } = whole;
  for (const text of texts) {
    const part = decidePart({ ...receivedOf(whole), text, context });
    parts.push(part);
    context = rememberTurn(context, pastOf(part), part.reading.language, part.at);
  }
  const answered = parts.filter(isAnswered);
  const answers = withoutRepeats(answered);
  const isWholeAnswered = isAnswered(whole);
  if (answers.length === 0 || (isWholeAnswered && answers.length < answered.length)) return whole;
  const products = new Set(answers.map(({ decision }) => decision.product?.name ?? decision.reason));
  if (isWholeAnswered && (answers.length < parts.length || products.size === 1)) return whole;
  const decision: Decision = {
    action: "answer",
    reason: `${answered.length} of ${parts.length} questions`,
    strategy: whole.decision.strategy,
    evidence: answers.flatMap((part) => part.decision.evidence),
  };
  const repeated = new Set(answered.filter((part) => !answers.includes(part)));
  return { ...whole, decision, parts: parts.filter((part) => !repeated.has(part)) };
}

/** Of parts that one quote answers, the one that says most beside it. */
function withoutRepeats(answered: readonly DecidedTurn[]): DecidedTurn[] {
  const quoteOf = ({ decision }: DecidedTurn) => decision.evidence[0]?.quote;
  return answered.filter((part, place) =>
    answered.every((other, otherPlace) => {
      if (other === part || quoteOf(other) !== quoteOf(part)) return true;
      const lead = part.decision.evidence.length - other.decision.evidence.length;
      return lead > 0 || (lead === 0 && place < otherPlace);
    }),
  );
}

function isAnswered({ decision }: DecidedTurn): boolean {
  return decision.action === "answer" && decision.evidence.length > 0;
}

function receivedOf({
  id,
  interfaceLanguage,
  site,
  at,
}: DecidedTurn): Omit<ReceivedTurn, "text" | "context"> {
  return { id, site, at, ...(interfaceLanguage && { interfaceLanguage }) };
}

function pastOf({ display, reading, decision }: DecidedTurn): PastTurn {
  const cited = decision.evidence.map(({ passage }) => passage.id).slice(0, CITED_MAX);
  return { visitor: display, assistant: "", intent: reading.intent.name, action: decision.action, cited };
}
