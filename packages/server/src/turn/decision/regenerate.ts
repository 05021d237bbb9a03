import {
  contactsOf,
  type Evidence,
  findingOf,
  productsNamed,
  remediesOf,
  withFindings,
  withoutFindings,
} from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import type { Decision, RetrievedTurn } from "../turn.ts";
import { decide } from "./decide.ts";
import { AS_GOOD } from "./tuning.ts";

/**
 * The decision for a visitor who wants another answer to the same words: from other passages than the answers so far, where
 * some answer about as well; else the decision as it is. A model that finds new words by itself gets the best passages again.
 */
export function regenerate(
  turn: RetrievedTurn,
  decision: Decision,
  { model }: Pick<TurnDeps, "model">,
): Decision {
  const { avoid = [] } = turn;
  if (avoid.length === 0 || !model.isInstant || decision.action !== "answer") return decision;
  const isOther = ({ passage }: Evidence) => !avoid.includes(passage.id);
  const other = decide(withoutAvoided(turn, avoid, isOther));
  const [best] = decision.evidence;
  const [piece] = other.evidence;
  const isAsGood = best && piece && isOther(piece) && piece.support >= AS_GOOD * best.support;
  return other.action === "answer" && isAsGood ? { ...other, reason: `another ${other.reason}` } : decision;
}

/** The passages that are left; where none of the quotes is, the best of them would be quoted. */
function othersOf(
  { hits, quotes, chance }: RetrievedTurn,
  isOther: (piece: Evidence) => boolean,
): Pick<RetrievedTurn, "hits" | "quotes" | "chance"> {
  const others = hits.filter(isOther);
  const left = quotes.filter(isOther);
  return { hits: others, quotes: left.length > 0 ? left : others.slice(0, 1), chance };
}

/** The turn as if the passages to avoid had not been found, nor the parts of products' pages that answer by themselves. */
function withoutAvoided(
  turn: RetrievedTurn,
  avoid: readonly string[],
  isOther: (piece: Evidence) => boolean,
): RetrievedTurn {
  const description = findingOf(turn, "description");
  const overview = findingOf(turn, "overview")?.evidence.filter(isOther) ?? [];
  const contacts = findingOf(turn, "contacts");
  const rest = withoutFindings(
    turn,
    "detail",
    "sold-out",
    "comparison",
    "instalment",
    "description",
    "overview",
  );
  return withFindings(
    { ...rest, ...othersOf(turn, isOther) },
    { kind: "products", products: productsNamed(turn).filter(({ evidence }) => isOther(evidence)) },
    { kind: "remedies", evidence: remediesOf(turn).filter(isOther) },
    {
      kind: "contacts",
      passages: contactsOf(turn).filter(({ id }) => !avoid.includes(id)),
      support: contacts?.support ?? 0,
    },
    ...(description && isOther(description.evidence) ? [description] : []),
    ...(overview.length > 0 ? [{ kind: "overview", evidence: overview } as const] : []),
  );
}
