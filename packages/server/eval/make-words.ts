import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { bandSizes, packBand } from "../src/language/text/word-bands.ts";
import { fold } from "../src/language/text/words.ts";

const WORD = /^[a-záàâãéêíóôõúüç]+(?:-[a-záàâãéêíóôõúüç]+)*$/;
const ACCENT_RATIO = 3;
const KEPT = 44000;
const FOREIGN_RANK = 15000;

// Unaccented words that exist beside a more frequent accented one.
const bothExist = new Set(
  `a e o as os esta ai la faca bebe vira ira gloria vera dai coco pa maca baba contem opera florida trai incomodo pratica secretaria divida
  cambio amem series fabrica lingua copia critica pos bone acabara gerencia circulo pais influencia crista clinica publica renuncia denuncia previa
  amara individuo formula valera transito trancas espia critico sequencia especifica especifico celebre serias legitima integra vicio tornara
  possuia passara perdera ouvira providencia contraria da de do em no na se so te le ve ate para por por nos pode sabia sai cai
  mas mais duvida anuncio inicio calculo media revolver mare forma polo pelo pera fora tem vem mantem ele este pode avo porque que quem
  juro baia bau roca noticia principio termino evidencia`
    .split(/\s+/)
    .filter(
      (word) =>
        ![
          "so",
          "le",
          "ve",
          "ate",
          "ai",
          "la",
          "gloria",
          "previa",
          "bau",
          "noticia",
          "mantem",
          "inicio",
          "principio",
        ].includes(word),
    ),
);

const counts = new Map<string, number>();
for (const line of readFileSync(argv[2] ?? "", "utf8").split("\n")) {
  const [word, count] = line.trim().split(" ");
  if (word !== undefined && WORD.test(word)) counts.set(word, Number(count));
}
const accented = new Map<string, number>();
for (const [word, count] of counts) {
  const bare = fold(word);
  if (bare !== word) accented.set(bare, Math.max(accented.get(bare) ?? 0, count));
}
const kept = [...counts]
  .filter(([word, count]) => bothExist.has(word) || (accented.get(word) ?? 0) < count * ACCENT_RATIO)
  .map(([word]) => word)
  .filter((word, rank) => word.length > 1 || /[aeoéàóáê]/.test(word) || rank < 20)
  .filter(
    (word, rank) => rank < FOREIGN_RANK || !/[kwy]|sh|th|ph|ck|([bdfgjlmnptvz])\1|[bcdfghjpqtv]$/.test(word),
  )
  .slice(0, KEPT);

const bands: string[] = [];
let from = 0;
for (const size of bandSizes) {
  const band = kept.slice(from, from + size).sort();
  if (band.length > 0) bands.push(packBand(band));
  from += size;
}
stdout.write(`${JSON.stringify(bands, null, 1)}\n`);
