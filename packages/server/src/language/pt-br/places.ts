import type { PlaceWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

export const portuguesePlaces: PlaceWords = {
  abroad: wordSet(`
    portugal argentina uruguai paraguai chile espanha mexico colombia peru bolivia franca italia alemanha inglaterra eua estados+unidos japao angola canada europa`),
  prepositions: /em|para|pra|de|a|no|do/,
  nicknames: [
    [
      /\b(em|no|do|pro|para o|pra o|ao|a|de) rio\b(?! (?:de|do|branco|grande|preto|claro))/i,
      "$1 Rio de Janeiro",
    ],
    [/(?<!\bsul )\b(em|pra|para|pro|de|a) minas\b(?! gerais)/i, "$1 Minas Gerais"],
    // With its article it is Christmas, not the city.
    [/\b(antes do|depois do|at[eé] o|no|pro|para o|pra o) natal\b/i, "$1 dia 25 de dezembro"],
    [/\b(cwb|ctba)\b/i, "Curitiba"],
    [/\b(?:nova york|miami|orlando)\b/i, "Estados Unidos"],
    [/\blisboa\b/i, "Portugal"],
    [/\b(?:buenos aires|c[oó]rdoba)\b/i, "Argentina"],
    [/\bbogot[aá](?!\p{L})/iu, "Colombia"],
    [/\b(?:madrid|barcelona)\b/i, "España"],
    [/\blondres\b/i, "England"],
    [/\bcidade do m[eé]xico\b/i, "México"],
    [/\bmontevid[eé]u(?!\p{L})/iu, "Uruguay"],
    [/\bassun[cç][aã]o(?!\p{L})/iu, "Paraguay"],
    [/\bbsb\b/i, "Brasília"],
    [/\bssa\b/i, "Salvador"],
  ],
};
