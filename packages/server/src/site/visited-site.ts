import {
  chosenLooks,
  type FormSettings,
  type Language,
  type OpeningHours,
  type SiteSettings,
  type StartForm,
  type VisitedHours,
  type VisitedSite,
} from "@prosa/protocol";
import { openingAt } from "../hours/calendar.ts";

/** The site as its visitors meet it, in a visitor's language where the site has words in it; without its starters and hours. */
export function visitedSiteOf(settings: SiteSettings, language?: Language): VisitedSite {
  const greeting = settings.greeting[language ?? settings.languages[0] ?? "pt-BR"];
  const form = startFormOf(settings, language);
  const { files } = settings;
  return {
    name: settings.name,
    ...(greeting && { greeting }),
    ...(form && { form }),
    ...(files.length > 0 && { files }),
    looks: chosenLooks(settings.looks),
  };
}

/** A site's hours as a visitor meets them, with the next two changes; nothing where no opening is in sight. */
export function visitedHoursOf(hours: OpeningHours, now: number): VisitedHours | undefined {
  const { isOpen, opensAt, closesAt } = openingAt(hours, now);
  const next = opensAt ?? closesAt;
  if (next === undefined) return isOpen ? { isOpen, changes: [], now } : undefined;
  const after = openingAt(hours, next);
  const last = after.opensAt ?? after.closesAt;
  return { isOpen, changes: last === undefined ? [next] : [next, last], now };
}

/** A site's form in the visitor's language, or else in the site's first. */
export function formInLanguage(
  { fields, consent, privacyUrl, version }: FormSettings,
  [first = "pt-BR"]: readonly Language[],
  language: Language = first,
): Omit<StartForm, "isRequired"> {
  const text = consent[language] ?? consent[first] ?? "";
  const beside = {
    ...(privacyUrl !== undefined && { url: privacyUrl }),
    ...(version !== undefined && { version }),
  };
  return { fields, consent: { text, ...beside } };
}

function startFormOf({ form, languages }: SiteSettings, language?: Language): StartForm | undefined {
  if (!form?.asked.includes("start")) return undefined;
  return { ...formInLanguage(form, languages, language), isRequired: form.isRequired };
}
