import type { Hit, Passage, ProductFacts } from "../knowledge/passage.ts";
import type { SellingMove } from "../language/pack/selling.ts";

/** A passage found, with its words that answer. */
export interface Evidence extends Hit {
  /** Verbatim lines of the passage. */
  quote: string;
  /** The share of the question that the quote holds together with the headings above it, 0…1. */
  support: number;
  /** True where the quote holds the kind of thing asked for (a price, a date); undefined where that cannot be told. */
  hasAnswerType?: boolean;
  /** It says, in the first person, that they do what they are asked whether they do. */
  affirmsDoing?: true;
  /** True where its headings match the message's intent. */
  matchesIntent: boolean;
  /** It is the answer to a question, or a fact with keywords, that the message asks in nearly the same words. */
  asksSame?: true;
}

/** The measure by which products are ordered, and the end of the order that is asked for. */
export interface Order {
  by: "size" | "weight" | "height";
  from: "most" | "least";
}

/** The share of the best name's by which products count as named alike. */
export const NAMED_ALIKE = 0.95;

/** A product that a message may name. */
export interface NamedProduct {
  evidence: Evidence;
  /** The share of the message's informative weight that the product's name holds, 0…1. */
  named: number;
}

/** A product of a comparison, with its page's answer to the question or its description. */
export interface ComparedProduct {
  evidence: Evidence;
  says?: Evidence;
  /** The qualities that each of the compared pages states differently, by their names there. */
  qualities: readonly (readonly [name: string, value: string])[];
}

/** A step of the visitor towards buying. */
export interface Sale {
  move: SellingMove | "total" | "stock" | "no-discount";
  /** False at a site that sells no products, such as a clinic: one books or asks there. */
  isShop: boolean;
  /** The goods that it is about: several where it is open which one is meant. */
  goods: readonly Evidence[];
  /** How many of the one product. */
  quantity: number;
  /** Several goods that the message names one by one, each with how many of it. */
  order?: readonly { evidence: Evidence; quantity: number }[];
  /** Goods offered beside or instead, with the line of each page that speaks for it. */
  others: readonly ComparedProduct[];
  /** The site's own words on the step: how to buy, terms of larger quantities. */
  terms: readonly Evidence[];
}

