import type { LanguagePack } from "../pack/language-pack.ts";
import { englishAsking } from "./asking.ts";
import { englishBuying, englishSelling } from "./buying.ts";
import { englishCalendar } from "./calendar.ts";
import { englishClock } from "./clock.ts";
import { englishContacts } from "./contacts.ts";
import { englishPhrases } from "./corpus.ts";
import { englishDanger } from "./danger.ts";
import { englishEverydayWords } from "./everyday-words.ts";
import { englishGoods } from "./goods.ts";
import { englishHours } from "./hours.ts";
import { englishLead } from "./lead.ts";
import { englishMatters } from "./matters.ts";
import { englishMoney } from "./money.ts";
import { englishNumbers } from "./numbers.ts";
import { englishPlaces } from "./places.ts";
import { englishPrompt, englishStrategies } from "./prompt-words.ts";
import { englishReply } from "./reply.ts";
import { englishSearch } from "./search.ts";
import { englishSentiment } from "./sentiment.ts";
import { englishService } from "./service.ts";
import { englishSite } from "./site.ts";
import { englishTalk } from "./talk.ts";
import { englishTopicNames } from "./topic-names.ts";

export const english = {
  code: "en",
  detection: {
    everydayWords: englishEverydayWords,
    letters: /\b(?:th|wh)|ght\b|n't\b|'(?:s|m|re|ll|ve)\b/g,
    commonBandOf: null,
  },
  search: englishSearch,
  places: englishPlaces,
  site: englishSite,
  sentiment: englishSentiment,
  danger: englishDanger,
  lead: englishLead,
  service: englishService,
  asking: englishAsking,
  matters: englishMatters,
  goods: englishGoods,
  buying: englishBuying,
  selling: englishSelling,
  calendar: englishCalendar,
  clock: englishClock,
  numbers: englishNumbers,
  money: englishMoney,
  contacts: englishContacts,
  clauseStarts: /but|because/,
  corpus: englishPhrases,
  topicNames: englishTopicNames,
  talk: englishTalk,
  reply: englishReply,
  hours: englishHours,
  notices: {
    "model-unavailable":
      "The assistant is having trouble right now; this answer comes straight from the site's pages.",
    "model-late": "The full answer takes longer than usual; this one comes straight from the site's pages.",
    "no-source": "I found no page of the site that confirms this answer: check it before you rely on it.",
  },
  prompt: englishPrompt,
  strategies: englishStrategies,
} satisfies LanguagePack;
