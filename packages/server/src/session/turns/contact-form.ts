import type { Language, Part } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { formInLanguage } from "../../site/visited-site.ts";
import type { ReceivedTurn, RecordedTurn } from "../../turn/turn.ts";

/**
 * The form in a reply: at a hand-over, where the site asks then, and where a model proposed to note the visitor's contact;
 * never again once a form was submitted.
 */
export function formPartsOf(turn: RecordedTurn): Part[] {
  const { site, reading, decision, proposesContact } = turn;
  const { form, languages } = site;
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

/** The form of a site that has none, for a visitor who left a way to be reached: a name if they like, and that way. */
function plainForm(
  way: "phone" | "email",
  site: string,
  language: Language,
): Extract<Part, { type: "form" }> {
  const fields = [
    { name: "name" as const, isRequired: false },
    { name: way, isRequired: true },
  ];
  return { type: "form", fields, consent: { text: packOf(language).lead.consent(site) } };
}
