import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { OTHERS } from "./others.ts";
import type { PageWords } from "./page-words.ts";
import { PT_BR } from "./pt-br.ts";

const LANGUAGES: readonly Partial<PageWords>[] = [PT_BR, EN, ES, OTHERS];

/** The phrases of one kind in all languages, as one alternative. */
export function phrasesOf(kind: keyof PageWords): string {
  return `(?:${LANGUAGES.flatMap((words) => words[kind] ?? []).join("|")})`;
}

/** Finds a phrase of one kind anywhere in a text. */
export function anywhere(kind: keyof PageWords): RegExp {
  return new RegExp(phrasesOf(kind), "iu");
}

/** Finds a text that is a phrase of one kind and nothing else. */
export function alone(kind: keyof PageWords): RegExp {
  return new RegExp(`^[^\\p{L}\\p{N}]*${phrasesOf(kind)}[^\\p{L}\\p{N}]*$`, "iu");
}

/** The beginnings by which a day is known in all languages; 0 is Monday. */
export function dayBeginningsOf(day: number): string[] {
  return LANGUAGES.flatMap(({ dayBeginnings = [] }) => dayBeginnings[day] ?? []);
}
