import type { Guidance, Language, SiteSettings } from "@prosa/protocol";
import type { PromptWords } from "../../language/pack/replies.ts";
import { packOf } from "../../language/packs.ts";
import { plain } from "./fences.ts";

/**
 * The beginning of every prompt of a site: the rules and the owner's wishes. It is the same for all sessions and turns in one
 * language, so that a server need not read it again.
 */
export function fixedPart(
  { name, guidance }: Pick<SiteSettings, "name" | "guidance">,
  language: Language,
  canary: string,
): string {
  const words = packOf(language).prompt;
  const wishes = guidance ? wishesOf(guidance, words) : [];
  return [
    words.reference(canary),
    words.system(plain(name)),
    ...(wishes.length > 0 ? [[words.guidance.heading, ...wishes].join("\n")] : []),
  ].join("\n\n");
}

function wishesOf(
  { persona, tone, say = [], neverSay = [], facts = [] }: Guidance,
  words: PromptWords,
): string[] {
  const one = (label: string, wish: string | undefined) => (wish ? [`- ${label}: ${plain(wish)}`] : []);
  const many = (label: string, wishes: readonly string[]) =>
    wishes.length > 0 ? [`- ${label}:`, ...wishes.map((wish) => `  - ${plain(wish)}`)] : [];
  return [
    ...one(words.guidance.persona, persona),
    ...one(words.guidance.tone, tone),
    ...many(words.guidance.say, say),
    ...many(words.guidance.neverSay, neverSay),
    ...many(words.guidance.facts, facts),
  ];
}
