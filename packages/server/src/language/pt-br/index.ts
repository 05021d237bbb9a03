import type { LanguagePack } from "../pack/language-pack.ts";
import { portugueseAsking } from "./asking.ts";
import { portugueseBuying, portugueseSelling } from "./buying.ts";
import { portugueseCalendar } from "./calendar.ts";
import { portugueseClock } from "./clock.ts";
import { portugueseContacts } from "./contacts.ts";
import { portuguesePhrases } from "./corpus.ts";
import { portugueseDanger } from "./danger.ts";
import { portugueseEverydayWords } from "./everyday-words.ts";
import { portugueseGoods } from "./goods.ts";
import { portugueseHours } from "./hours.ts";
import { portugueseLead } from "./lead.ts";
import { portugueseMatters } from "./matters.ts";
import { portugueseMoney } from "./money.ts";
import { portugueseNumbers } from "./numbers.ts";
import { portuguesePlaces } from "./places.ts";
import { portuguesePrompt, portugueseStrategies } from "./prompt-words.ts";
import { portugueseReply } from "./reply.ts";
import { portugueseSearch } from "./search.ts";
import { portugueseSentiment } from "./sentiment.ts";
import { portugueseService } from "./service.ts";
import { portugueseSite } from "./site.ts";
import { portugueseTalk } from "./talk.ts";
import { portugueseTopicNames } from "./topic-names.ts";
import { commonBandOf } from "./vocabulary/words.ts";

export const portuguese = {
  code: "pt-BR",
  detection: {
    everydayWords: portugueseEverydayWords,
    letters: /[ãõçâêôà]|ção|lh|nh/g,
    commonBandOf,
  },
  search: portugueseSearch,
  places: portuguesePlaces,
  site: portugueseSite,
  sentiment: portugueseSentiment,
  danger: portugueseDanger,
  lead: portugueseLead,
  service: portugueseService,
  asking: portugueseAsking,
  matters: portugueseMatters,
  goods: portugueseGoods,
  buying: portugueseBuying,
  selling: portugueseSelling,
  calendar: portugueseCalendar,
  clock: portugueseClock,
  numbers: portugueseNumbers,
  money: portugueseMoney,
  contacts: portugueseContacts,
  clauseStarts: /mas|porem|porém|pois|porque|pq/,
  corpus: portuguesePhrases,
  topicNames: portugueseTopicNames,
  talk: portugueseTalk,
  reply: portugueseReply,
  hours: portugueseHours,
  notices: {
    "model-unavailable":
      "O assistente está com dificuldade agora; esta resposta veio direto das páginas do site.",
    "model-late":
      "A resposta completa está demorando mais que o normal; esta veio direto das páginas do site.",
    "no-source":
      "Não encontrei a página do site que confirma esta resposta: confira antes de contar com ela.",
  },
  prompt: portuguesePrompt,
  strategies: portugueseStrategies,
} satisfies LanguagePack;
