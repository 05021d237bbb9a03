import type { Passage } from "../../knowledge/passage.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import type { Entity } from "../../understanding/entities/entities.ts";
import { contactsOf, type Evidence, findingOf } from "../findings.ts";
import {
  asksBeforeItsEnd,
  asksToReach,
  beginsWithDay,
  contactLines,
  countLetterRuns,
  digitsOf,
  isOfOthers,
  isOfReaching,
  mayHoldContact,
  namesDay,
  namesWay,
  offersContact,
  waysAsked,
  waysNamed,
} from "../query/contact-ways.ts";
import { asksForTicket, asksWhatNext, callsAgain, SURE } from "../query/intent.ts";
import { hasDigit, hasLetters, hasQuestionMark } from "../query/read-text.ts";
import { topicIntent } from "../query/topic.ts";
import type { Act, RetrievedTurn, Weighed } from "../turn.ts";
import * as tuning from "./tuning.ts";

/** Danger to life or health comes before anything else: whom to call, the site's own words on it, and a person. */
export function decideSafety({ turn }: Weighed): Act | undefined {
  if (turn.reading.danger === null) return undefined;
  const own = findingOf(turn, "emergency")?.evidence;
  return {
    action: "hand-over",
    reason: `danger ${turn.reading.danger}`,
    cause: "danger",
    evidence: own === undefined ? [] : [own],
  };
}

/**
 * After a hand-over "e agora?" asks what happens next, and "oi??" and "can someone call me?" call for the person once more: none
 * is about the site.
 */
export function decideAfterHandOver({ turn }: Weighed): Act | undefined {
  const { context, reading } = turn;
  const { words } = reading.written;
  if (context.turns.at(-1)?.action !== "hand-over" || words.length > tuning.AFTER_HAND_OVER_WORDS)
    return undefined;
  const isGreeting = reading.intent.name === "greeting" && reading.intent.confidence >= SURE;
  if (isGreeting || callsAgain(words))
    return {
      action: "hand-over",
      reason: "calls again",
      cause: "asked",
      evidence: contactEvidence(turn),
      tellsNext: true,
    };
  if (!asksWhatNext(words)) return undefined;
  return { action: "answer", reason: "asks what happens next", evidence: [], tellsNext: true };
}

export const REACHING: readonly string[] = ["contact", "hours"];
/** Intents that a question after a place or an hour may be taken for, besides those it has. */
const UNTOLD: readonly string[] = [...REACHING, "unknown", "about", "small-talk"];

/** Asked for a way to reach the site, or for all of them: its own contacts answer, where nothing else is asked. */
export function answerContact({ turn }: Weighed): Act | undefined {
  const [contacts] = contactsOf(turn);
  if (contacts === undefined || leftContact(turn)) return undefined;
  const { intent, written } = turn.reading;
  const { folded } = written;
  const known = waysNamed(contacts);
  const asked = waysAsked(folded).filter((way) => known.includes(way));
  const isReaching = asksToReach(folded);
  const isMeant = isReaching || UNTOLD.includes(intent.name) || intent.confidence < SURE;
  if ((asked.length === 0 && !isReaching) || !isMeant || asksBesides(turn)) return undefined;
  const told = turn.hits.find((hit) => hit.matchesIntent && hit.hasAnswerType === true);
  if (told !== undefined && asked.length > 0 && asked.every((way) => way === "hours")) {
    const whole = told.passage.kind === "table" && !namesDay(folded) ? bodyOf(told) : told;
    return { action: "answer", reason: `hours ${told.support.toFixed(2)}`, evidence: [whole] };
  }
  const reason = `contact ${asked.join(" ") || "all"}`;
  return { action: "answer", reason, evidence: contactEvidence(turn, contactLines) };
}

/** The site's own table of hours, a day or more of them a row, answers better than whatever else speaks of them. */
export function answerHours({ turn, isSure }: Weighed): Act | undefined {
  if (!REACHING.includes(topicIntent(turn)) || !(isSure || turn.reading.topic.text !== "")) return undefined;
  const hours = turn.hits.find(
    ({ passage, matchesIntent, hasAnswerType }) =>
      passage.kind === "table" && isByDay(passage) && matchesIntent && hasAnswerType === true,
  );
  if (hours === undefined) return undefined;
  const ofSection = hitsOfSection(turn, hours.passage);
  if (ofSection.length > 0) {
    const own = ofSection.find(
      ({ passage, hasAnswerType }) => hasAnswerType === true && namesDay(fold(passage.text)),
    );
    return own && { action: "answer", reason: `hours of ${own.passage.title}`, evidence: [own] };
  }
  return { action: "answer", reason: `hours ${hours.support.toFixed(2)}`, evidence: [hours] };
}

