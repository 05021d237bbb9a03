import {
  chosenLooks,
  type FormSettings,
  type Language,
  type SiteSettings,
  type StartForm,
  type VisitedSite,
} from "@prosa/protocol";

/** The site as its visitors meet it, in a visitor's language where the site has words in it; without its starters. */
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
