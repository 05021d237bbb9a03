import { allPacks, anyOf, anyWords } from "./packs.ts";
import { PatternChoice } from "./text/prefiltered.ts";

/**
 * Brazil's states with what a page on delivery may call them, a line a state: region, code, name, capital and other
 * large cities. Source: IBGE's division of the country.
 */
const states = `
norte | ac | acre | rio branco
norte | ap | amapa | macapa
norte | am | amazonas | manaus
norte | pa | para | belem | ananindeua | santarem
norte | ro | rondonia | porto velho
norte | rr | roraima | boa vista
norte | to | tocantins | palmas
nordeste | al | alagoas | maceio
nordeste | ba | bahia | salvador | feira de santana
nordeste | ce | ceara | fortaleza
nordeste | ma | maranhao | sao luis
nordeste | pb | paraiba | joao pessoa | campina grande
nordeste | pe | pernambuco | recife | olinda
nordeste | pi | piaui | teresina
nordeste | rn | rio grande do norte | natal
nordeste | se | sergipe | aracaju
centro-oeste | df | distrito federal | brasilia
centro-oeste | go | goias | goiania
centro-oeste | mt | mato grosso | cuiaba
centro-oeste | ms | mato grosso do sul | campo grande
sudeste | es | espirito santo | vitoria | vila velha
sudeste | mg | minas gerais | belo horizonte | uberlandia | contagem
sudeste | rj | rio de janeiro | niteroi | duque de caxias
sudeste | sp | sao paulo | campinas | santos | guarulhos
sul | pr | parana | curitiba | londrina | maringa
sul | rs | rio grande do sul | porto alegre | caxias do sul
sul | sc | santa catarina | florianopolis | joinville | blumenau
`;

/** A place named in a question, and the words by which a page may name it or the region that it lies in. */
export interface NamedPlace {
  /** The folded words of the place's own name. */
  words: readonly string[];
  alsoKnownAs: readonly string[];
}

// "Pará" without its accent is also "para", the commonest preposition; only a name that cannot be mistaken counts.
const AMBIGUOUS = new Set([
  "para",
  "natal",
  "contagem",
  "santos",
  "es",
  "se",
  "to",
  "am",
  "pa",
  "ma",
  "al",
  "mt",
  "ac",
  "vitoria",
  "palmas",
  "salvador",
]);

const placesByName = new Map<string, NamedPlace>();
for (const line of states.trim().split("\n")) {
  const [region = "", code = "", state = "", ...cities] = line.split(" | ");
  const wider = region.split("-").join(" ").split(" ");
  for (const name of [code, state, ...cities]) {
    const alsoKnownAs =
      name === code || name === state ? [code, ...wider] : [code, ...state.split(" "), ...wider];
    placesByName.set(name, { words: name.split(" "), alsoKnownAs });
  }
}
for (const name of anyWords(({ places }) => places.abroad)) {
  const words = name.split("+");
  placesByName.set(words.join(" "), { words, alsoKnownAs: ["exterior", "fora", "brasil", "internacional"] });
}
const otherNames = [
  ["manaos", "manaus"],
  ["bh", "belo horizonte"],
  ["sampa", "sao paulo"],
  ["floripa", "florianopolis"],
  ["poa", "porto alegre"],
] as const;
for (const [name, own] of otherNames) {
  const place = placesByName.get(own);
  if (place !== undefined) placesByName.set(name, place);
}

const NAME_WORDS_MAX = 4;
const PREPOSITION = new RegExp(`^${anyOf(({ places }) => places.prepositions)}$`);

/** The places that a question's folded words name, the longest names first taken, and the words left. */
export function placesIn(words: readonly string[]): { places: NamedPlace[]; others: string[] } {
  const places: NamedPlace[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = placeAt(words, at);
    if (found === undefined) others.push(words[at] ?? "");
    else {
      places.push(found.place);
      at += found.length - 1;
    }
  }
  return { places, others };
}

/** The words of the longest name that begins with each word. */
const longestFrom = new Map<string, number>();
for (const name of placesByName.keys()) {
  const { length, 0: first = "" } = name.split(" ");
  longestFrom.set(first, Math.max(length, longestFrom.get(first) ?? 0));
}

function placeAt(words: readonly string[], at: number): { place: NamedPlace; length: number } | undefined {
  const longest = longestFrom.get(words[at] ?? "") ?? 0;
  for (let length = Math.min(NAME_WORDS_MAX, longest); length > 0; length -= 1) {
    const name = words.slice(at, at + length).join(" ");
    const place = placesByName.get(name);
    if (place !== undefined && (!AMBIGUOUS.has(name) || isAfterPreposition(words, at)))
      return { place, length };
  }
  return undefined;
}

function isAfterPreposition(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? "";
  return words[at] === "para"
    ? /^(no|do|pro|o)$/.test(before)
    : PREPOSITION.test(before) && (words[at]?.length ?? 0) > 2;
}

const nameWords = new Set(
  [...placesByName.values()].flatMap(({ words }) => words).filter((word) => word.length > 4),
);

/** Says whether a folded word belongs to a place's name, which has no other forms. */
export function isPlaceWord(word: string): boolean {
  return nameWords.has(word);
}

const nicknames = allPacks.flatMap(({ places }) => places.nicknames);
const anyNickname = new PatternChoice(nicknames.map(([nickname]) => nickname));

/** Writes a place's nickname out as the place is called. */
export function withPlaceNames(text: string): string {
  if (anyNickname.placesIn(text).length === 0) return text;
  return nicknames.reduce((said, [nickname, name]) => said.replace(nickname, name), text);
}
