import type { Language } from "@prosa/protocol";
import type { DangerKind } from "../language/pack/danger.ts";
import type { NamedPlace } from "../language/places.ts";
import type { Entity } from "../understanding/entities/entities.ts";
import type { IntentReading } from "../understanding/intents/intent.ts";
import type { Sentiment } from "../understanding/sentiment/sentiment.ts";

/** A text split into its words. */
export interface FoldedText {
  readonly text: string;
  /** The text in lower case, without accents. */
  readonly folded: string;
  /** The folded words and numbers, in order. */
  readonly words: readonly string[];
}

/** A text with the words that say what it is about. */
export interface ReadText extends FoldedText {
  /** The folded words without stop words, each once. */
  readonly contentWords: readonly string[];
}

/** How near a visitor is to buying, or that they have bought. */
export type Stage = "discovering" | "comparing" | "deciding" | "customer";

/** A doubt that holds a visitor back from buying. */
export type Objection = "price" | "trust" | "time" | "need";

/**
 * A message may bring more than a question: a doubt, a wish to buy, goods that came broken or broke later, an order that is
 * late, a purchase that is regretted, or a visit that ends until later.
 */
export type Signal = Objection | "buying" | "broken" | "failed" | "late" | "regret" | "leaving";

/** All that is read from a message, once: the understand step makes it, and every later step takes it from here. */
export interface Reading {
  readonly language: Language;
  /** The message as the visitor wrote it. */
  readonly written: FoldedText;
  /** The message with slang and typing errors corrected, and with the place that it leans on: for matching alone. */
  readonly meant: ReadText;
  /** The places that the message names, in order. */
  readonly places: readonly NamedPlace[];
  /** The content words of `meant` that name no place. */
  readonly matter: readonly string[];
  /** The text to search for: `meant` without its greeting; empty where nothing is asked. */
  readonly query: ReadText;
  /** The words of the talk so far that the message leans on; empty where it leans on none. */
  readonly topic: ReadText;
  /** The message begins a subject of its own, of which the talk before says nothing. */
  readonly isOfItsOwn?: boolean;
  /** False for a pressed wish for a person and for a message without a letter. */
  readonly asksSomething: boolean;
  readonly intent: IntentReading;
  /** Dates, amounts, documents and addresses in the message; found when first asked for. */
  readonly entities: () => readonly Entity[];
  readonly sentiment: Sentiment;
  /** The visitor's stage of buying, by the talk so far. */
  readonly stage: Stage;
  /** The objections of this message and of the one before it, most recent first. */
  readonly objections: readonly Objection[];
  /** The doubt, the wish to buy or the trouble that this message brings. */
  readonly signal: Signal | null;
  /** A life or somebody's health is in danger, by the message's own words; a rule answers such a message. */
  readonly danger: DangerKind | null;
}
