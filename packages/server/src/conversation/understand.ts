import type { Language, SiteSettings } from "@prosa/protocol";
import { findEntities } from "../understanding/entities.ts";
import type { IntentReading } from "../understanding/intent.ts";
import { detectLanguage } from "../understanding/language.ts";
import { readSentiment } from "../understanding/sentiment.ts";
import { intentsOf } from "../understanding/site-intents.ts";
import { withoutGreeting } from "./greeting.ts";
import { withPlaceNames, withTalkedPlace } from "./places-said.ts";
import { respell } from "./respell.ts";
import { readDialogue } from "./strategy.ts";
import type { NormalisedTurn, TurnDeps, UnderstoodTurn } from "./turn.ts";

const NO_READING: IntentReading = { name: "unknown", confidence: 0, alternatives: [] };
const CHOICE_WORDS_MAX = 10;
const ASKED_FOR = { name: "human", confidence: 1, alternatives: [] };

/** Adds the language, the intent, what the message names, how it feels and where in buying it stands. A message too short to tell stays in the language of the talk. */
export function understand(turn: NormalisedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): UnderstoodTurn {
  const fallback = spokenBefore(turn);
  const hasWords = /\p{L}/u.test(turn.display);
  const language =
    hasWords && !turn.wantsHuman && !isChoice(turn)
      ? detectLanguage(turn.display, { among: turn.site.languages, fallback }).language
      : fallback;
  const spelt = turn.wantsHuman ? turn.display : withPlaceNames(respell(turn.display, language, knowledge));
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
    cue: placed !== undefined && dialogue.cue === "time" ? null : dialogue.cue,
  };
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

/** A choice offered in the page's language says nothing of the visitor's. */
function isChoice({ display, context }: NormalisedTurn): boolean {
  const isAsked = context.turns.at(-1)?.action === "clarify";
  return isAsked && !/[?¿]/.test(display) && display.split(/\s+/).length <= CHOICE_WORDS_MAX;
}

function spokenBefore({ context, interfaceLanguage, site }: NormalisedTurn): Language {
  const known = [context.language, interfaceLanguage].find((one) => one && site.languages.includes(one));
  return known ?? firstLanguage(site);
}

function firstLanguage({ languages }: SiteSettings): Language {
  return languages[0] ?? "pt-BR";
}
