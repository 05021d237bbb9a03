import type { Language, Message } from "@prosa/protocol";
import type { Mood } from "@prosa/protocol/desk";
import { detectLanguage } from "../../language/detect.ts";
import { ANGRY } from "../../turn/decision/tuning.ts";
import { readSentiment } from "../../understanding/sentiment/sentiment.ts";

/** The language of a message too short to tell, such as "ok": it holds no word of feeling in any. */
const FALLBACK: Language = "pt-BR";

/**
 * The mood after a message of the visitor's: that of the last one that shows a feeling, since an order's number between two
 * complaints says nothing. Absent where none is known or the last was a good one. Read from the message alone, so that it
 * is kept up while a person has the conversation and no turn reads it.
 */
export function moodAfter(before: Mood | undefined, { parts }: Message): Mood | undefined {
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
  if (text === "") return before;
  const { label, score } = readSentiment(text, detectLanguage(text, { fallback: FALLBACK }).language);
  if (label === "neutral") return before;
  if (label === "positive") return undefined;
  return score < ANGRY ? "angry" : "negative";
}
