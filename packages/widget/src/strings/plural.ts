import type { WidgetLanguage } from "./language.ts";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form that `count` takes in a language, with the count written in it where the form has a `#`. */
export function plural(language: WidgetLanguage, count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace("#", new Intl.NumberFormat(language).format(count));
}
