import type {
  CardPart,
  Choice,
  CitationPart,
  Contact,
  Language,
  ProductPart,
  ReplyEnd,
  SiteSettings,
  VisitorIdentity,
} from "@prosa/protocol";
import type { Passage, ProductFacts } from "../knowledge/passage.ts";
import type { Tokens } from "../platform/token-budget.ts";
import type { ComparedProduct, Evidence, Finding, Sale } from "./findings.ts";
import type { Context, PastTurn } from "./memory.ts";
import type { Reading } from "./reading.ts";

/** A visitor's message as it enters the pipeline. Each step returns the turn with its own finding added. */
export interface ReceivedTurn {
  /** The visitor's message's id. */
  id: string;
  text: string;
  /** The language of the visitor's interface, where the client sent it. */
  interfaceLanguage?: Language;
  /** The address of the page that the visitor is on, by the client's word, without query and fragment. */
  page?: string;
  /** Who the visitor is, where the site has said so. */
  identity?: VisitorIdentity;
  /** The visitor pressed for a person: no reading of the text is needed. */
  wantsHuman?: boolean;
  /** The text is the label of a choice that a reply offered. */
  isChoice?: true;
  /** The visitor chose to wait for a model that takes long. */
  isPatient?: boolean;
  /** The visitor wants another answer to the same words: passages, by id, that the answers so far cited. */
  avoid?: readonly string[];
  /** The visitor's contact, where a form was submitted; the steps decide which part of it a reply may use. */
  contact?: Contact;
  /** The visitor may be asked for a rating: the site wants it, and none was asked for or given yet. */
  maySurvey?: boolean;
  /** The arms of experiments on the LLM's guidance, which `site` holds already. */
  arms?: readonly { experiment: string; variant: string; isGuidance: true }[];
  site: SiteSettings;
  context: Context;
  /** The room's clock, in milliseconds since 1970. */
  at: number;
}

export interface NormalisedTurn extends ReceivedTurn {
  /** The text as shown and quoted. */
  display: string;
}

export interface UnderstoodTurn extends NormalisedTurn {
  /** All that was read from the message. */
  reading: Reading;
}

export interface RetrievedTurn extends UnderstoodTurn {
  /** The passages that speak of the message, those first whose words answer it. */
  hits: readonly Evidence[];
  /** The lines of them that an answer would quote, and how likely they answer, 0 to 1. */
  quotes: readonly Evidence[];
  chance: number;
  /** The findings of the evidence steps beside the passages; read with `findingOf`. */
  findings: readonly Finding[];
}

/** Asked for, beyond the assistant, in trouble, named by the site, or about an order that only people can look up. */
export type HandOverCause = "danger" | "asked" | "unsure" | "trouble" | "listed" | "order";

/** The aim of a reply, besides the facts. */
export type Strategy = "greeting" | "informing" | "objection" | "closing" | "service" | "follow-up";

/** A strategy with its cause, short and stable enough to count in logs. */
export interface StrategyChoice {
  name: Strategy;
  reason: string;
}

/** The act that answers a message, and its reason, which goes to the log and to `POST /api/chat`. */
export interface Decision {
  action: "answer" | "clarify" | "hand-over" | "decline";
  reason: string;
  /** The strategy of the reply. */
  strategy: StrategyChoice;
  /** The cause of a hand-over. */
  cause?: HandOverCause;
  /** A person is called for want of an answer alone: a model that finds one answers instead. */
  ifUnanswered?: true;
  /** The visitor asks what happens after a hand-over. */
  tellsNext?: true;
  /** The visitor left a way to be reached, which a form offers to pass on. */
  leftContact?: "phone" | "email";
  /** The reply asks how the conversation was. */
  asksScore?: true;
  /** The passages the reply may rest on, best first. */
  evidence: readonly Evidence[];
  /** The product that an answer is about, when its facts are asked for. */
  product?: ProductFacts;
  /** The products of an answer that lists what there is to buy. */
  catalogue?: readonly ProductFacts[];
  compared?: readonly ComparedProduct[];
  /** The step towards buying that an answer takes. */
  sale?: Sale;
  /** The visitor is offered to be written to, by a form. */
  invitesContact?: true;
  /** The visitor asked for a ticket, which a form prepares. */
  opensTicket?: true;
  /** Evidence near a question that is not answered, offered instead. */
  offers?: readonly Evidence[];
  /** Passages of the pages that most likely hold what is not answered, one a page, to be pointed at. */
  pages?: readonly Passage[];
}

/** A decision before its strategy is added. */
export type Act = Omit<Decision, "strategy">;

/** A turn with the measures that several rules look at. */
export interface Weighed {
  readonly turn: RetrievedTurn;
  /** True where what would be quoted answers likely enough for the site's owner. */
  readonly isLikely: boolean;
  /** True where the intent alone decides. */
  readonly isSure: boolean;
  /** True where the message's signal is met before its question is. */
  readonly needsRemedy: boolean;
}

export interface DecidedTurn extends RetrievedTurn {
  decision: Decision;
  /** The turns of a message's several questions, each decided by itself, where they are answered one by one. */
  parts?: readonly DecidedTurn[];
}

/** Why a reply did not come from where it should. */
export type ReplyNotice = "model-unavailable" | "model-late" | "no-source";

/** The act of a model that decides by itself, as far as its words and sources bear it out. */
export interface ReplyEnding {
  action: Decision["action"];
  /** The passages that the reply cites. */
  cited: readonly Passage[];
}

/** A model's reply, whole. */
export interface Reply {
  text: string;
  citations: readonly CitationPart[];
  choices: readonly Choice[];
  products: readonly ProductPart[];
  /** Actions to take next, such as a call to the site's people. */
  cards: readonly CardPart[];
  end: ReplyEnd;
  /** Absent where the reply only puts the turn's decision into words. */
  ending?: ReplyEnding;
  /** The passages, by id, that were read for it and not for a reply before it. */
  read?: readonly string[];
  /** Said beside the reply when it did not come from where it should. */
  notice?: ReplyNotice;
}

export interface RecordedTurn extends DecidedTurn {
  reply: Reply;
  /** The name of the model that was asked for the reply. */
  askedModel?: string;
  /** The tokens that LLMs read and wrote for it. */
  spent?: Tokens;
  /** The model proposed to take down how to reach the visitor. */
  proposesContact?: true;
  /** The part of it that the context keeps. */
  past: PastTurn;
  /** The context for the next turn. */
  next: Context;
}
