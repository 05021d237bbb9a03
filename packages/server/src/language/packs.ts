import type { Language } from "@prosa/protocol";
import { english } from "./en/index.ts";
import { spanish } from "./es/index.ts";
import type { LanguagePack } from "./pack/language-pack.ts";
import { NOTHING } from "./pack/nothing.ts";
import { portuguese } from "./pt-br/index.ts";

/** Every language, a line each. */
const packs: Readonly<Record<Language, LanguagePack>> = {
  "pt-BR": portuguese,
  en: english,
  es: spanish,
};

/** The packs in the order in which their patterns are joined. */
export const allPacks: readonly LanguagePack[] = Object.values(packs);

/** The codes of every language, in the order of the packs. */
export const allLanguages: readonly Language[] = allPacks.map(({ code }) => code);

export function packOf(language: Language): LanguagePack {
  return packs[language];
}

/** The alternatives of an entry in every language, as the source of one group; a language without any is left out. */
export function anyOf(entry: (pack: LanguagePack) => RegExp): string {
  const sources = allPacks.map((pack) => entry(pack).source).filter((source) => source !== NOTHING.source);
  return `(?:${sources.join("|")})`;
}

/** An expression that matches what the entry of any language matches; its flags are the first language's. */
export function anyPattern(entry: (pack: LanguagePack) => RegExp): RegExp {
  return new RegExp(anyOf(entry), allPacks[0] === undefined ? "" : entry(allPacks[0]).flags);
}

/** The words of an entry in every language. */
export function anyWords(entry: (pack: LanguagePack) => ReadonlySet<string>): ReadonlySet<string> {
  return new Set(allPacks.flatMap((pack) => [...entry(pack)]));
}

/** The table of an entry in every language; the languages do not contradict each other. */
export function anyTable<Value>(
  entry: (pack: LanguagePack) => Readonly<Record<string, Value>>,
): ReadonlyMap<string, Value> {
  return new Map(allPacks.flatMap((pack) => Object.entries(entry(pack))));
}
