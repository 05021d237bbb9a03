import { stemmer } from "@orama/stemmers/english";
import type { SearchWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

export const englishSearch: SearchWords = {
  stopWords: wordSet(`
    a about after all also am an and any are as at be been being but by can could did do does doing don for from get had has have he
    her here hi him his how i if in into is it its just let like me my no not of on or our out please she should so some such than that
    the their them then there these they this those to too up us was we were what when where which who why will with would you your
    yours ll ve re s t d m doesn didn isn aren wasn weren hasn haven won
    due between without one ones already while during each may might instead according certain main fully already
    hey hello want need know tell`),
  lowWeightWords: wordSet(`
    have has got get make made use used using work works buy buying bought sell sells pay paying send sends ship ships deliver delivers
    delivery cost costs price much many long take takes time come comes offer offers accept accepts there possible big starts amount wanna
    gonna sell want find give say look see
    store shop product products item items located situated location`),
  slang: new Map(),
  stemmer,
  accentedEndings: [],
  cognates: {
    "pt-BR": [
      [/([bcdfglmnpt])\1/g, "$1"],
      [/ph/g, "f"],
      [/th/g, "t"],
      [/^s([cpt])/, "es$1"],
      [/ct(?=ion|s?$|ive|or)/, "t"],
      [/tions?$/, "cao"],
      [/sions?$/, "sao"],
      [/(i?)ties$|(i?)ty$/, "idade"],
      [/ically$|ly$/, "mente"],
      [/ments?$/, "mento"],
      [/ances?$/, "ancia"],
      [/ences?$/, "encia"],
      [/ables?$/, "avel"],
      [/ibles?$/, "ivel"],
      [/(?:ic|ical)s?$/, "ico"],
      [/ous$/, "oso"],
      [/ives?$/, "ivo"],
      [/(?:ating|ated|ates?)$/, "ar"],
      [/(?:izing|ized|izes?)$/, "izar"],
    ],
  },
  baseForms: [
    [/s$/, [""]],
    [/ies$/, ["y"]],
    [/es$/, [""]],
    [/ied$/, ["y"]],
    [/(?:ed|ing)$/, ["", "e"]],
    [/([bdglmnprt])\1(?:ed|ing)$/, ["$1"]],
  ],
  asksForFact: /^((until|till|since|by|from|at|on|in|for|with|to) )?(what|how|when|who|where|which|why)\b/,
  asksYesOrNo: /^(can|could|may|is|are|do|does|did|has|have)\b/,
  asksForMeaning: /^what (is|are|does)\b/,
  saysYesOrNo: /^(yes|no)\b/,
  saysMeaning: /^(it is|they are)\b/,
  articles: /the|an?/,
  definingVerbs: /is|are/,
};
