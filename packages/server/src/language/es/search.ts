import { stemmer } from "@orama/stemmers/spanish";
import type { SearchWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

export const spanishSearch: SearchWords = {
  stopWords: wordSet(`
    a al algo alguna algunas alguno algunos ante aqui asi aun cada como con cual cuales cuando cuanto cuanta cuantos cuantas de del desde
    donde dos e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estas este esto estos estoy favor fue
    fueron ha hacer hace hago hasta hay hola la las le les lo los mas me mi mis muy ni no nos nosotros nuestra nuestro o os otra otro para
    pero por porque puede pueden puedo que quien quiero quisiera se sea ser si sin sobre son soy su sus tambien te tener tengo tiene
    tienen tu tus un una unas uno unos usted ustedes va van voy y ya yo saber seria podria despues segun luego mientras aunque entonces cuyo cuya ciertas ciertos`),
  lowWeightWords: wordSet(`
    tener tienen tiene hay hacer hacen usar usan vender venden comprar compro aceptan acepta pagar puedo enviar envian entregan entrega
    cuesta cuestan costar cuanto cuantos cuantas precio vale demora tarda tardan llega llegan llegar viene vienen ofrecen ofrece poder
    tienda tiendas producto productos articulo articulos ubicada ubicado ubicados ubicadas
    trabajan sirve sirven tiempo`),
  slang: new Map(),
  stemmer,
  accentedEndings: [
    [/cion$/, "ción"],
    [/sion$/, "sión"],
    [/logia(s?)$/, "logía$1"],
  ],
  cognates: {
    "pt-BR": [
      [/cc/g, "c"],
      [/iones$/, "oes"],
      [/ciones$/, "coes"],
      [/cion$/, "cao"],
      [/sion$/, "sao"],
      [/dad$/, "dade"],
      [/dades$/, "dades"],
      [/mientos?$/, "mento"],
      [/ables?$/, "avel"],
      [/ibles?$/, "ivel"],
      [/^h(?=[aeiou])/, "f"],
      [/ue/, "o"],
      [/ie(?=[rnls][a-z])/, "e"],
      [/ll/g, "lh"],
      [/aje$/, "agem"],
      [/([aeiou])n$/, "$1m"],
    ],
  },
  baseForms: [
    [/s$/, [""]],
    [/ces$/, ["z"]],
    [/es$/, [""]],
    [/as?$/, ["o"]],
    [/(?:o|as?|an|amos|e|aron|ado|ando|aba|ara|en|es)$/, ["ar"]],
    [/(?:o|es?|en|emos|i|io|ieron|ido|iendo|ia|a)$/, ["er"]],
    [/(?:o|es?|en|imos|i|io|ieron|ido|iendo|ia|a)$/, ["ir"]],
    [/([aei]r)(?:me|te|se|nos|l[aeo]s?)$/, ["$1"]],
    [/ie([a-z]{1,3}?)(?:o|as?|an|es?|en)$/, ["e$1ar", "e$1er", "e$1ir"]],
    [/ue([a-z]{1,3}?)(?:o|as?|an|es?|en)$/, ["o$1ar", "o$1er", "o$1ir"]],
    [/i([a-z]{1,3}?)(?:o|es?|en|iendo)$/, ["e$1ir"]],
  ],
  asksForFact:
    /^((hasta|desde|de|a|en|con|para|por) )?(que|como|cual|cuales|cuando|quien|donde|cuant[oa]s?)\b/,
  asksYesOrNo: /^(puedo|puede|pueden|hay|es|se puede|tienen?)\b/,
  asksForMeaning: /^que (es|son|significa)\b/,
  saysYesOrNo: /^(si|no)\b/,
  saysMeaning: /^(es|son)\b/,
  articles: /el|la|los|las|un/,
  definingVerbs: /es|son/,
};
