import type { Language } from "@prosa/protocol";
import { importanceOf } from "../../../knowledge/index/importance.ts";
import type { Knowledge } from "../../../knowledge/passage.ts";
import { contentWordsAmong } from "../../../knowledge/query/query.ts";
import { packOf } from "../../../language/packs.ts";
import type { IntentReading } from "../../../understanding/intents/intent.ts";
import { courtesyOf, isTalkWord, wordsBySentence } from "../../../understanding/intents/talk-phrases.ts";
import type { FoldedText } from "../../reading.ts";
import { SURE_TALK, TALK } from "../sure-intent.ts";

const NOT_TALK: IntentReading = { name: "unknown", confidence: 0, alternatives: [] };

interface TalkReading {
  intent: IntentReading;
  /** The message is talk word for word, and asks nothing of the site. */
  isCourtesy: boolean;
}

/**
 * Holds the intent of a message against its words. What is talk word for word is talk, unless the site has a heading of just
 * these words ("Menu"). What only sounds like talk and names a matter ("how to cancel") is of no known intent: it is searched.
 */
export function readTalk(
  written: FoldedText,
  intent: IntentReading,
  language: Language,
  knowledge: Knowledge,
): TalkReading {
  if (isCourtesy(written, language, knowledge))
    return {
      intent: TALK.includes(intent.name) ? { ...intent, confidence: 1 } : talk(written),
      isCourtesy: true,
    };
  const isBorneOut = !TALK.includes(intent.name) || !namesMatter(written, intent, language, knowledge);
  return { intent: isBorneOut ? intent : NOT_TALK, isCourtesy: false };
}

function isCourtesy({ folded, words }: FoldedText, language: Language, knowledge: Knowledge): boolean {
  const sentences = wordsBySentence(folded);
  const isTalk =
    courtesyOf(words) !== undefined ||
    (sentences.length > 1 && sentences.every((sentence) => courtesyOf(sentence) !== undefined));
  if (!isTalk) return false;
  const content = contentWordsAmong(words, language);
  return content.length === 0 || !knowledge.matters.headings.has(content.join(" "));
}

function talk({ words }: FoldedText): IntentReading {
  const topic = courtesyOf(words);
  const name = topic !== undefined && TALK.includes(topic) ? topic : "small-talk";
  return { name, confidence: 1, alternatives: [] };
}

/** True where a message has a word that is none of talk, and asks about it or finds it on the site. */
function namesMatter(
  { folded, words }: FoldedText,
  { name, confidence }: IntentReading,
  language: Language,
  knowledge: Knowledge,
): boolean {
  const content = contentWordsAmong(words, language);
  const matter = content.filter((word) => !isTalkWord(word) && importanceOf(word) === 1);
  if (matter.length === 0) return false;
  const { asksForFact, asksYesOrNo } = packOf(language).search;
  const asks = /[?¿]/.test(folded) || asksForFact.test(folded) || asksYesOrNo.test(folded);
  const isSmallTalk = name === "small-talk";
  if (content.some(isTalkWord)) {
    if (!asks || (isSmallTalk && confidence >= SURE_TALK)) return false;
  } else if (isSmallTalk && asks) return true;
  if (!asks && !isSmallTalk) return false;
  // "ok" by itself goes by its own form: a dictionary finds a page for any word.
  if (!asks && words.length === 1) return matter.some((word) => knowledge.hasWord(word));
  return knowledge.search({ text: matter.join(" "), language, limit: 1 }).length > 0;
}
