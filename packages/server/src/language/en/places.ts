import type { PlaceWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

export const englishPlaces: PlaceWords = {
  abroad: wordSet(`
    portugal argentina uruguay paraguay chile spain mexico colombia peru bolivia france italy germany england usa united+states japan canada europe`),
  prepositions: /to|in/,
  nicknames: [
    [/\b(to|in) rio\b(?! (?:de|do|branco|grande|preto|claro))/i, "$1 Rio de Janeiro"],
    [/(?<!\bsul )\b(to|in) minas\b(?! gerais)/i, "$1 Minas Gerais"],
    [/\b(to|in|from) the (?:US|USA|U\.S\.A?\.?|States)(?![\p{L}])/u, "$1 the United States"],
    [/\b(to|in|from) (?:USA?|U\.S\.A?\.?)(?![\p{L}])/u, "$1 the United States"],
    [/\b(to|in|from) the UK\b/, "$1 England"],
    [/\bnew york\b/i, "Estados Unidos"],
    [/\blisbon\b/i, "Portugal"],
    [/\blondon\b/i, "England"],
  ],
};
