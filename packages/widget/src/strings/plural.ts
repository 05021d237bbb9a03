import type { WidgetLanguage } from "./language.ts";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Returns the form for a count, with the count in place of its `#`. */
export type Plural = (count: number, forms: Forms) => string;

/**
 * The plural rule of a language. The strings of each language are given it and do not import it: a shared import would be
 * one more file, and one more round trip.
 */
export function pluralOf(language: WidgetLanguage): Plural {
  return (count, forms) => {
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return form.replace("#", new Intl.NumberFormat(language).format(count));
  };
}
