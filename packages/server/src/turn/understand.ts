import type { Language, SiteSettings } from "@prosa/protocol";
import type { Knowledge } from "../knowledge/passage.ts";
import { detectLanguage } from "../language/detect.ts";
import { withPlaceNames } from "../language/places.ts";
import { readDanger } from "../understanding/danger/danger.ts";
import { type Entity, findEntities } from "../understanding/entities/entities.ts";
import { type IntentReading, intentsOf } from "../understanding/intents/intent.ts";
import { readSentiment, type Sentiment } from "../understanding/sentiment/sentiment.ts";
import type { TurnDeps } from "./ports.ts";
import { readDialogue, tellsBillingTrouble } from "./query/dialogue.ts";
import { intentOfSite, readTalk } from "./query/intent.ts";
import {
  foldText,
  NO_TEXT,
  normaliseQuery,
  readText,
  withoutContactClause,
  withoutGreeting,
} from "./query/read-text.ts";
import { beginsSubject, readPlaces, topicOf, withTalkedPlace } from "./query/topic.ts";
import type { Reading } from "./reading.ts";
import type { NormalisedTurn, UnderstoodTurn } from "./turn.ts";

const NO_READING: IntentReading = { name: "unknown", confidence: 0, alternatives: [] };
const CALM: Sentiment = { score: 0, label: "neutral" };
const CHOICE_WORDS_MAX = 10;
const ASKED_FOR = { name: "human", confidence: 1, alternatives: [] };

/** The words of a message by themselves, in the language that they are taken for. */
interface OwnWords extends Pick<Reading, "language" | "written" | "danger" | "asksSomething"> {
  spelt: string;
  talk: ReturnType<typeof readTalk>;
  plain: ReturnType<typeof readPlaces>;
}

function readOwnWords(turn: NormalisedTurn, knowledge: Knowledge, isOffered: boolean): OwnWords {
  const { display, wantsHuman = false } = turn;
  const hasLetters = /\p{L}/u.test(display);
  const isWritten = hasLetters && !wantsHuman;
  const fallback = spokenBefore(turn);
  const language =
    isWritten && !isOffered
      ? detectLanguage(display, { among: turn.site.languages, fallback }).language
      : fallback;
  const written = foldText(display);
  const spelt = wantsHuman
    ? display
    : withTimes(withPlaceNames(normaliseQuery(written, language, knowledge)), language);
  const sounds = wantsHuman
    ? ASKED_FOR
    : hasLetters
      ? intentOfSite(clearerIntent(turn, spelt), knowledge, turn.site.phrases)
      : NO_READING;
  const talk = isWritten
    ? readTalk(written, sounds, language, knowledge)
    : { intent: sounds, isCourtesy: false };
  return {
    language,
    written,
    spelt,
    talk,
    asksSomething: isWritten && !talk.isCourtesy,
    plain: readPlaces(readText(spelt, language), language),
    danger: isWritten ? readDanger(display) : null,
  };
}

/** Reads the message: the only step that splits its text. A message too short to tell stays in the language of the talk. */
export function understand(turn: NormalisedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): UnderstoodTurn {
  const { display, context } = turn;
  const isOffered = isChoice(turn, knowledge);
  const key = `${turn.wantsHuman === true} ${isOffered} ${spokenBefore(turn)} ${display}`;
  let read = courtesies.get(turn.site, knowledge, key);
  if (read === undefined) {
    read = readOwnWords(turn, knowledge, isOffered);
    if (read.talk.isCourtesy) courtesies.set(turn.site, knowledge, key, read);
  }
  const { language, written, spelt, talk, asksSomething, plain, danger } = read;
  const own = talk.intent;
  const placed = withTalkedPlace(plain, language, own.name, context.turns);
  const { meant, places, matter } = placed === undefined ? plain : readPlaces(placed, language);
  const intent = placed === undefined ? own : { ...own, name: "delivery" };
  const dialogue = readDialogue({ folded: written.folded, intent: intent.name }, context);
  // The question how long a parcel takes to a place is no complaint of the time.
  const isNoComplaint = placed !== undefined && dialogue.signal === "time";
  const signal = isNoComplaint || tellsBillingTrouble({ written, meant }) ? null : dialogue.signal;
  const question = withoutContactClause(withoutGreeting(meant.text));
  const query = !asksSomething ? NO_TEXT : question === meant.text ? meant : readText(question, language);
  const known = { language, written, meant, places, matter, query, asksSomething, intent };
  const isOfItsOwn = asksSomething && beginsSubject(known, context, knowledge);
  const topic = asksSomething && !isOfItsOwn ? topicOf(known, context, knowledge) : "";
  let entities: readonly Entity[] | undefined;
  const reading: Reading = {
    ...known,
    entities: () => {
      entities ??= findEntities(display, { language, now: turn.at });
      return entities;
    },
    topic: readText(topic, language),
    ...(isOfItsOwn && { isOfItsOwn }),
    // Slang hides a question's opening words, without which "quanto demora?" reads as a complaint.
    sentiment: talk.isCourtesy ? CALM : readSentiment(spelt, language),
    ...dialogue,
    signal,
    danger,
  };
  return { ...turn, reading };
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

/** The language of the talk so far; before the first message that of the visitor's interface, or the site's first. */
export function spokenBefore({
  context,
  interfaceLanguage,
  site,
}: Pick<NormalisedTurn, "context" | "interfaceLanguage" | "site">): Language {
  const known = [context.language, interfaceLanguage].find((one) => one && site.languages.includes(one));
  return known ?? firstLanguage(site);
}

function firstLanguage({ languages }: SiteSettings): Language {
  return languages[0] ?? "pt-BR";
}

/** Courtesies that are kept of a site, and their greatest length: some 1 KB each. */
const KEPT_MAX = 100;
const LONGEST = 48;

/**
 * Keeps how greetings, thanks and the like were read: all visitors say the same few, and mean the same
 * by them. A new version of a site's settings or of its knowledge reads them again.
 */
class CourtesyMemory<Words> {
  readonly #bySite = new WeakMap<SiteSettings, WeakMap<Knowledge, Map<string, Words>>>();

  get(site: SiteSettings, knowledge: Knowledge, key: string): Words | undefined {
    return key.length > LONGEST ? undefined : this.#bySite.get(site)?.get(knowledge)?.get(key);
  }

  set(site: SiteSettings, knowledge: Knowledge, key: string, words: Words): void {
    if (key.length > LONGEST) return;
    const versions = this.#bySite.get(site) ?? new WeakMap<Knowledge, Map<string, Words>>();
    this.#bySite.set(site, versions);
    const kept = versions.get(knowledge) ?? new Map<string, Words>();
    versions.set(knowledge, kept);
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(key, words);
  }
}

const courtesies = new CourtesyMemory<OwnWords>();
