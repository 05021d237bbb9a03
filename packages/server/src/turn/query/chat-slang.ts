import type { Language } from "@prosa/protocol";

/** Short forms of words in chats with their meaning, which is empty where they mean nothing. Portuguese has its own, longer list. */
const written: Partial<Record<Language, string>> = {
  en: "u you|ur your|r are|y why|pls please|plz please|thx thanks|ty thanks|wanna want to|gonna going to|gotta have to|gimme give me|lemme let me|whats what is|wheres where is|hows how is|dont do not|doesnt does not|didnt did not|cant can not|havent have not|im i am|ive i have|abt about|tmrw tomorrow|tmr tomorrow|lol|lmao|omg|wtf|btw|asap urgent",
  es: "q que|xq porque|pq porque|tmb también|tb también|porfa por favor|porfis por favor|pf por favor|dnd dónde|kiero quiero|qiero quiero|ola hola|bn bien|msj mensaje|wsp whatsapp|wasap whatsapp|tlf teléfono|info información|dto descuento|jaja|jajaja",
};

/** Sayings of asking for a price that name no price. */
const sayings: Partial<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  es: [[/(?<!\p{L})(cu[aá]nto) (?:me )?sale(n)?(?!\p{L})/giu, "$1 cuesta$2"]],
};

const meanings = new Map(
  Object.entries(written).map(([language, list]) => [
    language,
    new Map(
      list.split("|").map((entry) => {
        const [short = "", ...meant] = entry.split(" ");
        return [short, meant.join(" ")] as const;
      }),
    ),
  ]),
);

/** Writes chat slang of a language other than Portuguese out, where the site itself does not write so. */
export function withoutSlang(text: string, language: Language, isOwn: (word: string) => boolean): string {
  const meant = meanings.get(language);
  if (meant === undefined) return text;
  const spelt = text.replace(/[\p{L}'’]+/gu, (word) => {
    const own = word.toLowerCase().replace(/['’]/g, "");
    return own === word.toLowerCase() && !isOwn(own) ? (meant.get(own) ?? word) : word;
  });
  return (sayings[language] ?? []).reduce((said, [saying, plain]) => said.replace(saying, plain), spelt);
}
