import type { LanguagePack } from "../pack/language-pack.ts";
import { spanishAsking } from "./asking.ts";
import { spanishBuying, spanishSelling } from "./buying.ts";
import { spanishCalendar } from "./calendar.ts";
import { spanishClock } from "./clock.ts";
import { spanishContacts } from "./contacts.ts";
import { spanishPhrases } from "./corpus.ts";
import { spanishDanger } from "./danger.ts";
import { spanishEverydayWords } from "./everyday-words.ts";
import { spanishGoods } from "./goods.ts";
import { spanishHours } from "./hours.ts";
import { spanishLead } from "./lead.ts";
import { spanishMatters } from "./matters.ts";
import { spanishMoney } from "./money.ts";
import { spanishNumbers } from "./numbers.ts";
import { spanishPlaces } from "./places.ts";
import { spanishPrompt, spanishStrategies } from "./prompt-words.ts";
import { spanishReply } from "./reply.ts";
import { spanishSearch } from "./search.ts";
import { spanishSentiment } from "./sentiment.ts";
import { spanishService } from "./service.ts";
import { spanishSite } from "./site.ts";
import { spanishTalk } from "./talk.ts";
import { spanishTopicNames } from "./topic-names.ts";

export const spanish = {
  code: "es",
  detection: {
    everydayWords: spanishEverydayWords,
    letters: /[¿¡ñ]|ción\b/g,
    commonBandOf: null,
  },
  search: spanishSearch,
  places: spanishPlaces,
  site: spanishSite,
  sentiment: spanishSentiment,
  danger: spanishDanger,
  lead: spanishLead,
  service: spanishService,
  asking: spanishAsking,
  matters: spanishMatters,
  goods: spanishGoods,
  buying: spanishBuying,
  selling: spanishSelling,
  calendar: spanishCalendar,
  clock: spanishClock,
  numbers: spanishNumbers,
  money: spanishMoney,
  contacts: spanishContacts,
  clauseStarts: /pero|porque/,
  corpus: spanishPhrases,
  topicNames: spanishTopicNames,
  talk: spanishTalk,
  reply: spanishReply,
  hours: spanishHours,
  notices: {
    "model-unavailable":
      "El asistente tiene dificultades en este momento; esta respuesta viene directamente de las páginas del sitio.",
    "model-late":
      "La respuesta completa tarda más de lo normal; esta viene directamente de las páginas del sitio.",
    "no-source":
      "No encontré la página del sitio que confirma esta respuesta: verifícala antes de contar con ella.",
  },
  prompt: spanishPrompt,
  strategies: spanishStrategies,
} satisfies LanguagePack;
