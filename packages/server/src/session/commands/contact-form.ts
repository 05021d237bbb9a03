import type { FormSettings, Language, Part, SiteSettings, StartForm } from "@prosa/protocol";
import type { ReceivedTurn, RecordedTurn } from "../../turn/turn.ts";

/** What a site asks before the first message, in the visitor's language where it has words for it. */
export function startFormOf({ form, languages }: SiteSettings, language?: Language): StartForm | undefined {
  if (!form?.asked.includes("start")) return undefined;
  return { ...inLanguage(form, languages, language), isRequired: form.isRequired };
}

/**
 * The form that a reply brings along: where the site asks at a hand-over, and wherever a model proposed to take down what
 * the visitor wrote; never again once a form was submitted.
 */
export function formPartsOf(turn: RecordedTurn): Part[] {
  const { site, language, decision, proposesContact } = turn;
  const { form, languages } = site;
  if (!form || !mayAskContact(turn)) return [];
  const isAsked = decision.action === "hand-over" && form.asked.includes("hand-over");
  return isAsked || proposesContact ? [{ type: "form", ...inLanguage(form, languages, language) }] : [];
}

/** Whether a reply may ask how to reach the visitor: the site has words for it, and no form was submitted. */
export function mayAskContact({ site, contact }: Pick<ReceivedTurn, "site" | "contact">): boolean {
  return site.form !== undefined && contact === undefined;
}

function inLanguage(
  { fields, consent, privacyUrl }: FormSettings,
  [first = "pt-BR"]: readonly Language[],
  language: Language = first,
) {
  const text = consent[language] ?? consent[first] ?? "";
  return { fields, consent: { text, ...(privacyUrl !== undefined && { url: privacyUrl }) } };
}
