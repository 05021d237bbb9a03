import type { RejectionCode } from "@prosa/protocol";
import type { WidgetLanguage } from "./language.ts";

/** A time to come, in a language's own words. */
export interface Moment {
  /** Its day: today, tomorrow, a day of the week within a week, or else a date. */
  kind: "today" | "tomorrow" | "weekday" | "date";
  /** The day's name; empty for today. */
  day: string;
  time: string;
}

/** The words of the first paint in one language. Counts use the plural rules of `Intl`. A missing key does not compile. */
export interface Strings {
  language: WidgetLanguage;
  chatWith: (site: string) => string;
  defaultName: string;
  close: string;
  messages: string;
  conversation: string;
  you: string;
  assistant: string;
  person: string;
  notice: string;
  greeting: string;
  /** Under the greeting: who answers. */
  whoAnswers: string;
  suggestions: string;
  /** Things to ask a site of any kind, where the room says none of the site's own. */
  starters: readonly [string, string, string];
  placeholder: string;
  write: string;
  send: string;
  stop: string;
  writing: string;
  /** Shown beside the dots where a reply takes long to begin. */
  lookingUp: string;
  askHuman: string;
  humanAsked: string;
  personHere: string;
  online: string;
  connecting: string;
  offline: string;
  away: string;
  offlineHint: string;
  retryNow: string;
  outdated: string;
  reload: string;
  unavailable: string;
  notKept: string;
  menu: string;
  erased: string;
  erasing: string;
  notKeptFull: string;
  notRead: string;
  consent: string;
  ready: string;
  sending: string;
  waiting: string;
  /** Under a message that waits where nobody will answer. */
  notSent: string;
  failed: string;
  /** The site's own reasons; the widget's load later. */
  failedBecause?: Partial<Record<RejectionCode, string>>;
  retry: string;
  discard: string;
  jump: string;
  news: string;
  newMessages: (count: number) => string;
  earlier: string;
  /** The people of the site answer, and never stop. */
  teamHere: string;
  teamHereUntil: (moment: Moment) => string;
  teamBackAt: (moment: Moment) => string;
}
