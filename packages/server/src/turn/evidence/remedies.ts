import type { Language } from "@prosa/protocol";
import type { Knowledge, Passage, Query } from "../../knowledge/passage.ts";
import { anyOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";
import type { Evidence } from "../findings.ts";
import { tellsOfOthers } from "../query/dialogue.ts";
import { headingMatches } from "../query/intent.ts";
import { languagesOf } from "../query/read-text.ts";
import type { Reading, Signal } from "../reading.ts";
import { quoteOf } from "./ranking/quotes.ts";

/** A search for the site's own words on a matter, and the test of what it finds. */
export interface Remedy {
  /** The queries to search for, the most specific first. */
  queries: Readonly<Record<Language, readonly string[]>>;
  /** Matches a folded passage that meets the signal. */
  says: RegExp;
  /** True where it is what to do, one thing after another. */
  isSteps?: true;
  /** True where tables may say it too. */
  isTable?: true;
  /** Matches the folded heading of such a passage, where it has a usual one. */
  heading?: RegExp;
  /** The intent whose headings hold such passages, also where they have few words of the query. */
  matter?: string;
}

const LANGUAGES: readonly Language[] = ["pt-BR", "en", "es"];
const QUOTED: readonly Passage["kind"][] = ["prose", "question", "fact"];
const REMEDIES_MAX = 2;
const WHOLE_LENGTH = 560;
const FOUND_MAX = 8;
const HELD_LEAST = 0.6;

/** Searches for the words that meet a signal. A doubt is met with the site's own words alone. */
const remedies: Readonly<Partial<Record<Signal, Remedy>>> = {
  price: {
    queries: {
      "pt-BR": ["desconto no Pix", "parcelamos sem juros", "cupom de desconto"],
      en: ["discount", "interest-free installments", "discount coupon"],
      es: ["descuento", "cuotas sin intereses", "cupón de descuento"],
    },
    says: new RegExp(
      `\\d\\s?%|${anyOf(({ matters }) => matters.interestFree)}|\\b${anyOf(({ matters }) => matters.discountName)}\\b.*\\d|\\d.*\\b${anyOf(({ matters }) => matters.discountName)}\\b`,
    ),
  },
  time: {
    queries: {
      "pt-BR": ["entrega expressa", "retirada na loja"],
      en: ["express delivery", "store pickup"],
      es: ["entrega exprés", "retiro en la tienda"],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.quickSaid)}\\b`),
  },
  trust: {
    queries: {
      "pt-BR": ["segurança do pagamento", "direito de arrependimento", "CNPJ da empresa"],
      en: ["payment security", "right to return", "company registration"],
      es: ["seguridad del pago", "derecho de desistimiento", "datos de la empresa"],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.trustSaid)}\\b`),
  },
  broken: {
    queries: {
      "pt-BR": ["produto chegou quebrado", "produto com defeito"],
      en: ["product arrived broken", "defective product"],
      es: ["producto llegó roto", "producto defectuoso"],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.brokenSaid)}\\b`),
  },
  failed: {
    queries: {
      "pt-BR": ["como acionar a garantia", "conserto fora da garantia"],
      en: ["claim the warranty", "repair out of warranty"],
      es: ["activar la garantía", "reparación fuera de la garantía"],
    },
    isSteps: true,
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.failedSaid)}\\b`),
  },
  late: {
    queries: {
      "pt-BR": ["rastreio do pedido", "pedido atrasado"],
      en: ["order tracking", "late order"],
      es: ["seguimiento del pedido", "pedido atrasado"],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.lateSaid)}\\b`),
  },
  regret: {
    queries: {
      "pt-BR": [
        "direito de arrependimento desistir da compra",
        "desistir da compra dinheiro de volta",
        "devolução do produto",
        "preciso cancelar",
      ],
      en: ["right to cancel the purchase", "return for a refund", "return the product", "need to cancel"],
      es: [
        "derecho de desistimiento de la compra",
        "desistir de la compra devolución del dinero",
        "devolución del producto",
        "necesito cancelar",
      ],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.regretSaid)}\\b`),
  },
  buying: {
    queries: {
      "pt-BR": ["como faço um pedido", "como comprar", "como reservar ou agendar", "como me inscrevo"],
      en: ["how to place an order", "how to buy", "how to book", "how to sign up"],
      es: ["cómo hago un pedido", "cómo comprar", "cómo reservar", "cómo me inscribo"],
    },
    says: new RegExp(`\\b${anyOf(({ matters }) => matters.buyingSaid)}\\b`),
    heading: new RegExp(
      `^\\W*${anyOf(({ matters }) => matters.howTo)}\\b.*\\b${anyOf(({ matters }) => matters.buyingHeading)}\\b`,
    ),
  },
};

/** A search for the terms of larger quantities. */
const BULK: Remedy = {
  queries: {
    "pt-BR": [
      "venda no atacado",
      "vendem para lojas e empresas",
      "preço para revenda",
      "desconto por quantidade",
    ],
    en: ["wholesale", "sell to shops and companies", "price for resellers", "volume discount"],
    es: [
      "venta al por mayor",
      "venden a tiendas y empresas",
      "precio para reventa",
      "descuento por cantidad",
    ],
  },
  says: new RegExp(`\\b${anyOf(({ matters }) => matters.bulkSaid)}\\b`),
};

/** A search for the site's word on the price of another seller. */
const MATCHED_PRICE: Remedy = {
  queries: {
    "pt-BR": ["cobrimos o preço", "igualamos o preço", "menor preço garantido"],
    en: ["price match", "match the price", "beat the price"],
    es: ["igualamos el precio", "mejoramos el precio", "cubrimos el precio"],
  },
  says: new RegExp(`\\b${anyOf(({ matters }) => matters.matchesPrice)}`),
};

