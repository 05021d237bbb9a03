import type { Passage } from "../../knowledge/passage.ts";
import { PatternChoice } from "../../language/text/prefiltered.ts";
import { fold } from "../../language/text/words.ts";

/**
 * Sentences that speak to a language model rather than to a reader, in the languages of our sites: orders to forget its
 * rules, to take a role, to say or to hide something from the visitor, and the marks of chat templates. They are looked for in folded text.
 */
const COMMANDS = new PatternChoice([
  /\b(?:ignor\w+|disregard\w*|forget|esqueca\w*|desconsider\w+|olvid\w+|descart\w+|override|bypass)\b.{0,60}\b(?:instru\w+|prompts?|regras?|rules?|reglas?|diretrizes|directrices|guidelines|ordens|ordenes|politicas?)\b/u,
  /\b(?:instru\w+|prompts?)\b.{0,20}\b(?:anterior\w*|acima|previ\w+|previous|prior|above|de arriba|do sistema|del sistema|system)\b/u,
  /\b(?:system|sistema|developer)\s?(?:prompt|message|override|mensagem|mensaje)\b/u,
  /\b(?:assistentes?|asistentes?|assistants?|chat\s?bots?|bots?|ias?|ais?|llms?|gpt\w*|chatgpt|modelos? de linguagem|language models?|modelos? de lenguaje|agentes? virtual\w*)\b[\s,:;–-]{1,4}(?:you\s|voce\s|tu\s|usted\s)?(?:must|should|shall|please|always|never|tell|say|send|deve\w*|diga|informe|responda|recomende|sempre|nunca|envie|por favor|debes?|deben|di|responde|recomienda|siempre)\b/u,
  /\b(?:you are now|from now on,? you|act as|pretend (?:to be|you are)|roleplay as|voce agora e|a partir de agora,? voce|aja como|finja (?:ser|que)|haga de cuenta|actua como|ahora eres|a partir de ahora)\b/u,
  /\b(?:do not|don't|never|nao|nunca|no)\b.{0,20}\b(?:tell|reveal|mention|warn|conte|revele|mencione|avise|digas?|menciones)\b.{0,30}\b(?:the )?(?:users?|visitors?|customers?|usu[aá]ri\w+|visitantes?|clientes?|usuarios?)\b/u,
  /\b(?:tell|inform|instruct|ask|diga|informe|peca|oriente|digale|informa|pide)\b.{0,12}\b(?:the |a[os]? |al? |los? )?(?:users?|visitors?|usu[aá]ri\w+|visitantes?|usuarios?)\b/u,
  /<\|?(?:im_start|im_end|system|assistant|endoftext)\|?>|\[\/?inst\]|<<\/?sys>>|^\s*#{0,4}\s*(?:system|assistant|instruction)s?\s*:/mu,
  /\b(?:jailbreak|dan mode|developer mode|modo desenvolvedor|modo desarrollador|prompt injection)\b/u,
]);

/** Whether a text gives orders to machines that read it. */
export function commandsMachines(text: string): boolean {
  return COMMANDS.test(fold(text));
}

/** The text without its sentences that give orders to machines. */
export function withoutMachineCommands(text: string): string {
  if (!commandsMachines(text)) return text;
  return text
    .split("\n")
    .flatMap((line) => {
      if (line.trim() === "") return [line];
      const sentences = line.split(/(?<=[.!?…])(?=\s)/).filter((sentence) => !commandsMachines(sentence));
      return sentences.length > 0 ? [sentences.join("").trim()] : [];
    })
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The quotes of a passage that are kept with what is left of them for people. */
const QUOTES_KEPT = 20;

const quotes = new WeakMap<Passage, Map<string, string>>();

/** A quote of a passage without its sentences that give orders to machines; read once, since the same lines answer again and again. */
export function quoteForPeople(passage: Passage, quote: string): string {
  const known = quotes.get(passage) ?? new Map<string, string>();
  quotes.set(passage, known);
  let text = known.get(quote);
  if (text === undefined) {
    text = withoutMachineCommands(quote);
    if (known.size >= QUOTES_KEPT) known.clear();
    known.set(quote, text);
  }
  return text;
}

const spoken = new WeakMap<Passage, boolean>();

/** Whether a passage, its title or its headings give orders to machines: somebody else may have written there. */
export function speaksToMachines(passage: Passage): boolean {
  const before = spoken.get(passage);
  if (before !== undefined) return before;
  const speaks = commandsMachines(`${passage.title}\n${passage.heading}\n${passage.text}`);
  spoken.set(passage, speaks);
  return speaks;
}