/** Passages under the name of a section, such as the office or the pool, that a message names and the table of hours does not. */
function hitsOfSection({ hits, reading }: RetrievedTurn, table: Passage): Evidence[] {
  const headingOf = ({ title, heading }: Passage) => fold(`${title} ${heading}`);
  const known = `${headingOf(table)} ${fold(table.text)}`;
  const named = reading.matter.filter((word) => isOwnMatter(word) && !known.includes(word));
  return hits.filter(({ passage }) => named.some((word) => wordsOf(headingOf(passage)).includes(word)));
}

/** True of a table whose rows are days; a timetable of classes or boats has its hours, not the site's. */
function isByDay({ text }: Passage): boolean {
  const rows = text.split("\n");
  return rows.filter((row) => beginsWithDay(fold(row))).length * 2 >= rows.length;
}

/** Asked for the site's address or its hours and for nothing else: the lines of its pages that state them, where its contacts do not. */
export function answerOwnLines({ turn }: Weighed): Act | undefined {
  const evidence = findingOf(turn, "own-lines")?.evidence ?? [];
  // "And where is it?" asks for the place of what the talk is about, unless that is the site too.
  const isOfTalk = turn.reading.topic.contentWords.some(
    (word) => isOwnMatter(word) && !namesDay(word) && !isOfName(word, turn),
  );
  if (evidence.length === 0 || isOfTalk || asksBesides(turn)) return undefined;
  return { action: "answer", reason: "own lines", evidence };
}

/** True where a message asks for more than ways to reach the site: the pages may know more about that. */
function asksBesides(turn: RetrievedTurn): boolean {
  return turn.reading.matter.some((word) => isOwnMatter(word) && !isOfName(word, turn));
}

/** True of a word of the site's name: "where is the library?" asks where the site is. */
function isOfName(word: string, { site }: RetrievedTurn): boolean {
  return wordsOf(site.name).includes(word);
}

/** True of a word that names something of its own, and neither a way to reach the site nor the asking for one. */
function isOwnMatter(word: string): boolean {
  return importanceOf(word) === 1 && !namesWay(word) && !isOfReaching(word);
}

/** All the rows of a table but its head. */
function bodyOf(evidence: Evidence): Evidence {
  const rows = evidence.passage.text.split("\n");
  return { ...evidence, quote: rows.slice(hasDigit(rows[0] ?? "") ? 0 : 1).join("\n") };
}

/** The fullest of the site's contacts, or the lines of it that a message asks for. */
export function contactEvidence(
  turn: RetrievedTurn,
  choose: (text: string, folded: string) => string = (text) => text,
): Evidence[] {
  return contactsOf(turn)
    .slice(0, 1)
    .map((passage) => {
      const quote = choose(passage.text, turn.reading.written.folded);
      return { passage, score: 1, coverage: 1, quote, support: 1, matchesIntent: true };
    });
}

/** The ways to be reached that a visitor writes of their own accord, with what a form has to ask for them. */
type LeftContact = Extract<Entity, { type: "phone" | "email" }>;

/** The visitor's own phone number or e-mail address in this message; `null` where it has none, or only the site's. */
export function leftContact(turn: RetrievedTurn): LeftContact | null {
  const { reading, site } = turn;
  // A number without a word is a contact, too.
  const isMessage = reading.asksSomething || (turn.wantsHuman !== true && !hasLetters(turn.display));
  if (!site.passOnContacts || !isMessage || !mayHoldContact(turn.display)) return null;
  const known = contactsOf(turn).map(({ text }) => text);
  const own = reading
    .entities()
    .find(
      (entity): entity is LeftContact =>
        (entity.type === "phone" || entity.type === "email") && !known.some((text) => holds(text, entity)),
    );
  if (own === undefined) return null;
  const { words } = reading.written;
  if (isOfOthers(words)) return null;
  return offersContact(words) || (!hasQuestionMark(turn.display) && isAlone(turn, own)) ? own : null;
}

/** Offers to pass on a contact that the visitor leaves and asks nothing beside; a question beside it is answered first. */
export function decideLead({ turn }: Weighed): Act | undefined {
  const own = leftContact(turn);
  if (own === null || !isAlone(turn, own)) return undefined;
  return { action: "answer", reason: "leaves a contact", evidence: [], leftContact: own.type };
}

/** The message holds few words beside the contact, and no question. */
function isAlone({ display }: RetrievedTurn, { start, end }: LeftContact): boolean {
  const rest = `${display.slice(0, start)} ${display.slice(end)}`;
  return !asksBeforeItsEnd(rest) && countLetterRuns(rest) <= tuning.CONTACT_ALONE_WORDS;
}

/** True where the site's own contacts hold this one; numbers are compared by their last eight digits. */
function holds(text: string, { type, text: written }: LeftContact): boolean {
  if (type === "email") return text.toLowerCase().includes(written.toLowerCase());
  return digitsOf(text).includes(digitsOf(written).slice(-8));
}

/** Prepares a ticket where the visitor asks for one. */
export function decideTicket({ turn }: Weighed): Act | undefined {
  if (!asksForTicket(turn.reading.written.words)) return undefined;
  return { action: "answer", reason: "asks for a ticket", evidence: [], opensTicket: true };
}
