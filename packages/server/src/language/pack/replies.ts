/** The embedded model's own words; everything else in its replies is the site's. */
export interface ReplyTemplates {
  /** For `Intl`. */
  locale: string;
  /** A first name is said where the visitor gave one, and was not said before. */
  greeting: (site: string, name?: string) => string;
  goodbye: string;
  thanks: (name?: string) => string;
  smallTalk: (site: string) => string;
  quoted: (title: string) => string;
  /** The same for a text that the owner wrote and that is on no page. */
  quotedElsewhere: string;
  /** Said before opening hours that a page has in another language. */
  hoursOf: (title: string) => string;
  handOver: Readonly<Record<"asked" | "unsure" | "trouble" | "order" | "listed", string>>;
  remedies: Readonly<
    Record<"price" | "trust" | "time" | "need" | "buying" | "broken" | "failed" | "late" | "regret", string>
  >;
  /** In place of the remedies' openings where the visitor is neither worried nor in a hurry, but asks. */
  remediesOfCalm: Readonly<Record<"time" | "late", string>>;
  /** The course of things after a hand-over; said once, and when the visitor asks (`asksWhatNext`, a `wordPattern`). */
  handOverNext: string;
  handOverAgain: string;
  asksWhatNext: string;
  /** Calls for the person once more after a hand-over, a `wordPattern`. */
  callsAgain: string;
  leaving: string;
  handOverWithContacts: string;
  contacts: string;
  whichProduct: string;
  whichTopic: string;
  thisTopic: string;
  notSaid: string;
  /** Said where the question before was not answered either. */
  notSaidEither: string;
  /** Said before links to the pages that most likely hold what was not found. */
  pages: string;
  /** The same when the last reply said so too. */
  pagesAgain: string;
  /** After a reply that did not answer. */
  pagesBeside: string;
  noPrice: (name: string) => string;
  price: (name: string, price: string) => string;
  named: (name: string) => string;
  availability: Readonly<Record<"in-stock" | "out-of-stock" | "pre-order" | "discontinued", string>>;
  askHuman: string;
  /** Said to a file that the visitor sent while no person is there, since the assistant reads words alone. */
  fileReceived: string;
  /** Said once to a visitor who abuses the conversation, by what was noticed, before it closes for a time. */
  abuseNoticed: Readonly<Record<"repeats" | "flood" | "probing", string>>;
  abuseFollows: string;
  /** The label of the choice to wait for a model that takes long. */
  waitForAnswer: string;
  catalogue: string;
  cheapest: string;
  dearest: string;
  /** Said before products, when advice is asked for that their pages do not give. */
  advice: string;
  /** Said before the description on a product's page, where the answer about the product was not found. */
  describedAs: (name: string) => string;
  compared: string;
  /** Said before products in the order of what their pages state. */
  inOrder: Readonly<Record<"size" | "weight" | "height", Readonly<Record<"most" | "least", string>>>>;
  /** Said before the passage nearest to a question that was not surely understood. */
  nearest: string;
  /** A table's first rows were said; the rest is on the linked page. */
  wholeTable: (link: string) => string;
  /** One of several questions that the pages do not answer. */
  notSaidOf: (question: string) => string;
  howAreYou: (site: string) => string;
  contactCard: string;
  ways: Readonly<
    Record<"phone" | "whatsapp" | "email" | "instagram" | "telegram" | "address" | "hours", string>
  >;
  reach: Readonly<Record<"whatsapp" | "phone" | "email" | "instagram" | "telegram", (to: string) => string>>;
  seeProduct: string;
  compareWith: (name: string) => string;
  difference: (one: string, other: string) => string;
}

/** Days and hours: how pages write them, folded, and how a reply says them. Expressions hold alternatives. */
export interface HoursWords {
  /** Each day of the week in full and in short, Monday first. */
  known: readonly RegExp[];
  /** Names that a table of hours gives its columns, by what they mean. */
  columns: Readonly<Record<ColumnName, RegExp>>;
  /** Pages write: holidays, every day, "from … to" between days, "and", and words that lead to a day. */
  knownHolidays: RegExp;
  knownEveryDay: RegExp;
  knownRange: RegExp;
  knownAnd: RegExp;
  knownLead: RegExp;
  /** Pages write: before the first hour, between hours, and before the last. */
  knownFrom: RegExp;
  knownTo: RegExp;
  knownBeforeLast: RegExp;
  knownHour: RegExp;
  knownClosed: RegExp;
  knownUnattended: RegExp;
  knownAllDay: RegExp;
  days: readonly string[];
  holidays: string;
  everyDay: string;
  and: string;
  row: (from: string, to: string) => string;
  span: (from: string, to: string) => string;
  time: (hour: number, minute: number) => string;
  closed: string;
  unattended: string;
  allDay: string;
  column: Readonly<Record<ColumnName, string>>;
}

/** Words of the names of columns, few enough to be said in another language. */
export type ColumnName = "store" | "phone" | "and" | "in" | "physical" | "service";

/** Instructions for an LLM, in the visitor's language. Written as if public: they hold no secret but the canary. */
export interface PromptWords {
  system: (site: string) => string;
  sourcesHeading: string;
  noSources: string;
  visitorHeading: string;
  earlierHeading: string;
  reference: (canary: string) => string;
  /** Asks for the rest of a reply that was cut. */
  goOn: string;
  source: string;
  title: string;
  section: string;
  /** Names the numbers of sources that were shown earlier in the talk. */
  shownBefore: (numbers: readonly number[]) => string;
  /** Opens what a past reply showed beside its words: products and choices. */
  shown: string;
  /** The owner's wishes: a heading, then what opens each of them. */
  guidance: Readonly<Record<"heading" | "persona" | "tone" | "say" | "neverSay" | "facts", string>>;
  /** The date and time at the site, and whether it is open. */
  moment: (date: string, isOpen: boolean) => string;
  /** Opens the page of the site that the visitor is on. */
  page: string;
  /** Labels for the subject of the talk so far and what was chosen and told. */
  slots: Readonly<Record<"subject" | "chosen" | "town" | "budget", string>>;
  /** Asks for the visitor's last message as a question of its own, in this language. */
  condense: string;
}

/** Ways of answering that an LLM can be asked for. */
export type StrategyName = "greeting" | "informing" | "closing" | "objection" | "service" | "follow-up";
