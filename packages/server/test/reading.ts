import { foldText, readText } from "../src/turn/query/read-text.ts";
import { readPlaces } from "../src/turn/query/topic.ts";
import type { Reading } from "../src/turn/reading.ts";

/** A reading of a text that was meant as it was written; what is not given is that of a neutral statement. */
export function readingOf(text: string, fields: Partial<Reading> = {}): Reading {
  const { language = "pt-BR" } = fields;
  return {
    language,
    written: foldText(text),
    ...readPlaces(readText(text, language), language),
    query: readText(text, language),
    topic: readText("", language),
    asksSomething: true,
    intent: { name: "unknown", confidence: 0.5, alternatives: [] },
    entities: () => [],
    sentiment: { score: 0, label: "neutral" },
    stage: "discovering",
    objections: [],
    signal: null,
    danger: null,
    ...fields,
  };
}
