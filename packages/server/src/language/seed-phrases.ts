import type { Language } from "@prosa/protocol";
import { finerTopics, type IntentName, type SeedTopic } from "./pack/topics.ts";
import { allPacks } from "./packs.ts";

interface SeedPhrase {
  text: string;
  topic: SeedTopic;
  /** The default intent of the topic, or `unknown`. */
  label: IntentName | "unknown";
  language: Language;
}

function intentOf(topic: SeedTopic): IntentName | "unknown" {
  return topic in finerTopics ? finerTopics[topic as keyof typeof finerTopics] : (topic as IntentName);
}

/** Every phrase that the project itself wrote, with its topic, intent and language. */
export function seedPhrases(): SeedPhrase[] {
  return allPacks.flatMap(({ code, corpus }) =>
    (Object.entries(corpus) as [SeedTopic, string][]).flatMap(([topic, texts]) =>
      texts
        .split(/[|\n]/)
        .map((text) => text.trim())
        .filter((text) => text !== "")
        .map((text) => ({ text, topic, label: intentOf(topic), language: code })),
    ),
  );
}
