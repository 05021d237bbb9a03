import { WHICH_OF } from "../../evidence/products/sale.ts";
import { findingOf, type Sale } from "../../findings.ts";
import type { Act, RetrievedTurn } from "../../turn.ts";
import { isLikelyAnswer } from "../confidence.ts";
import { answerProduct } from "../product-answer.ts";

/** Takes the step towards buying that a message asks for. */
export function decideSale(turn: RetrievedTurn): Act | undefined {
  const sale = findingOf(turn, "sale")?.sale;
  if (sale === undefined) return undefined;
  const { move, goods, terms, order } = sale;
  if (move === "buys" || move === "asks-how") {
    if (goods.length > 1 && order === undefined)
      return { action: "clarify", reason: `${WHICH_OF}${goods.length}`, evidence: goods };
    if (goods.length === 0 && terms.length === 0) return undefined;
    // The site may have a surer word on an order that names nothing that it sells.
    if (goods.length === 0 && isLikelyAnswer(turn)) return undefined;
    return answer(sale, goods.length === 0 ? "wish to buy" : `sale ${move}`);
  }
  const [good] = goods;
  if (move === "stock" && good !== undefined) return answerProduct(turn, { evidence: good, named: 1 });
  return answer(sale, `sale ${move}`);
}

function answer(sale: Sale, reason: string): Act {
  const evidence = [
    ...sale.goods,
    ...sale.others.map(({ says, evidence: own }) => says ?? own),
    ...sale.terms,
  ];
  return { action: "answer", reason, evidence, sale, ...(sale.move === "bulk" && { invitesContact: true }) };
}
