import type { Language, SiteSettings } from "@prosa/protocol";

/** The groups of settings, in the order in which they are shown. */
export const GROUPS = [
  "site",
  "answers",
  "model",
  "people",
  "forms",
  "proactive",
  "files",
  "privacy",
  "tools",
] as const;
export type Group = (typeof GROUPS)[number];

/** The group of every setting; one without a group does not compile. */
export const GROUP_OF = {
  name: "site",
  origins: "site",
  languages: "site",
  greeting: "site",
  starters: "site",
  experiments: "proactive",
  looks: "site",
  isArchived: "site",
  answering: "answers",
  knowledge: "answers",
  phrases: "answers",
  emergency: "answers",
  model: "model",
  modelOptions: "model",
  guidance: "model",
  handOver: "people",
  openingHours: "people",
  tickets: "people",
  survey: "people",
  wordSearch: "privacy",
  reports: "people",
  form: "forms",
  passOnContacts: "forms",
  proactive: "proactive",
  files: "files",
  retentionDays: "privacy",
  abuse: "privacy",
  keyNumber: "privacy",
  httpTools: "tools",
} as const satisfies Record<keyof SiteSettings, Group>;

/** Settings that have a page of their own, or that are written as JSON: their parts have no words here. */
type Whole =
  | "openingHours"
  | "experiments"
  | "phrases"
  | "modelOptions.extraBody"
  | "modelOptions.extraHeaders";

type Inner<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : NonNullable<T>;
/** True for what is written as one field: a plain value, or one for each language. */
type IsField<T> = Inner<T> extends object ? (Language extends keyof Inner<T> ? true : false) : true;
type PathsBelow<T, Prefix extends string> = {
  [Key in keyof T & string]-?: `${Prefix}${Key}` extends Whole
    ? `${Prefix}${Key}`
    : IsField<T[Key]> extends true
      ? `${Prefix}${Key}`
      : `${Prefix}${Key}` | PathsBelow<Inner<T[Key]>, `${Prefix}${Key}.`>;
}[keyof T & string];

/** Every setting and every part of one, as `form.consent`; a list's elements are named as if there were one. */
export type SettingPath = PathsBelow<SiteSettings, "">;

/** The name of a setting, and a sentence on what it does where the name does not say it. */
export type SettingWord = readonly [label: string, hint?: string];

/** The words of the page on settings in one language. */
export interface SettingsWords {
  intro: string;
  onlyOwners: string;
  groups: Readonly<Record<Group, string>>;
  paths: Readonly<Record<SettingPath, SettingWord>>;
  /** The choices of settings that have a few, by their value. */
  choices: Readonly<Record<string, string>>;
  perLine: string;
  add: string;
  remove: string;
  none: string;
  use: string;
  save: string;
  discard: string;
  saved: string;
  unsaved: string;
  faulty: (count: number) => string;
  json: string;
  jsonHint: string;
  jsonApply: string;
  jsonBroken: string;
  ownPage: Readonly<Record<"openingHours" | "experiments", string>>;
  versions: string;
  version: (number: number, since: string) => string;
  prompt: string;
  tokens: (count: number) => string;
  figures: (answered: string, n: number) => string;
  preview: string;
  issues: {
    required: string;
    short: (least: number) => string;
    long: (most: number) => string;
    small: (least: number) => string;
    big: (most: number) => string;
    format: string;
    other: string;
  };
}
