import type { Language } from "@prosa/protocol";
import { englishPhrases } from "./en/corpus.ts";
import { spanishPhrases } from "./es/corpus.ts";
import { portuguesePhrases } from "./pt-br/corpus.ts";
import { finerTopics, type IntentName, type SeedPhrases, type SeedTopic } from "./topics.ts";

export interface SeedPhrase {
  text: string;
  topic: SeedTopic;
  /** The default intent of the topic, or `unknown`. */
  label: IntentName | "unknown";
  language: Language;
}

function intentOf(topic: SeedTopic): IntentName | "unknown" {
  return topic in finerTopics ? finerTopics[topic as keyof typeof finerTopics] : (topic as IntentName);
}

function phrases(source: SeedPhrases, language: Language): SeedPhrase[] {
  return (Object.entries(source) as [SeedTopic, string][]).flatMap(([topic, texts]) =>
    texts
      .split(/[|\n]/)
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map((text) => ({ text, topic, label: intentOf(topic), language })),
  );
}

/** Every phrase that the project itself wrote, with its topic, intent and language. */
export function seedPhrases(): SeedPhrase[] {
  return [
    ...phrases(portuguesePhrases, "pt-BR"),
    ...phrases(englishPhrases, "en"),
    ...phrases(spanishPhrases, "es"),
  ];
}
