import type { DangerKind } from "../../language/danger-words.ts";
import { englishDanger } from "../../language/en/danger.ts";
import { spanishDanger } from "../../language/es/danger.ts";
import { portugueseDanger } from "../../language/pt-br/danger.ts";
import { fold } from "../../language/text/fold.ts";

interface Reader {
  rows: readonly {
    kind: DangerKind;
    all: readonly RegExp[];
    none: readonly RegExp[];
    needsPerson: boolean;
  }[];
  person: RegExp;
  harmless: RegExp;
}

const readers: readonly Reader[] = [portugueseDanger, spanishDanger, englishDanger].map((words) => ({
  rows: words.rows.map(({ kind, all, none = [], needsPerson = false }) => ({
    kind,
    all: all.map((one) => anyOf(one)),
    none: none.map((one) => anyOf(one)),
    needsPerson,
  })),
  person: anyOf(words.person),
  harmless: anyOf(words.harmless),
}));

/** Of all languages at once: one language's figure of speech holds words of danger of its neighbours. */
const FIGURATIVE = anyOf(
  [portugueseDanger, spanishDanger, englishDanger].map(({ figurative }) => figurative).join(" "),
  "g",
);

/** The order in which kinds are tried: of several, the first decides what is said. */
const KINDS: readonly DangerKind[] = ["crisis", "medical", "violence", "fire"];

/** A message longer than this is judged by its beginning, in characters; the work stays bounded. */
const LENGTH_MAX = 1_000;

const APART = /[^\p{L}\p{N}]+/gu;

/**
 * Reads whether a message says that somebody's life or health is in danger, in any of the languages, whatever the
 * talk's own. Returns the kind, or `null`.
 */
export function readDanger(message: string): DangerKind | null {
  const flat = ` ${fold(message.slice(0, LENGTH_MAX)).replace(APART, " ").trim()} `;
  const plain = flat.replace(FIGURATIVE, "  ");
  const found = new Set<DangerKind>();
  for (const { rows, person, harmless } of readers) {
    if (harmless.test(plain)) continue;
    const isOfPerson = person.test(plain);
    for (const row of rows) {
      if (row.needsPerson && !isOfPerson) continue;
      const isSaid = row.all.every((one) => one.test(plain)) && !row.none.some((one) => one.test(plain));
      if (isSaid) found.add(row.kind);
    }
  }
  return KINDS.find((kind) => found.has(kind)) ?? null;
}

function anyOf(alternatives: string, flags = ""): RegExp {
  const ways = alternatives.trim().split(/\s+/).map(patternOf).join("|");
  return new RegExp(`(?<= )(?:${ways})`, flags);
}

/** `*` stands for up to three words. */
function patternOf(way: string): string {
  const isWhole = way.endsWith("$");
  const words = (isWhole ? way.slice(0, -1) : way).split("_");
  const inner = words.map((word) => (word === "*" ? "(?:[^ ]+ ){0,3}" : word)).join(" ");
  return inner.replaceAll("(?:[^ ]+ ){0,3} ", "(?:[^ ]+ ){0,3}") + (isWhole ? "(?= )" : "[^ ]*");
}
