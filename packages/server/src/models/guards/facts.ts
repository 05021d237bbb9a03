import type { Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import { fold } from "../../language/text/words.ts";
import { findEntities } from "../../understanding/entities/entities.ts";
import { type FactKind, UNKNOWN_FACTS } from "./fact-words.ts";
import { speaksToMachines } from "./machine-commands.ts";

/** Any time: what is compared is the day and month, never the year. */
const NOW = Date.UTC(2026, 0, 15);
const RUN = /\d(?:[ ()./-]{0,2}\d){7,18}/g;
const RUN_LENGTH_MIN = 8;

/** Everything that a reply may take its facts from. */
interface FactGround {
  /** The passages that were read, as far as they are known by now. */
  sources(): readonly Passage[];
  /** Passages on how to reach the site's people. */
  contacts: readonly Passage[];
  /** Words that are not the model's: the visitor's, the replies before, the owner's settings. Asked for once, at the first fact. */
  said(): string;
  language: Language;
}

interface Facts {
  flat: string;
  runs: readonly string[];
  /** Percentages, hours, days and numbers in their normal form, by kind. */
  values(): Readonly<Record<"percent" | "time" | "date" | "number", ReadonlySet<string>>>;
}

const known = new WeakMap<Passage, Facts>();

/**
 * Makes a check of the facts of a reply: one that stands in what was read is returned as it is, any other is replaced by words
 * that commit to nothing. Numbers to call or to pay to, and codes, do not count where a page speaks to machines: there
 * somebody else may have planted them.
 */
export function createFactCheck(ground: FactGround): (kind: FactKind, written: string) => string {
  let said: Facts | undefined;
  return (kind, written) => {
    said ??= factsOf(ground.said(), ground.language);
    const pages = [...ground.sources(), ...ground.contacts];
    const trusted =
      kind === "number" || kind === "code" ? pages.filter((page) => !speaksToMachines(page)) : pages;
    const held = [said, ...trusted.map(factsOfPassage)];
    return stands(kind, written, held, ground.language) ? written : UNKNOWN_FACTS[ground.language][kind];
  };
}

function stands(kind: FactKind, written: string, held: readonly Facts[], language: Language): boolean {
  if (kind === "number") {
    const digits = written.replace(/\D/g, "");
    return held.some(({ runs, flat }) =>
      /[a-f]/i.test(written)
        ? flat.includes(fold(written))
        : runs.some((run) => run.endsWith(digits) || digits.endsWith(run)),
    );
  }
  const flat = fold(written).replace(/\s+/g, " ");
  if (held.some((facts) => holdsApart(facts.flat, flat))) return true;
  if (kind === "code") return false;
  const value = normalised(kind, written, language);
  // A figure that is no such fact after all is none that anybody could be held to.
  if (value === undefined) return true;
  const hour = kind === "time" && value.endsWith(":00") ? String(Number(value.slice(0, 2))) : undefined;
  return held.some((facts) => {
    const values = facts.values();
    if (kind === "period") return values.number.has(value);
    // "Das 9 às 18h": the first hour may stand without its sign.
    return values[kind].has(value) || (hour !== undefined && values.time.size > 0 && values.number.has(hour));
  });
}

function normalised(
  kind: Exclude<FactKind, "number" | "code">,
  written: string,
  language: Language,
): string | undefined {
  if (kind === "period") return String(Number.parseInt(written, 10));
  const found = findEntities(written, { language, now: NOW }).find(({ type }) => type === kind);
  return found && normalOf(found);
}

function normalOf({ type, value }: ReturnType<typeof findEntities>[number]): string {
  return type === "date" ? String(value).slice(5) : String(value);
}

function factsOfPassage(passage: Passage): Facts {
  const before = known.get(passage);
  if (before !== undefined) return before;
  const { title, heading, text, product, language } = passage;
  const facts = factsOf([title, heading, text, product?.price ?? ""].join("\n"), language);
  known.set(passage, facts);
  return facts;
}

function factsOf(text: string, language: Language): Facts {
  let values: ReturnType<Facts["values"]> | undefined;
  return {
    flat: fold(text).replace(/\s+/g, " "),
    runs: (text.match(RUN) ?? [])
      .map((run) => run.replace(/\D/g, ""))
      .filter((run) => run.length >= RUN_LENGTH_MIN),
    values() {
      if (values !== undefined) return values;
      const found = findEntities(text, { language, now: NOW });
      const of = (kind: string) => new Set(found.filter(({ type }) => type === kind).map(normalOf));
      const hours = found.flatMap(({ type, value }) =>
        type === "time" ? [String(Number(String(value).slice(0, 2)))] : [],
      );
      // "24h" and "30 dias" are numbers to the finder or nothing at all, so each whole number counts.
      const whole = (text.match(/\d+/g) ?? []).map((digits) => String(Number(digits)));
      values = {
        percent: of("percent"),
        time: of("time"),
        date: of("date"),
        number: new Set([...of("number"), ...hours, ...whole]),
      };
      return values;
    },
  };
}

const ENDS_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}]/u;

/** Whether a text holds these words with no letter or digit right before or behind them. */
function holdsApart(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    // A letter may be two units long.
    const isApart =
      !ENDS_WORD.test(text.slice(Math.max(0, at - 2), at)) && !BEGINS_WORD.test(text.slice(end, end + 2));
    if (isApart) return true;
  }
  return false;
}
