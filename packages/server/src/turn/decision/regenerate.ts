import type { Decision, Ground, RetrievedTurn, TurnDeps } from "../turn.ts";
import { decide } from "./decide.ts";

/** The least share of the best ground's support that another must have to answer in its place. */
const AS_GOOD = 0.8;

/**
 * Decides; for a visitor who wants another answer to the same words, from other passages than the answers so far, where
 * some answer about as well. A model that finds new words by itself gets the best passages again.
 */
export function decideAnew(turn: RetrievedTurn, { model }: Pick<TurnDeps, "model">): Decision {
  const decision = decide(turn);
  const { avoid = [] } = turn;
  if (avoid.length === 0 || !model.isInstant || decision.action !== "answer") return decision;
  const isOther = ({ passage }: Ground) => !avoid.includes(passage.id);
  const { detail: _, soldOut: __, compared: ___, instalment: ____, described, overview = [], ...rest } = turn;
  const isFresh = described !== undefined && isOther(described);
  const other = decide({
    ...rest,
    ...(isFresh && { described }),
    ...(overview.some(isOther) && { overview: overview.filter(isOther) }),
    hits: turn.hits.filter(isOther),
    products: turn.products.filter(({ ground }) => isOther(ground)),
    aids: turn.aids.filter(isOther),
    contacts: turn.contacts.filter((passage) => !avoid.includes(passage.id)),
  });
  const [best] = decision.grounds;
  const [ground] = other.grounds;
  const isAsGood = best && ground && isOther(ground) && ground.support >= AS_GOOD * best.support;
  return other.action === "answer" && isAsGood ? { ...other, reason: `another ${other.reason}` } : decision;
}
