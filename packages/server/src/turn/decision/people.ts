import type { Passage } from "../../knowledge/passage.ts";
import { allPacks, anyOf } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import type { Entity } from "../../understanding/entities/entities.ts";
import { contactsOf, type Evidence, findingOf } from "../findings.ts";
import { asksToReach, contactLines, contactLinesOf, namesWay, waysAsked } from "../query/contact-ways.ts";
import { SURE } from "../query/intent.ts";
import { topicIntent } from "../query/topic.ts";
import type { Act, RetrievedTurn, Weighed } from "../turn.ts";

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

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));
const CALLS = wordPattern(allPacks.map(({ reply }) => reply.callsAgain).join(" "));

/** More words than this ask about something else. */
const WORDS_MAX = 8;

/**
 * After a hand-over "e agora?" asks what happens next, and "oi??" and "can someone call me?" call for the person once more: none
 * is about the site.
 */
export function decideAfterHandOver({ turn }: Weighed): Act | undefined {
  const { context, reading } = turn;
  const { words } = reading.written;
  if (context.turns.at(-1)?.action !== "hand-over" || words.length > WORDS_MAX) return undefined;
  const said = ` ${words.join(" ")} `;
  const isGreeting = reading.intent.name === "greeting" && reading.intent.confidence >= SURE;
  if (isGreeting || CALLS.test(said))
    return {
      action: "hand-over",
      reason: "calls again",
      cause: "asked",
      evidence: contactEvidence(turn),
      tellsNext: true,
    };
  if (!ASKS_NEXT.test(said)) return undefined;
  return { action: "answer", reason: "asks what happens next", evidence: [], tellsNext: true };
}

export const REACHING: readonly string[] = ["contact", "hours"];
/** Intents that a question after a place or an hour may be taken for, besides those it has. */
const UNTOLD: readonly string[] = [...REACHING, "unknown", "about", "small-talk"];
/** Words that ask for a way to reach somebody and name none. */
const OF_REACHING = new RegExp(`^${anyOf(({ goods }) => goods.ofReaching)}$`);
/** A row of a table that begins with a day. */
const DAY_FIRST = new RegExp(`^\\W*${anyOf(({ goods }) => goods.days)}`);

/** Matches a folded text that names a day of the week. */
const NAMES_DAY = new RegExp(`\\b${anyOf(({ goods }) => goods.days)}\\b`);

/** Asked for a way to reach the site, or for all of them: its own contacts answer, where nothing else is asked. */
export function answerContact({ turn }: Weighed): Act | undefined {
  const [contacts] = contactsOf(turn);
  if (contacts === undefined || leftContact(turn)) return undefined;
  const { intent, written } = turn.reading;
  const { folded } = written;
  const known = contactLinesOf(contacts).map(({ way }) => way);
  const asked = waysAsked(folded).filter((way) => known.includes(way));
  const isReaching = asksToReach(folded);
  const isMeant = isReaching || UNTOLD.includes(intent.name) || intent.confidence < SURE;
  if ((asked.length === 0 && !isReaching) || !isMeant || asksBesides(turn)) return undefined;
  const told = turn.hits.find((hit) => hit.matchesIntent && hit.hasAnswerType === true);
  if (told !== undefined && asked.length > 0 && asked.every((way) => way === "hours")) {
    const whole = told.passage.kind === "table" && !NAMES_DAY.test(folded) ? bodyOf(told) : told;
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
      ({ passage, hasAnswerType }) => hasAnswerType === true && NAMES_DAY.test(fold(passage.text)),
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
  return rows.filter((row) => DAY_FIRST.test(fold(row))).length * 2 >= rows.length;
}

/** Asked for the site's address or its hours and for nothing else: the lines of its pages that state them, where its contacts do not. */
export function answerOwnLines({ turn }: Weighed): Act | undefined {
  const evidence = findingOf(turn, "own-lines")?.evidence ?? [];
  // "And where is it?" asks for the place of what the talk is about, unless that is the site too.
  const isOfTalk = turn.reading.topic.contentWords.some(
    (word) => isOwnMatter(word) && !NAMES_DAY.test(word) && !isOfName(word, turn),
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
  return importanceOf(word) === 1 && !namesWay(word) && !OF_REACHING.test(word);
}

/** All the rows of a table but its head. */
function bodyOf(evidence: Evidence): Evidence {
  const rows = evidence.passage.text.split("\n");
  return { ...evidence, quote: rows.slice(/\d/.test(rows[0] ?? "") ? 0 : 1).join("\n") };
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

const OFFERS = wordPattern(allPacks.map(({ lead }) => lead.offers).join(" "));
const OF_OTHERS = wordPattern(allPacks.map(({ lead }) => lead.ofOthers).join(" "));

/** A message whose other words are no more than this is a contact and nothing else: "Ana, 21 98888-7777, me liguem hoje". */
const OTHER_WORDS_MAX = 8;

/** Without a digit or an at sign no entity has to be looked for. */
const MAY_HOLD = /[@\d]/;

/** The ways to be reached that a visitor writes of their own accord, with what a form has to ask for them. */
type LeftContact = Extract<Entity, { type: "phone" | "email" }>;

/** The visitor's own phone number or e-mail address in this message; `null` where it has none, or only the site's. */
export function leftContact(turn: RetrievedTurn): LeftContact | null {
  const { reading, site } = turn;
  // A number without a word is a contact, too.
  const isMessage = reading.asksSomething || (turn.wantsHuman !== true && !/\p{L}/u.test(turn.display));
  if (!site.passOnContacts || !isMessage || !MAY_HOLD.test(turn.display)) return null;
  const known = contactsOf(turn).map(({ text }) => text);
  const own = reading
    .entities()
    .find(
      (entity): entity is LeftContact =>
        (entity.type === "phone" || entity.type === "email") && !known.some((text) => holds(text, entity)),
    );
  if (own === undefined) return null;
  const flat = ` ${reading.written.words.join(" ")} `;
  if (OF_OTHERS.test(flat)) return null;
  const isAsking = /[?¿]/.test(turn.display);
  return OFFERS.test(flat) || (!isAsking && isAlone(turn, own)) ? own : null;
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
  const isAsking = /[?¿]/.test(rest.replace(/[?¿]\s*$/, ""));
  return !isAsking && (rest.match(/\p{L}+/gu) ?? []).length <= OTHER_WORDS_MAX;
}

/** True where the site's own contacts hold this one; numbers are compared by their last eight digits. */
function holds(text: string, { type, text: written }: LeftContact): boolean {
  if (type === "email") return text.toLowerCase().includes(written.toLowerCase());
  const digits = (value: string) => value.replace(/\D/g, "");
  return digits(text).includes(digits(written).slice(-8));
}

const ASKS_FOR_TICKET = wordPattern(allPacks.map(({ service }) => service.asksForTicket).join(" "));

/** Prepares a ticket where the visitor asks for one. */
export function decideTicket({ turn }: Weighed): Act | undefined {
  if (!asksForTicket(turn.display)) return undefined;
  return { action: "answer", reason: "asks for a ticket", evidence: [], opensTicket: true };
}

/** True where a text asks for a ticket. */
export function asksForTicket(text: string): boolean {
  return ASKS_FOR_TICKET.test(` ${wordsOf(text).join(" ")} `);
}
