import type { Language } from "@prosa/protocol";
import type { AskingWords } from "./asking.ts";
import type { DangerWords } from "./danger.ts";
import type { CalendarWords, ClockWords, ContactWords, MoneyWords, NumberWords } from "./entities.ts";
import type { GoodsWords } from "./goods.ts";
import type { LeadWords } from "./lead.ts";
import type { MatterWords } from "./matters.ts";
import type { HoursWords, PromptWords, ReplyTemplates, StrategyName } from "./replies.ts";
import type { SellingWords } from "./selling.ts";
import type { ServiceWords } from "./service.ts";
import type { SiteWords } from "./site.ts";
import type { TalkWords } from "./talk.ts";
import type { SeedPhrases, SeedTopic } from "./topics.ts";

/**
 * All that Prosa knows of one language. Words and expressions are folded (lower case, no accents) unless an entry says otherwise.
 * An expression matches the language alone; packs.ts joins those of all languages where a text may be in any of them. An entry
 * that a language has no use for holds `NOTHING`, so that a new language cannot leave one out by mistake.
 */
export interface LanguagePack {
  code: Language;
  detection: DetectionWords;
  search: SearchWords;
  places: PlaceWords;
  site: SiteWords;
  sentiment: SentimentWords;
  asking: AskingWords;
  matters: MatterWords;
  goods: GoodsWords;
  danger: DangerWords;
  lead: LeadWords;
  service: ServiceWords;
  buying: BuyingWords;
  selling: SellingWords;
  calendar: CalendarWords;
  clock: ClockWords;
  numbers: NumberWords;
  money: MoneyWords;
  contacts: ContactWords;
  /** Words that begin a new clause, accents as people write them. */
  clauseStarts: RegExp;
  /** Phrases of visitors by topic, from which the default intents learn. */
  corpus: SeedPhrases;
  /** Names that owners give to an intent of their own, by the topic that they mean; whole names, separated by `|`. */
  topicNames: Readonly<Record<SeedTopic, string>>;
  talk: TalkWords;
  /** Replies of the embedded model, in its own words. */
  reply: ReplyTemplates;
  hours: HoursWords;
  /** Said to a visitor when something went wrong. */
  notices: Readonly<Record<"model-unavailable" | "model-late" | "no-source", string>>;
  /** Instructions for an LLM. */
  prompt: PromptWords;
  strategies: Readonly<Record<StrategyName, string>>;
}

/** Signs by which a language is recognised. */
interface DetectionWords {
  /** The commonest words, separated by spaces, in the spelling of the language. */
  everydayWords: string;
  /** Letters and endings that the other languages do not have, in lower case with accents; global. */
  letters: RegExp;
  /** The band of a very frequent word, 0 (the most frequent) to 3; undefined for any other word. Null without a list of such words. */
  commonBandOf: ((word: string) => number | undefined) | null;
}

/** Words by which passages are found and compared with a question. */
export interface SearchWords {
  /** Words that hold a sentence together and say nothing of its topic. */
  stopWords: ReadonlySet<string>;
  /** Words of all kinds of questions: verbs of asking, having and buying, and words that every shop's pages hold. */
  lowWeightWords: ReadonlySet<string>;
  /** Chat slang and its written-out form, keyed by the form as typed in lower case. */
  slang: ReadonlyMap<string, string>;
  /** Snowball stemmer of words with their accents. */
  stemmer(word: string): string;
  /** Accented endings that the stemmer looks for, by their folded form. */
  accentedEndings: readonly SpellingRule[];
  /** Spelling of a word of this language in another that took it from Latin or Greek as well. */
  cognates: Readonly<Partial<Record<Language, readonly SpellingRule[]>>>;
  /** Endings of forms that a dictionary does not list, and what its headwords have instead. */
  baseForms: readonly (readonly [ending: RegExp, bases: readonly string[]])[];
  /** Beginnings of a question for a fact, for yes or no, and for the meaning of something. */
  asksForFact: RegExp;
  asksYesOrNo: RegExp;
  asksForMeaning: RegExp;
  /** Beginnings of an answer that says yes or no, and of one that says what something is. */
  saysYesOrNo: RegExp;
  saysMeaning: RegExp;
  /** Alternatives: articles, and verbs that say what something is. */
  articles: RegExp;
  definingVerbs: RegExp;
}

/** A pattern in a word, and what replaces it. */
type SpellingRule = readonly [pattern: RegExp, replacement: string];

/** Names of places. */
export interface PlaceWords {
  /** Countries and continents; a `+` joins the words of one name. */
  abroad: ReadonlySet<string>;
  /** Alternatives: words before a name that otherwise means something else. */
  prepositions: RegExp;
  /** Nicknames of places that hold a word with another meaning, and the names; accents and case as people write them. */
  nicknames: readonly SpellingRule[];
}

/** Words that carry a feeling or change one. */
export interface SentimentWords {
  /** Lines of `weight: phrase, phrase*`; a star is any ending. A phrase counts once and hides the words inside it. */
  feelings: string;
  negators: ReadonlySet<string>;
  boosters: ReadonlySet<string>;
  softeners: ReadonlySet<string>;
  /** Words after which the opposite follows. */
  contrasts: ReadonlySet<string>;
  /** Alternatives: beginnings of a question. */
  questionStarts: RegExp;
}

/** Signs of a stage of buying, and of an objection; alternatives, each a whole word or more. */
export interface BuyingWords {
  stages: Readonly<Record<"customer" | "deciding" | "comparing" | "discovering", RegExp>>;
  objections: Readonly<Record<"price" | "trust" | "time" | "need", RegExp>>;
  /** "I want", and how many: the two together decide. */
  wants: RegExp;
  amounts: RegExp;
  /** Further words that count one thing in a list, such as an article that is no other word. */
  oneOf: RegExp;
  /** A denial, a degree (with the space after it), and a doubt: "is not", "too ", "expensive". */
  denials: RegExp;
  degrees: RegExp;
  doubts: RegExp;
}
