import type { Action, CardPart } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { contactsOf } from "../findings.ts";
import type { DecidedTurn } from "../turn.ts";
import { contactCards } from "./contact-card.ts";

const ACTIONS_MAX = 2;
/** The channels on which goods are sold, the first of a site's own being the best. */
const CHANNELS: readonly string[] = ["whatsapp", "phone", "email"];
/** The channels that take the beginning of a message. */
const TAKE_TEXT: readonly string[] = ["whatsapp", "email"];
const TEXT_LENGTH_MAX = 1_000;

/** The ways to the people who sell, by the site's own contacts; with the order written out where the channel takes a text. */
export function salesActions(turn: DecidedTurn, goods?: string, isShop = true): Action[] {
  const { language } = turn.reading;
  const [contacts] = contactsOf(turn);
  if (contacts === undefined) return [];
  const { order, interest } = packOf(language).selling;
  const text = goods && (isShop ? order : interest)(goods).slice(0, TEXT_LENGTH_MAX);
  return contactCards(contacts, contacts.text, language)
    .flatMap(({ actions = [] }) => actions)
    .filter((action) => action.type === "contact" && CHANNELS.includes(action.channel))
    .map((action) =>
      text && action.type === "contact" && TAKE_TEXT.includes(action.channel) ? { ...action, text } : action,
    )
    .slice(0, ACTIONS_MAX);
}

/** A card with those ways; none where the site states none. */
export function salesCards(turn: DecidedTurn, goods?: string, isShop = true): CardPart[] {
  const { reply, selling } = packOf(turn.reading.language);
  const actions = salesActions(turn, goods, isShop);
  const title = isShop ? selling.card : reply.contactCard;
  return actions.length === 0 ? [] : [{ type: "card", title, actions }];
}
