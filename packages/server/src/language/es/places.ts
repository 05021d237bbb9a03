import type { PlaceWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

export const spanishPlaces: PlaceWords = {
  abroad: wordSet(`
    portugal argentina uruguay paraguay chile mexico colombia peru bolivia italia estados+unidos angola canada europa`),
  prepositions: /a|de/,
  nicknames: [
    [/\b(a|en|de) rio\b(?! (?:de|do|branco|grande|preto|claro))/i, "$1 Rio de Janeiro"],
    [/(?<!\bsul )\b(de|a|en) minas\b(?! gerais)/i, "$1 Minas Gerais"],
    [/\bnueva york\b/i, "Estados Unidos"],
    [/\b(?:ciudad de m[eé]xico|cdmx)\b/i, "México"],
    [/\bmontevideo(?!\p{L})/iu, "Uruguay"],
    [/\basunci[oó]n(?!\p{L})/iu, "Paraguay"],
  ],
};
