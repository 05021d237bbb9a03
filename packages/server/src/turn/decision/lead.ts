import { allPacks } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import type { Entity } from "../../understanding/entities/entities.ts";
import { contactsOf } from "../findings.ts";
import type { Act, RetrievedTurn } from "../turn.ts";

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
  const own = reading.entities.find(
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
export function decideLead(turn: RetrievedTurn): Act | undefined {
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
