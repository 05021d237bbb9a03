import type { Language } from "@prosa/protocol";
import { importanceOf } from "../../knowledge/index/importance.ts";
import type { Knowledge } from "../../knowledge/passage.ts";
import { relatedWords } from "../../language/related-words.ts";
import { stem } from "../../language/stem.ts";
import { isStopWord } from "../../language/stop-words.ts";
import { fold } from "../../language/text/fold.ts";
import type { AnswerType } from "./answer-type.ts";
import { namesWay } from "./contact-ways.ts";

/** Letters of a message in which its question is looked for. */
const READ_MAX = 400;
/** Languages whose verbs show the person by their ending. */
const WITH_ENDINGS: readonly Language[] = ["pt-BR", "es"];
const ENDS_AS_THIRD_PERSON = /[ae][mn]?$/;
const IS_INFINITIVE = /[aei]r$/;

/** Expressions that find the verb in a folded question whether the people of a site do something. */
const asksWhetherTheyDo: Readonly<Record<Language, RegExp>> = {
  // Without a pronoun only the plural asks: "moe" may as well be an order.
  "pt-BR":
    /\b(?:voces?|vcs?|ces?|a loja) (?:(?:ja|tambem|tb|nao|so|ainda) )*([a-z]+[ae]m?)(?![a-z])|^\W*(?:(?:e|mas|ja|tambem|tb|nao|so|ainda) )*([a-z]+[ae]m)(?![a-z])/,
  en: /\b(?:do|can|could|will|would) (?:you|u|ya)(?: guys)?(?: (?:also|still|ever))* ([a-z]+)(?![a-z])/,
  es: /(?:^\W*|\b(?:ustedes|uds|vosotros|la tienda) )(?:(?:y|pero|ya|tambien|no) )*([a-z]+[ae]n)(?![a-z])/,
};

/** The infinitives that a folded third person may be of, by the rules of regular verbs. */
function infinitivesOf(word: string, language: Language): string[] {
  if (language === "en") return [word];
  const [ending] = ENDS_AS_THIRD_PERSON.exec(word) ?? [];
  if (ending === undefined || word.length - ending.length < 2) return [];
  const base = word.slice(0, -ending.length);
  // A Spanish vowel that breaks under the stress is whole in the infinitive: "muelen" is of "moler".
  const whole = base.replace(/ue(?=[a-z]{1,2}$)/, "o").replace(/ie(?=[a-z]{1,2}$)/, "e");
  const bases = language === "es" && whole !== base ? [base, whole] : [base];
  return bases.flatMap((one) => (ending.startsWith("a") ? [`${one}ar`] : [`${one}er`, `${one}ir`]));
}

/** The first person plural of a Portuguese or Spanish infinitive: "moemos" of "moer". */
function weDo(infinitive: string): string {
  return infinitive.replace(/r$/, "mos");
}

/** True where a folded word is a verb of which the site has another form, by which a search finds it. */
export function isVerbOf(word: string, language: Language, knowledge: Knowledge): boolean {
  return infinitivesOf(word, language).some((infinitive) =>
    [infinitive, weDo(infinitive)].some(
      (form) => knowledge.hasWord(form) && stem(form, language) === stem(word, language),
    ),
  );
}

/**
 * Writes the verb of a question whether they do something as those who do it say it ("vcs moe?" as "moemos"), where the site
 * says so and the search would not find it by the stem; else as its infinitive, where only that one is translated.
 */
export function inSiteForm(text: string, language: Language, knowledge: Knowledge): string {
  const verb = verbAsked(fold(text.slice(0, READ_MAX)), language);
  if (verb === undefined || !WITH_ENDINGS.includes(language) || namesWay(verb)) return text;
  const infinitives = infinitivesOf(verb, language);
  const said = infinitives.map(weDo).find((form) => knowledge.hasWord(form));
  const known = infinitives.find((one) => relatedWords(one, language, "pt-BR").length > 0);
  // The dictionary knows "muelen" too, and other lists of related words know "moler" alone.
  const isBroken = known !== undefined && known.slice(0, 2) !== verb.slice(0, 2);
  const isKnown = !isBroken && relatedWords(verb, language, "pt-BR").length > 0;
  const form = said ?? (isKnown ? undefined : known);
  if (form === undefined || stem(form, language) === stem(verb, language)) return text;
  return text.replace(/\p{L}+/gu, (word) => (fold(word) === verb ? form : word));
}

/**
 * The type of an answer to "do you grind?" in the languages of the site: the verb in the first person. Undefined where a folded
 * message asks no such question, or no page says it.
 */
export function readActivity(
  folded: string,
  language: Language,
  knowledge: Knowledge,
): AnswerType | undefined {
  const verb = verbAsked(folded, language);
  if (verb === undefined) return undefined;
  const targets = languagesOf(knowledge).filter((target) => WITH_ENDINGS.includes(target));
  const forms = infinitivesOf(verb, language).flatMap((infinitive) =>
    targets.flatMap((target) =>
      target === language ? [infinitive] : relatedWords(infinitive, language, target).map(({ word }) => word),
    ),
  );
  const said = new Set(forms.filter((form) => IS_INFINITIVE.test(form)).map(weDo));
  const own = [...said].filter((form) => knowledge.hasWord(form));
  if (own.length === 0) return undefined;
  const holdsOne = new RegExp(`\\b(?:${own.join("|")})\\b`);
  return { isMet: (answer) => holdsOne.test(answer), isCertain: false, affirmsDoing: true };
}

function verbAsked(folded: string, language: Language): string | undefined {
  const [, own, bare] = asksWhetherTheyDo[language].exec(folded) ?? [];
  const verb = own ?? bare;
  const isTelling = verb !== undefined && !isStopWord(verb, language) && importanceOf(verb) === 1;
  return isTelling ? verb : undefined;
}

const languagesBySite = new WeakMap<Knowledge, readonly Language[]>();

function languagesOf(knowledge: Knowledge): readonly Language[] {
  let languages = languagesBySite.get(knowledge);
  if (languages === undefined) {
    const written = [...knowledge.ofKind("prose"), ...knowledge.ofKind("question")];
    languages = [...new Set(written.map((passage) => passage.language))];
    languagesBySite.set(knowledge, languages);
  }
  return languages;
}
