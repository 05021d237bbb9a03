import type { WidgetLanguage } from "../../strings/language.ts";
import { type Plural, pluralOf } from "../../strings/plural.ts";

/** The words under an input that is nearly full, or too full. A missing key does not compile. */
export interface LengthStrings {
  remaining: (count: number) => string;
  /** How many characters are more than a message may have. */
  excess: (count: number) => string;
}

function wordsIn(language: WidgetLanguage, write: (plural: Plural) => LengthStrings): LengthStrings {
  return write(pluralOf(language));
}

export const LENGTH_STRINGS: Readonly<Record<WidgetLanguage, LengthStrings>> = {
  "pt-BR": wordsIn("pt-BR", (plural) => ({
    remaining: (count) => plural(count, { one: "Resta # caractere", other: "Restam # caracteres" }),
    excess: (count) =>
      plural(count, { one: "# caractere a mais do que cabe", other: "# caracteres a mais do que cabem" }),
  })),
  en: wordsIn("en", (plural) => ({
    remaining: (count) => plural(count, { one: "# character left", other: "# characters left" }),
    excess: (count) => plural(count, { one: "# character too many", other: "# characters too many" }),
  })),
  es: wordsIn("es", (plural) => ({
    remaining: (count) => plural(count, { one: "Queda # carácter", other: "Quedan # caracteres" }),
    excess: (count) => plural(count, { one: "Sobra # carácter", other: "Sobran # caracteres" }),
  })),
  ar: wordsIn("ar", (plural) => ({
    remaining: (count) =>
      plural(count, {
        zero: "لم يبقَ أي حرف",
        one: "بقي حرف واحد",
        two: "بقي حرفان",
        few: "بقيت # أحرف",
        many: "بقي # حرفًا",
        other: "بقي # حرف",
      }),
    excess: (count) =>
      plural(count, {
        one: "حرف واحد زائد عن الحد",
        two: "حرفان زائدان عن الحد",
        few: "# أحرف زائدة عن الحد",
        many: "# حرفًا زائدًا عن الحد",
        other: "# حرف زائد عن الحد",
      }),
  })),
};