/** Something that the evidence steps found for a message, beside the passages themselves. A turn has at most one of each kind. */
export type Finding =
  /** The passages nearest to the message in meaning, whatever words they hold. */
  | { kind: "nearest"; passages: readonly Passage[] }
  /** The message as a question of its own, by an LLM, with the passages that its words find. */
  | { kind: "condensed"; question: string; passages: readonly Passage[] }
  /** Products that the message names, the best named first. */
  | { kind: "products"; products: readonly NamedProduct[] }
  /** Pages that say how to reach the site's people, the fullest first. */
  | {
      kind: "contacts";
      passages: readonly Passage[];
      /** The share of the message that the fullest of them holds; 0 where it lacks the kind of thing asked for. */
      support: number;
    }
  /** The lines in which the site's pages state its address or its hours, for a message that asks for them. */
  | { kind: "own-lines"; evidence: readonly Evidence[] }
  /** Lines on the place that the message names: of the passage that the talk is on, and the rows of a table. */
  | { kind: "place"; evidence: readonly Evidence[] }
  /** Passages that meet the message's signal. */
  | { kind: "remedies"; evidence: readonly Evidence[] }
  /** The site's own words on emergencies, for a message that tells of a danger. */
  | { kind: "emergency"; evidence: Evidence }
  /** The products to list: those of a kind, of a price, or all that the site sells. */
  | { kind: "catalogue"; evidence: readonly Evidence[] }
  /** The message asks for the cheapest products, or for the dearest. */
  | { kind: "price-order"; from: "cheapest" | "dearest" }
  /** The part of a product's page that answers the question about it. */
  | { kind: "detail"; evidence: Evidence }
  /** The part of a product's page that says when there will be more of it. */
  | { kind: "sold-out"; evidence: Evidence }
  /** The instalments of a product, or the site's terms of them. */
  | { kind: "instalment"; evidence: Evidence }
  /** Products side by side, in an order where the message asks for one. */
  | { kind: "comparison"; products: readonly ComparedProduct[]; order?: Order }
  /** The only other product of the same kind as the one named. */
  | { kind: "sibling"; product: ProductFacts }
  /** The page's description of the product named. */
  | { kind: "description"; evidence: Evidence }
  /** Products among which the message asks for advice, where their pages do not say what is asked. */
  | { kind: "advice"; evidence: readonly Evidence[] }
  /** The message asks for advice on the product that it names, and for nothing else. */
  | { kind: "recommendation" }
  /** The site's passages on the matter that a message asks about in general. */
  | { kind: "overview"; evidence: readonly Evidence[] }
  /** The lines on the person, the row or the section that the talk is about, or that the message names next. */
  | {
      kind: "subject";
      evidence: Evidence;
      /** Further things of its page that the message holds against it. */
      beside?: readonly Evidence[];
      /** The product that it is, where it is one. */
      product?: ProductFacts;
      /** False where the message does not point at it: a surer answer elsewhere goes before. */
      isMeant: boolean;
    }
  /** The message is a pressed choice that names a question or heading of the site: the passages below it are all there is to it. */
  | { kind: "pressed" }
  /** A step towards buying, with the goods that it is about. */
  | { kind: "sale"; sale: Sale }
  /** The site's own questions that may follow the answer. */
  | { kind: "next-questions"; questions: readonly string[] }
  /** Things to ask first, for a visitor who has only greeted. */
  | { kind: "starters"; questions: readonly string[] };

type FindingKind = Finding["kind"];
type FindingOf<Kind extends FindingKind> = Extract<Finding, { kind: Kind }>;

interface Found {
  readonly findings: readonly Finding[];
}

/** The turn's finding of a kind; undefined where it has none. */
export function findingOf<Kind extends FindingKind>(
  { findings }: Found,
  kind: Kind,
): FindingOf<Kind> | undefined {
  return findings.find((finding): finding is FindingOf<Kind> => finding.kind === kind);
}

/** The turn with more findings, each in place of one of its kind. */
export function withFindings<Turn extends Found>(turn: Turn, ...added: readonly Finding[]): Turn {
  const kinds = new Set(added.map(({ kind }) => kind));
  return { ...turn, findings: [...turn.findings.filter(({ kind }) => !kinds.has(kind)), ...added] };
}

/** The turn without its findings of some kinds. */
export function withoutFindings<Turn extends Found>(turn: Turn, ...kinds: readonly FindingKind[]): Turn {
  return { ...turn, findings: turn.findings.filter(({ kind }) => !kinds.includes(kind)) };
}

/** The products that the message names, the best named first; none where it names none. */
export function productsNamed(turn: Found): readonly NamedProduct[] {
  return findingOf(turn, "products")?.products ?? [];
}

/** The passages that meet the message's signal; none where the site has none. */
export function remediesOf(turn: Found): readonly Evidence[] {
  return findingOf(turn, "remedies")?.evidence ?? [];
}

/** Pages that say how to reach the site's people, the fullest first. */
export function contactsOf(turn: Found): readonly Passage[] {
  return findingOf(turn, "contacts")?.passages ?? [];
}

/** The passages nearest to the message in meaning; none where that is not known. */
export function nearestOf(turn: Found): readonly Passage[] {
  return findingOf(turn, "nearest")?.passages ?? [];
}

/** A quote of a passage that was looked up and not searched for. */
export function sureEvidence(passage: Passage, quote = passage.text.split("\n")[0] ?? ""): Evidence {
  return { passage, quote, score: 1, coverage: 1, support: 1, matchesIntent: true };
}
