/** The kinds of danger that come before anything else: each has an emergency number of its own. */
export type DangerKind = "medical" | "crisis" | "violence" | "fire";

/**
 * One way to say that somebody is in danger: the message holds every one of `all`, in any order, and none of `none`.
 * Each is the beginning of words in folded text, alternatives apart by a space, with `_` for a space between words and
 * `$` for a word's end: "peito torax" or "nao_consig".
 */
interface DangerRow {
  kind: DangerKind;
  all: readonly string[];
  none?: readonly string[];
  /** The row is an alarm only where the message is about a person, not about goods or services. */
  needsPerson?: true;
}

/** The site's numbers by kind of danger, with the one for a danger to life beside them. */
interface DangerNumbers {
  number: string;
  medical: string;
}

/** One language's words for danger. */
export interface DangerWords {
  /** The first thing to say: whom to call, and what to do until help comes. */
  says: Readonly<Record<DangerKind, (numbers: DangerNumbers) => string>>;
  /** Said after it: a person of the team reads this too, but is not to be waited for. */
  goOn: string;
  /** Said before the site's own words on emergencies. */
  ofSite: string;
  call: (number: string) => string;
  cardTitle: string;
  /** Finds the site's own passage on emergencies: what to search for, and the beginnings of words that its headings hold. */
  ownPassage: { query: string; heading: string };
  rows: readonly DangerRow[];
  /** Somebody to whom it happens: the visitor, a relative, a person nearby. */
  person: string;
  /** Asks about services, goods or the past, where no row is an alarm. */
  harmless: string;
  /** Figures of speech and other meanings, taken out of the message before the rows are tried. */
  figurative: string;
}
