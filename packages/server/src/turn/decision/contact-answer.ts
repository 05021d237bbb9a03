import { importanceOf } from "../../knowledge/index/importance.ts";
import { anyOf } from "../../language/packs.ts";
import { wordsOf } from "../../language/text/words.ts";
import { contactLines, contactLinesOf } from "../evidence/contacts/contact-lines.ts";
import { contactsOf, type Evidence, findingOf } from "../findings.ts";
import { asksToReach, namesWay, waysAsked } from "../query/contact-ways.ts";
import { SURE } from "../query/sure-intent.ts";
import type { Act, RetrievedTurn } from "../turn.ts";

export const REACHING: readonly string[] = ["contact", "hours"];
/** Intents that a question after a place or an hour may be taken for, besides those it has. */
const UNTOLD: readonly string[] = [...REACHING, "unknown", "about", "small-talk"];
/** Words that ask for a way to reach somebody and name none. */
const OF_REACHING = new RegExp(`^${anyOf(({ goods }) => goods.ofReaching)}$`);
/** Matches a folded text that names a day of the week. */
export const NAMES_DAY = new RegExp(`\\b${anyOf(({ goods }) => goods.days)}\\b`);

/** Asked for a way to reach the site, or for all of them: its own contacts answer, where nothing else is asked. */
export function answerContact(turn: RetrievedTurn): Act | undefined {
  const [contacts] = contactsOf(turn);
  if (contacts === undefined) return undefined;
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

/** Asked for the site's address or its hours and for nothing else: the lines of its pages that state them, where its contacts do not. */
export function answerOwnLines(turn: RetrievedTurn): Act | undefined {
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
export function isOwnMatter(word: string): boolean {
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
