import type {
  CardPart,
  Choice,
  CitationPart,
  Contact,
  Language,
  ProductPart,
  ReplyEnd,
  SiteSettings,
} from "@prosa/protocol";
import type { Hit, Passage, ProductFacts } from "../knowledge/passage.ts";
import type { Model, ReplyReach } from "../models/model.ts";
import type { Entity } from "../understanding/entities/entities.ts";
import type { IntentReading } from "../understanding/intents/intent.ts";
import type { Sentiment } from "../understanding/sentiment/sentiment.ts";
import type { Objection, Stage } from "../understanding/stage.ts";
import type { StrategyChoice } from "./decision/strategy.ts";
import type { Order } from "./evidence/products/measures.ts";
import type { Context, PastTurn } from "./memory.ts";

/** A visitor's message as it enters the pipeline. Each step returns the turn with its own finding added. */
export interface ReceivedTurn {
  /** The visitor's message's id. */
  id: string;
  text: string;
  /** The language of the visitor's interface, when the client told it. */
  interfaceLanguage?: Language;
  /** The visitor pressed for a person: no reading of the text is needed. */
  wantsHuman?: boolean;
  /** The visitor wants another answer to the same words: passages, by id, that the answers so far cited. */
  avoid?: readonly string[];
  /** How to reach the visitor, where a form was submitted; what of it a reply may use is the steps' to say. */
  contact?: Contact;
  /** The visitor may be asked how the conversation was: the site wants it, and nobody has asked or told yet. */
  maySurvey?: boolean;
  site: SiteSettings;
  context: Context;
  /** The room's clock, in milliseconds since 1970. */
  at: number;
}

export interface NormalisedTurn extends ReceivedTurn {
  /** The text as shown and quoted. */
  display: string;
  /** The text as compared: lower case, accents folded. */
  folded: string;
}

export interface UnderstoodTurn extends NormalisedTurn {
  language: Language;
  /** The text as it was meant, slang and typing errors mended: for matching alone. */
  meant: string;
  intent: IntentReading;
  entities: readonly Entity[];
  sentiment: Sentiment;
  /** Where in buying the visitor stands, by the talk so far. */
  stage: Stage;
  /** What this message and the one before hold against buying, most recent first. */
  objections: readonly Objection[];
  /** The doubt, the wish to buy or the trouble that this message brings. */
  cue: Cue | null;
}

/** What a message may bring beside a question: a doubt, a wish to buy, goods that came broken or broke later, an order that does not come, a purchase that is regretted, or a leave until later. */
export type Cue = Objection | "buying" | "broken" | "failed" | "late" | "regret" | "leaving";

/** A passage found, with the words of it that answer. */
export interface Ground extends Hit {
  /** Verbatim lines of the passage. */
  quote: string;
  /** The share of the question that the quote holds together with the headings above it, 0…1. */
  support: number;
  /** Whether the quote holds the kind of thing asked for (a price, a date); undefined where none certain is. */
  isExpected?: boolean;
  /** It says, in the first person, that they do what they are asked whether they do. */
  isOfDoing?: true;
  /** Whether it stands under headings such as answer the message's intent. */
  isSuited: boolean;
}

/** A product that a message may name. */
export interface NamedProduct {
  ground: Ground;
  /** The share of the message's informative weight that the product's name holds, 0…1. */
  named: number;
}

/** A product of a comparison, with what its own page says of it: of what was asked, or of itself. */
export interface ComparedProduct {
  ground: Ground;
  says?: Ground;
  /** What each of the compared pages states and states differently, by its name there. */
  qualities: readonly (readonly [name: string, value: string])[];
}

export interface RetrievedTurn extends UnderstoodTurn {
  /** What was searched for: the message, and the topic of the talk where the message alone does not say it. */
  query: string;
  topic: string;
  hits: readonly Ground[];
  /** The passages nearest to the message in meaning, where that is known, whatever words they hold. */
  nearest?: readonly Passage[];
  /** Products that the message names, the best named first. */
  products: readonly NamedProduct[];
  /** The site's products, when a message asks what there is to buy and names none. */
  catalogue?: readonly Ground[];
  /** The catalogue runs from the cheapest on, for who asked for that. */
  isByPrice?: true;
  /** The catalogue begins with the dearest instead. */
  isDearest?: true;
  /** What the page of the one product that a message names says of what is asked of it. */
  detail?: Ground;
  /** What the page of a product that is sold out says of that. */
  soldOut?: Ground;
  /** What the page of the one product that a message names states of its instalments, where they are asked for. */
  instalment?: Ground;
  /** The order in which the compared products stand, where one is asked for. */
  order?: Order;
  /** Another product of the same kind as the one that a message names. */
  sibling?: ProductFacts;
  /** How the page of the one product that a message names describes it. */
  described?: Ground;
  /** The products among which advice is asked for, though their pages do not say what is asked. */
  advised?: readonly Ground[];
  /** What the site says on the matter that a message asks about in general. */
  overview?: readonly Ground[];
  /** The products that a message compares. */
  compared?: readonly ComparedProduct[];
  /** The message asks for advice on the product that it names, and for nothing else. */
  isRecommending?: true;
  /** Questions to offer who asks about a product: what buyers ask next and the site answers. */
  nextQuestions?: readonly string[];
  /** Questions to offer who has only greeted. */
  starters?: readonly string[];
  /** Where the site says how to reach its people, the fullest first. */
  contacts: readonly Passage[];
  /** The share of the message that the fullest of them holds; 0 where it lacks the kind of thing asked for. */
  contactsSupport: number;
  /** Passages that meet the message's cue, where the site has any. */
  aids: readonly Ground[];
}

/** Asked for, beyond the assistant, in trouble, named by the site, or about an order that only people can look up. */
export type HandOverCause = "asked" | "unsure" | "trouble" | "listed" | "order";

/** What to do with a message, and why; the reason goes to the log and to `POST /api/chat`. */
export interface Decision {
  action: "answer" | "clarify" | "hand-over" | "decline";
  reason: string;
  /** How to say it. */
  strategy: StrategyChoice;
  /** Why a person shall take over, where one shall. */
  cause?: HandOverCause;
  /** The reply asks how the conversation was. */
  asksScore?: true;
  /** The passages the reply may rest on, best first. */
  grounds: readonly Ground[];
  /** The product that an answer is about, when its facts are asked for. */
  product?: ProductFacts;
  /** The products of an answer that lists what there is to buy. */
  catalogue?: readonly ProductFacts[];
  compared?: readonly ComparedProduct[];
  /** What lies near a question that is not answered, to be offered instead. */
  offers?: readonly Ground[];
}

export interface DecidedTurn extends RetrievedTurn {
  decision: Decision;
  /** The turns of a message's several questions, each decided by itself, where they are answered one by one. */
  parts?: readonly DecidedTurn[];
}

/** What a model wrote, whole. */
export interface Reply {
  text: string;
  citations: readonly CitationPart[];
  choices: readonly Choice[];
  products: readonly ProductPart[];
  /** What to do next, e.g. reach the site's people. */
  cards: readonly CardPart[];
  end: ReplyEnd;
  /** Said beside the reply when it did not come from where it should. */
  notice?: "model-unavailable";
}

export interface RecordedTurn extends DecidedTurn {
  reply: Reply;
  /** The model proposed to take down how to reach the visitor. */
  proposesContact?: true;
  /** What of it the context keeps. */
  past: PastTurn;
  /** The context for the next turn. */
  next: Context;
}

/** All that a step may reach beyond its turn. No step reads a clock, an environment variable or a global. */
export interface TurnDeps extends ReplyReach {
  model: Model;
}
