import type { Passage } from "../../knowledge/passage.ts";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import { type Evidence, findingOf, withFindings } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { SURE } from "../query/intent.ts";
import type { RetrievedTurn } from "../turn.ts";
import { findRemedies, type Remedy } from "./remedies.ts";

interface Overview extends Remedy {
  /** Words that ask about the matter as a whole, folded. */
  words: RegExp;
  most: number;
}

/** An amount of money, its sign before or behind it. */
const MONEY = "(?:r\\$|us\\$|\\$|€|£)\\s?\\d|\\d\\s?(?:€|euros?\\b|pesos\\b|reais\\b)";

/** A search for what a site says on a matter in general, with the words by which a message asks for it. */
const overviews: Readonly<Record<string, Overview>> = {
  returns: {
    words: new RegExp(`^${anyOf(({ matters }) => matters.returnsWords)}$`),
    queries: {
      "pt-BR": ["prazo de troca", "direito de arrependimento desistir da compra"],
      en: ["exchange deadline", "right to cancel the purchase"],
      es: ["plazo de cambio", "derecho de desistimiento de la compra"],
    },
    says: new RegExp(`\\d.*\\b${anyOf(({ matters }) => matters.days)}\\b`),
    most: 2,
  },
  delivery: {
    matter: "delivery",
    words: new RegExp(`^${anyOf(({ matters }) => matters.deliveryWords)}$`),
    queries: {
      "pt-BR": ["prazo e preço do frete por região"],
      en: ["shipping cost and delivery time by region"],
      es: ["precio y plazo de envío por región"],
    },
    isTable: true,
    says: new RegExp(`${MONEY}|\\b\\d+ ${anyOf(({ matters }) => matters.daysOrHours)}\\b`),
    most: 1,
  },
  payment: {
    words: new RegExp(`^${anyOf(({ matters }) => matters.paymentWords)}$`),
    queries: {
      "pt-BR": ["pagamento com Pix", "cartão de crédito bandeiras parcelas", "boleto"],
      en: ["payment by card", "installments", ""],
      es: ["pago con tarjeta", "cuotas", ""],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.paymentSaid)}\\b`),
    most: 3,
  },
  discount: {
    words: new RegExp(`^${anyOf(({ matters }) => matters.discountWords)}$`),
    queries: {
      "pt-BR": ["desconto no Pix", "cupom de desconto na primeira compra"],
      en: ["discount", "discount coupon"],
      es: ["descuento", "cupón de descuento"],
    },
    says: new RegExp(`\\d\\s?%|(?:${MONEY}).*\\b${anyOf(({ matters }) => matters.discountSaid)}`),
    most: 2,
  },
  invoice: {
    words: new RegExp(`^${anyOf(({ matters }) => matters.invoiceWords)}$`),
    queries: { "pt-BR": ["nota fiscal"], en: ["invoice"], es: ["factura"] },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.invoiceSaid)}\\b`),
    most: 1,
  },
  warranty: {
    words: new RegExp(`^${anyOf(({ matters }) => matters.warrantyWords)}$`),
    queries: {
      "pt-BR": ["prazo de garantia", "o que a garantia cobre"],
      en: ["warranty period", "what the warranty covers"],
      es: ["plazo de garantía", "qué cubre la garantía"],
    },
    isTable: true,
    says: new RegExp(
      `\\b${anyOf(({ matters }) => matters.warrantySaid)}\\b|\\d+ ${anyOf(({ matters }) => matters.monthsOrYears)}`,
    ),
    most: 2,
  },
};

/** Folded words that ask for a matter and add nothing to it. */
const OF_ASKING = new RegExp(`^${anyOf(({ matters }) => matters.ofAsking)}$`);

function isOfAnother(word: string, overview: Overview): boolean {
  return !overview.words.test(word) && Object.values(overviews).some((other) => other.words.test(word));
}

/** Adds a shop's passages on a matter, where a message certainly asks about it and about nothing more specific. */
export function addOverview(turn: RetrievedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const { intent, signal, places, matter, language } = turn.reading;
  const overview = overviews[intent.name];
  // "Returns" of a library or "cancelling" at a clinic are no matters of a purchase.
  if (knowledge.ofKind("product").length === 0) return turn;
  if (overview === undefined || intent.confidence < SURE || signal !== null) return turn;
  const isGeneral = matter.every(
    (word) =>
      !isOfAnother(word, overview) &&
      (importanceOf(word) < 1 || overview.words.test(word) || OF_ASKING.test(word)),
  );
  if (!isGeneral || places.length > 0 || findingOf(turn, "detail") !== undefined) return turn;
  const found = findRemedies(overview, language, knowledge).slice(0, overview.most);
  return found.length > 0 ? withFindings(turn, { kind: "overview", evidence: found }) : turn;
}

const FOUND_MAX = 8;
/** A passage longer than this is no short word on emergencies, in characters. */
const QUOTE_LENGTH_MAX = 500;

const HEADING = wordPattern(allPacks.map(({ danger }) => danger.ownPassage.heading).join(" "));

/** Adds the site's own passage on emergencies to a message that tells of a danger to health, where the site has one. */
export function addEmergency(turn: RetrievedTurn, { knowledge }: TurnDeps): RetrievedTurn {
  if (turn.reading.danger !== "medical" && turn.reading.danger !== "crisis") return turn;
  const { query } = packOf(turn.reading.language).danger.ownPassage;
  const own = knowledge
    .search({ text: query, language: turn.reading.language, limit: FOUND_MAX })
    .find(({ passage }) => isOnEmergencies(passage));
  if (own === undefined) return turn;
  const evidence: Evidence = { ...own, quote: own.passage.text, support: 1, matchesIntent: true };
  return withFindings(turn, { kind: "emergency", evidence });
}

function isOnEmergencies({ heading, title, text, kind }: Passage): boolean {
  const names = ` ${fold(`${title} ${heading}`).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return kind !== "product" && text.length <= QUOTE_LENGTH_MAX && HEADING.test(names);
}
