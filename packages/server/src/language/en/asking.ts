import type { AskingWords } from "../pack/asking.ts";
import { NOTHING } from "../pack/nothing.ts";

export const englishAsking: AskingWords = {
  kinds: {
    price: { asked: /how much|price|cost/, answered: /gratuit|free/ },
    duration: { asked: /how long|how many days/, answered: NOTHING },
    hours: { asked: /what time|opening hours|open|closed?/, answered: /closed/ },
    time: { asked: /when|what year/, answered: /monday|friday|day|days/ },
    place: {
      asked: /where (?:is|are)|(?:what is|what s) (?:the|your) address/,
      answered: /street|road|avenue/,
    },
    count: { asked: /how many/, answered: /two|three|four|five|six|seven|eight|nine|ten/ },
    weekday: { asked: /(?:what|which) days?/, answered: /(?:mon|tues|wednes|thurs|fri|satur|sun)days?/ },
    person: { asked: /who/, answered: NOTHING },
    weight: { asked: /weigh|weighs|weight/, answered: NOTHING },
    size: { asked: /how (?:tall|wide|big)|height|width|size/, answered: NOTHING },
    volume: { asked: /how many (?:ml|litres|liters)|in ml/, answered: NOTHING },
    temperature: { asked: /temperature|degrees/, answered: NOTHING },
    height: { asked: /how high/, answered: NOTHING },
    interest: { asked: /interest rate/, answered: /interest.free/ },
    percent: { asked: /percent|discount/, answered: /percent/ },
    email: { asked: NOTHING, answered: NOTHING },
    phone: { asked: /phone|call/, answered: NOTHING },
  },
  units: {
    duration: /hour|day|week|month|year|minute/,
    weight: /grams?|kilos?/,
    size: /inch|inches/,
    volume: /lit(?:er|re)s?/,
    temperature: /degrees/,
    height: /meters|metres/,
  },
  streets: /street|st|road|rd|avenue|ave|lane|drive|square|boulevard/,
  opensQuestion: /i (?:want|would like) to know|what|when|where|which|who|how|do you|can i|is (?:it|there)/,
  and: /and/,
  leansBackFirst: /and|but|or|so|what about|how about/,
  leansBack: /it|its|they|them|that one|this one|which one/,
  ofSeveral: /which (?:one|of (?:them|the two|these))/,
  asksHow: /who|how (?:do|can|to|should)|why|where/,
};
