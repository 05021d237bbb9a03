import type { Language, SiteSettings } from "@prosa/protocol";
import { classifyIntent } from "../understanding/intent.ts";
import { detectLanguage } from "../understanding/language.ts";
import type { NormalisedTurn, UnderstoodTurn } from "./turn.ts";

const NO_READING = { name: "unknown", confidence: 0, alternatives: [] };
const ASKED_FOR = { name: "human", confidence: 1, alternatives: [] };

/** Adds the language and the intent. A message too short to tell stays in the language of the talk. */
export function understand(turn: NormalisedTurn): UnderstoodTurn {
  const fallback = spokenBefore(turn);
  if (turn.wantsHuman) return { ...turn, language: fallback, intent: ASKED_FOR };
  if (!/\p{L}/u.test(turn.display)) return { ...turn, language: fallback, intent: NO_READING };
  const { language } = detectLanguage(turn.display, { among: turn.site.languages, fallback });
  return { ...turn, language, intent: classifyIntent(turn.display) };
}

function spokenBefore({ context, interfaceLanguage, site }: NormalisedTurn): Language {
  const known = [context.language, interfaceLanguage].find((one) => one && site.languages.includes(one));
  return known ?? firstLanguage(site);
}

function firstLanguage({ languages }: SiteSettings): Language {
  return languages[0] ?? "pt-BR";
}
