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

const abroad =
  "portugal argentina uruguai uruguay paraguai paraguay chile espanha spain mexico colombia peru bolivia franca france italia italy alemanha germany inglaterra england eua usa estados+unidos united+states japao japan angola canada europa europe".split(
    " ",
  );

/** A place named in a question, and the words by which a page may speak of it or of what it lies in. */
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
for (const name of abroad) {
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

function placeAt(words: readonly string[], at: number): { place: NamedPlace; length: number } | undefined {
  for (let length = NAME_WORDS_MAX; length > 0; length -= 1) {
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
    : /^(em|para|pra|de|to|in|a|no|do)$/.test(before) && (words[at]?.length ?? 0) > 2;
}

const nameWords = new Set(
  [...placesByName.values()].flatMap(({ words }) => words).filter((word) => word.length > 4),
);

/** Whether a folded word belongs to a place's name, which has no other forms. */
export function isPlaceWord(word: string): boolean {
  return nameWords.has(word);
}

/** What people call places, where a word of it means something else as well: as written, with what goes before. */
const nicknames: readonly (readonly [RegExp, string])[] = [
  [
    /\b(to|in|em|no|do|pro|para o|pra o|ao|a|en|de) rio\b(?! (?:de|do|branco|grande|preto|claro))/i,
    "$1 Rio de Janeiro",
  ],
  [/(?<!\bsul )\b(to|in|em|pra|para|pro|de|a|en) minas\b(?! gerais)/i, "$1 Minas Gerais"],
  [/\b(to|in|from) the (?:US|USA|U\.S\.A?\.?|States)(?![\p{L}])/u, "$1 the United States"],
  [/\b(to|in|from) (?:USA?|U\.S\.A?\.?)(?![\p{L}])/u, "$1 the United States"],
  [/\b(to|in|from) the UK\b/, "$1 England"],
  // With its article it is Christmas, not the city.
  [/\b(antes do|depois do|at[eé] o|no|pro|para o|pra o) natal\b/i, "$1 dia 25 de dezembro"],
  [/\b(cwb|ctba)\b/i, "Curitiba"],
  [/\b(?:new york|nova york|nueva york|miami|orlando)\b/i, "Estados Unidos"],
  [/\b(?:lisboa|lisbon)\b/i, "Portugal"],
  [/\b(?:buenos aires|c[oó]rdoba)\b/i, "Argentina"],
  [/\bbogot[aá](?!\p{L})/iu, "Colombia"],
  [/\b(?:madrid|barcelona)\b/i, "España"],
  [/\b(?:londres|london)\b/i, "England"],
  [/\b(?:ciudad de m[eé]xico|cidade do m[eé]xico|cdmx)\b/i, "México"],
  [/\b(?:montevideo|montevid[eé]u)(?!\p{L})/iu, "Uruguay"],
  [/\b(?:asunci[oó]n|assun[cç][aã]o)(?!\p{L})/iu, "Paraguay"],
  [/\bbsb\b/i, "Brasília"],
  [/\bssa\b/i, "Salvador"],
];

/** Writes a place's nickname out as the place is called. */
export function withPlaceNames(text: string): string {
  return nicknames.reduce((said, [nickname, name]) => said.replace(nickname, name), text);
}
