import type { WidgetLanguage } from "./language.ts";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Gives the form that a count takes, with the count written in it where the form has a `#`. */
export type Plural = (count: number, forms: Forms) => string;

/**
 * The plurals of a language. Its words are handed them rather than import them, since what they share would be a file of
 * its own, and one more round trip.
 */
export function pluralOf(language: WidgetLanguage): Plural {
  return (count, forms) => {
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return form.replace("#", new Intl.NumberFormat(language).format(count));
  };
}
