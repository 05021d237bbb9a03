import type { Language, SiteSettings } from "@prosa/protocol";
import type { Knowledge } from "../knowledge/passage.ts";
import { detectLanguage } from "../language/detect.ts";
import { withPlaceNames } from "../language/places.ts";
import { findEntities } from "../understanding/entities/entities.ts";
import type { IntentReading } from "../understanding/intents/intent.ts";
import { intentsOf } from "../understanding/intents/site-intents.ts";
import { readSentiment } from "../understanding/sentiment/sentiment.ts";
import type { TurnDeps } from "./ports.ts";
import { readDialogue } from "./query/dialogue.ts";
import { withoutGreeting } from "./query/greeting.ts";
import { withTalkedPlace } from "./query/location-context.ts";
import { normaliseQuery } from "./query/normalise-query.ts";
import type { NormalisedTurn, UnderstoodTurn } from "./turn.ts";

const NO_READING: IntentReading = { name: "unknown", confidence: 0, alternatives: [] };
const CHOICE_WORDS_MAX = 10;
const ASKED_FOR = { name: "human", confidence: 1, alternatives: [] };

/** Adds the language, the intent, what the message names, how it feels and where in buying it stands. A message too short to tell stays in the language of the talk. */
export function understand(turn: NormalisedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): UnderstoodTurn {
  const fallback = spokenBefore(turn);
  const hasWords = /\p{L}/u.test(turn.display);
  const language =
    hasWords && !turn.wantsHuman && !isChoice(turn, knowledge)
      ? detectLanguage(turn.display, { among: turn.site.languages, fallback }).language
      : fallback;
  const spelt = turn.wantsHuman
    ? turn.display
    : withTimes(withPlaceNames(normaliseQuery(turn.display, language, knowledge)), language);
  const own = turn.wantsHuman ? ASKED_FOR : hasWords ? clearerIntent(turn, spelt) : NO_READING;
  const placed = withTalkedPlace(spelt, language, own.name, turn.context.turns);
  const intent = placed === undefined ? own : { ...own, name: "delivery" };
  const meant = placed ?? spelt;
  const dialogue = readDialogue({ text: turn.display, intent: intent.name }, turn.context);
  return {
    ...turn,
    language,
    meant,
    intent,
    entities: findEntities(turn.display, { language, now: turn.at }),
    // Slang hides a question's opening words, without which "quanto demora?" reads as a complaint.
    sentiment: readSentiment(spelt, language),
    ...dialogue,
    // Who asks how long a parcel takes to a place asks that; it is no complaint of the time.
    signal: placed !== undefined && dialogue.signal === "time" ? null : dialogue.signal,
  };
}

/** "In 3x?" asks about instalments, whatever their number. */
function withTimes(text: string, language: Language): string {
  return language === "pt-BR" ? text.replace(/(?<![\p{L}\d])\d{1,2}\s?x(?![\p{L}\d])/giu, "vezes") : text;
}

/** The reading of a message as written or as meant, whichever says more. */
function clearerIntent({ display, site }: NormalisedTurn, meant: string): IntentReading {
  const intents = intentsOf(site.phrases);
  const [first = NO_READING, second = first] = [...new Set([meant, display])].map((text) =>
    intents.classify(withoutGreeting(text)),
  );
  const isClearer =
    second.name !== "unknown" && (first.name === "unknown" || second.confidence > first.confidence);
  return isClearer ? second : first;
}

/** A choice offered in the page's language, or a piece of what was just quoted from it, says nothing of the visitor's. */
function isChoice({ display, context }: NormalisedTurn, knowledge: Knowledge): boolean {
  if (/[?¿]/.test(display) || display.split(/\s+/).length > CHOICE_WORDS_MAX) return false;
  const last = context.turns.at(-1);
  return (
    last?.action === "clarify" ||
    last?.cited.some((id) => knowledge.find(id)?.text.includes(display)) === true
  );
}

function spokenBefore({ context, interfaceLanguage, site }: NormalisedTurn): Language {
  const known = [context.language, interfaceLanguage].find((one) => one && site.languages.includes(one));
  return known ?? firstLanguage(site);
}

function firstLanguage({ languages }: SiteSettings): Language {
  return languages[0] ?? "pt-BR";
}
