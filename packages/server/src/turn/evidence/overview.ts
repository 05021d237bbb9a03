import type { Passage } from "../../knowledge/passage.ts";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold } from "../../language/text/words.ts";
import { type Evidence, findingOf, withFindings } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { asksOfMatter } from "../query/intent.ts";
import type { RetrievedTurn } from "../turn.ts";
import { findRemedies, type Remedy } from "./remedies.ts";

interface Overview extends Remedy {
  most: number;
}

/** An amount of money, its sign before or behind it. */
const MONEY = "(?:r\\$|us\\$|\\$|€|£)\\s?\\d|\\d\\s?(?:€|euros?\\b|pesos\\b|reais\\b)";

/** A search for what a shop says on a matter in general. */
const overviews: Readonly<Record<string, Overview>> = {
  returns: {
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
    queries: {
      "pt-BR": ["pagamento com Pix", "cartão de crédito bandeiras parcelas", "boleto"],
      en: ["payment by card", "installments", ""],
      es: ["pago con tarjeta", "cuotas", ""],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.paymentSaid)}\\b`),
    most: 3,
  },
  discount: {
    queries: {
      "pt-BR": ["desconto no Pix", "cupom de desconto na primeira compra"],
      en: ["discount", "discount coupon"],
      es: ["descuento", "cupón de descuento"],
    },
    says: new RegExp(`\\d\\s?%|(?:${MONEY}).*\\b${anyOf(({ matters }) => matters.discountSaid)}`),
    most: 2,
  },
  invoice: {
    queries: { "pt-BR": ["nota fiscal"], en: ["invoice"], es: ["factura"] },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.invoiceSaid)}\\b`),
    most: 1,
  },
  warranty: {
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

/** Adds a shop's passages on a matter, where a message certainly asks about it and about nothing more specific. */
export function addOverview(turn: RetrievedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const { intent, signal, language } = turn.reading;
  const overview = overviews[intent.name];
  if (overview === undefined || signal !== null || !asksOfMatter(turn.reading, knowledge)) return turn;
  if (findingOf(turn, "detail") !== undefined) return turn;
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
