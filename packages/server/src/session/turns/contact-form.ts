import type { Language, Part } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { formInLanguage } from "../../site/visited-site.ts";
import { ticketDraftOf } from "../../turn/decision/ticket-draft.ts";
import { closingOf } from "../../turn/reply/closing.ts";
import type { ReceivedTurn, RecordedTurn } from "../../turn/turn.ts";

type FormPart = Extract<Part, { type: "form" }>;

/**
 * The form in a reply: one that opens a ticket where the visitor asked for one, and at a hand-over while the site is closed. Else,
 * never again once a form was submitted: at a hand-over, where the site asks then, and where a model proposed to note the
 * visitor's contact.
 */
export function formPartsOf(turn: RecordedTurn): Part[] {
  const { site, reading, decision, proposesContact } = turn;
  const { form, languages } = site;
  if (decision.opensTicket || (decision.action === "hand-over" && closingOf(turn))) return [ticketForm(turn)];
  if (turn.contact !== undefined) return [];
  const isAsked = decision.action === "hand-over" && form?.asked.includes("hand-over");
  const way = decision.leftContact ?? (decision.invitesContact && "email");
  const isLeft = way !== undefined;
  if (form && (isAsked || isLeft || proposesContact))
    return [{ type: "form", ...formInLanguage(form, languages, reading.language) }];
  return way ? [plainForm(way, site.name, reading.language)] : [];
}

/** True where a reply may ask how to reach the visitor: the site has a form, and none was submitted. */
export function mayAskContact({ site, contact }: Pick<ReceivedTurn, "site" | "contact">): boolean {
  return site.form !== undefined && contact === undefined;
}

/** The form that opens a ticket: an address to answer to, the site's own consent, and the ticket as the talk gives it. */
function ticketForm(turn: RecordedTurn): FormPart {
  const { site, reading } = turn;
  const plain = plainForm("email", site.name, reading.language);
  const own = site.form && formInLanguage(site.form, site.languages, reading.language);
  const others =
    own?.fields.filter(({ name }) => name === "phone").map(({ name }) => ({ name, isRequired: false })) ?? [];
  return {
    ...plain,
    fields: [...plain.fields, ...others],
    ...(own && { consent: own.consent }),
    ticket: ticketDraftOf(turn),
  };
}

/** The form of a site that has none, for a visitor who left a way to be reached: a name if they like, and that way. */
function plainForm(way: "phone" | "email", site: string, language: Language): FormPart {
  const fields = [
    { name: "name" as const, isRequired: false },
    { name: way, isRequired: true },
  ];
  return { type: "form", fields, consent: { text: packOf(language).lead.consent(site) } };
}