/** The site's own words on how to buy. */
export function howToBuy(language: Language, knowledge: Knowledge): Evidence[] {
  const { buying } = remedies;
  return buying === undefined ? [] : findRemedies(buying, language, knowledge).slice(0, 1);
}

/** The site's own terms of larger quantities. */
export function bulkTerms(language: Language, knowledge: Knowledge): Evidence[] {
  return findRemedies(BULK, language, knowledge).slice(0, 1);
}

/** A question of its own wants its own answer: a doubt is stated, or asked with yes or no. */
const ASKS = new RegExp(
  `^(?:${anyOf(({ asking }) => asking.and)} )?${anyOf(({ matters }) => matters.asksForItself)}\\b`,
);

/** True for a signal that is an objection to buying. */
export function isDoubt(signal: Signal): boolean {
  return signal === "price" || signal === "trust" || signal === "time" || signal === "need";
}

/** True for a signal that something went wrong with a purchase. */
export function isTrouble(signal: Signal | null): boolean {
  return signal === "broken" || signal === "failed" || signal === "late" || signal === "regret";
}

/** The site's own passages that meet a message's signal, one for each query. */
export function remediesFor(
  reading: Pick<Reading, "signal" | "written" | "meant" | "language" | "topic">,
  knowledge: Knowledge,
): Evidence[] {
  const { signal, written, language, topic } = reading;
  const remedy = signal === null ? undefined : remedies[signal];
  if (signal === null || remedy === undefined) return [];
  // Who is cheaper elsewhere is told what the site does about that, where it says so; else what else lowers the price.
  if (signal === "price" && tellsOfOthers(reading)) {
    const matched = findRemedies(MATCHED_PRICE, language, knowledge).slice(0, 1);
    if (matched.length > 0) return matched;
  }
  // Where nothing is sold there is no doubt about buying: "does it take long?" is a question like any other.
  if (isDoubt(signal) && (ASKS.test(written.folded) || knowledge.ofKind("product").length === 0)) return [];
  return findRemedies(remedy, language, knowledge, isDoubt(signal) ? topic.text : "").slice(
    0,
    isDoubt(signal) ? REMEDIES_MAX : 1,
  );
}

type Found = Map<Remedy, Partial<Record<Language, readonly Evidence[]>>>;

const foundBySite = new WeakMap<Knowledge, Found>();

/**
 * The passages that a remedy finds, one for each query at most, none repeating another. What a site says without a topic never
 * changes, so it is looked for once.
 */
export function findRemedies(
  remedy: Remedy,
  language: Language,
  knowledge: Knowledge,
  topic = "",
): readonly Evidence[] {
  if (topic !== "") return lookForRemedies(remedy, language, knowledge, topic);
  const bySite: Found = foundBySite.get(knowledge) ?? new Map();
  foundBySite.set(knowledge, bySite);
  const known = bySite.get(remedy) ?? {};
  bySite.set(remedy, known);
  known[language] ??= lookForRemedies(remedy, language, knowledge, "");
  return known[language];
}

function lookForRemedies(
  remedy: Remedy,
  language: Language,
  knowledge: Knowledge,
  topic: string,
): Evidence[] {
  const found: Evidence[] = [];
  const written = languagesOf(knowledge);
  // Pages are asked in their own words first: those of another language find less, and something else.
  const rank = (one: Language) => (!written.includes(one) ? 2 : one === language ? 0 : 1);
  const languages = LANGUAGES.toSorted((one, other) => rank(one) - rank(other));
  for (const [place] of remedy.queries["pt-BR"].entries()) {
    const best = firstOf(languages, (one) => {
      const text = remedy.queries[one][place] ?? "";
      return text === "" ? undefined : findRemedy(remedy, { text, language: one, topic }, knowledge, found);
    });
    if (best !== undefined) found.push(best);
  }
  return found;
}

function findRemedy(
  remedy: Remedy,
  query: Query,
  knowledge: Knowledge,
  found: readonly Evidence[],
): Evidence | undefined {
  const compare = knowledge.compare(query);
  const evidence = knowledge.search({ ...query, limit: FOUND_MAX }).map((hit): Evidence => {
    const { passage } = hit;
    const quote = isWhole(passage, remedy)
      ? passage.text
          .split("\n")
          .slice(passage.kind === "table" ? 1 : 0)
          .join("\n")
      : quoteOf(passage, compare, (folded) => remedy.says.test(folded)).text;
    const support = compare(`${passage.title} ${passage.heading} ${quote}`, passage.language);
    return { ...hit, quote, support, matchesIntent: true };
  });
  const isHeld = ({ passage, support }: Evidence) => {
    const heading = fold(lastHeading(passage));
    if (remedy.heading !== undefined) return remedy.heading.test(heading);
    return support >= HELD_LEAST || (remedy.matter !== undefined && headingMatches(remedy.matter, heading));
  };
  return evidence.find(
    (one) =>
      isHeld(one) &&
      (remedy.isTable || QUOTED.includes(one.passage.kind)) &&
      remedy.says.test(fold(`${one.passage.heading} ${one.quote}`)) &&
      found.every(({ passage, quote }) => passage !== one.passage && quote !== one.quote),
  );
}

/** True for passages that are quoted whole: one row does not say what a table says, nor one step what to do. */
function isWhole({ kind, text }: Passage, { isTable, isSteps }: Remedy): boolean {
  return kind === "table" ? isTable === true : isSteps === true && text.length <= WHOLE_LENGTH;
}

function firstOf<Value, Result>(
  values: readonly Value[],
  find: (value: Value) => Result | undefined,
): Result | undefined {
  for (const value of values) {
    const result = find(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

function lastHeading({ heading }: Passage): string {
  return heading.split(" › ").at(-1) ?? "";
}
