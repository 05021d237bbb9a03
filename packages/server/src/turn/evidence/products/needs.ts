import type { Language } from "@prosa/protocol";
import type { Knowledge, Passage } from "../../../knowledge/passage.ts";
import { contentWords } from "../../../knowledge/query/query.ts";
import { importanceOf } from "../../../language/vocabulary.ts";
import { type ComparedProduct, type Evidence, sureEvidence } from "../../findings.ts";
import { isOfWish } from "../../query/dialogue.ts";
import type { RetrievedTurn } from "../../turn.ts";
import { mostToSpend } from "./asked.ts";
import { pageOf } from "./product-page.ts";

const OTHERS_MAX = 3;
const PRODUCTS_MAX = 60;
/** The least share of a need ("para acampar no frio") that a line of a product's page holds. */
const NEED_HELD = 0.4;
/** The share of the best product's that others must hold to be told beside it. */
const NEED_NEARLY = 0.8;

/** The price of a product; without end where its page states none. */
export function priceOf({ product }: Passage): number {
  return product?.price ?? Number.POSITIVE_INFINITY;
}

/** The products whose pages hold a line that meets the need told, within the budget. */
export function meeting(
  { reading, context }: RetrievedTurn,
  named: readonly Evidence[],
  knowledge: Knowledge,
): ComparedProduct[] {
  const { query, language, meant } = reading;
  const most = mostToSpend(meant.folded) ?? context.slots?.budget ?? Number.POSITIVE_INFINITY;
  const namingWords = new Set(
    named.flatMap(({ passage }) => contentWords(passage.product?.name ?? "", passage.language)),
  );
  const need = query.contentWords.filter(
    (word) => !isOfWish(word) && !namingWords.has(word) && !/^\d+$/.test(word) && importanceOf(word) === 1,
  );
  const all = knowledge.ofKind("product").slice(0, PRODUCTS_MAX);
  const among = named.length > 0 ? named.map(({ passage }) => passage) : all;
  return thoseMeeting(need, language, among, most, knowledge);
}

/** A limit said by itself is of what was told before it: a need, or the several things that were shown. */
export function withinBudget(
  { context }: RetrievedTurn,
  most: number,
  knowledge: Knowledge,
): ComparedProduct[] {
  const past = context.turns.at(-1);
  if (past === undefined) return [];
  const language = context.language ?? "pt-BR";
  const all = knowledge.ofKind("product").slice(0, PRODUCTS_MAX);
  const need = contentWords(past.visitor, language).filter(
    (word) => !isOfWish(word) && !/^\d+$/.test(word) && importanceOf(word) === 1,
  );
  return thoseMeeting(need, language, all, most, knowledge).filter(
    ({ evidence }) => priceOf(evidence.passage) <= most,
  );
}

/** The products with a line that holds most of a need, the fullest first. */
function thoseMeeting(
  need: readonly string[],
  language: Language,
  among: readonly Passage[],
  most: number,
  knowledge: Knowledge,
): ComparedProduct[] {
  if (need.length === 0) return [];
  const compare = knowledge.compare({ text: need.join(" "), language });
  const met = among
    .filter((passage) => priceOf(passage) <= most || priceOf(passage) === Number.POSITIVE_INFINITY)
    .map((passage) => {
      const lines = [passage, ...pageOf(knowledge, passage.url)].flatMap((piece) =>
        piece.text.split(/\n|(?<=[.!?])\s+/).map((line) => ({ piece, line })),
      );
      const held = lines.map(({ piece, line }) => ({ piece, line, share: compare(line, passage.language) }));
      const best = held.reduce((one, other) => (other.share > one.share ? other : one));
      return { passage, ...best };
    })
    .filter(({ share }) => share >= NEED_HELD)
    .sort((one, other) => other.share - one.share);
  const [best] = met;
  return met
    .filter(({ share }) => share >= NEED_NEARLY * (best?.share ?? 1))
    .slice(0, OTHERS_MAX)
    .map(({ passage, piece, line }) => ({
      evidence: sureEvidence(passage),
      says: sureEvidence(piece, line),
      qualities: [],
    }));
}
