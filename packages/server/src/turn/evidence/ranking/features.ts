import type { Language } from "@prosa/protocol";
import type { Hit, Knowledge, Query } from "../../../knowledge/passage.ts";
import { Holding, type Look, neighbours } from "../../../knowledge/wording/holding.ts";
import { type Asking, isCounted, QUESTION_KINDS, readAsking } from "../../../knowledge/wording/traits.ts";
import type { WordedUnit, Wording } from "../../../knowledge/wording/wording.ts";
import { fold } from "../../../language/text/words.ts";
import type { AnswerType } from "../../query/answer-type.ts";
import { headingMatches, headingMatchesAnother } from "../../query/intent.ts";

const ASKING_LETTERS = 400;
const PAGE_HITS = 8;

/** The subject of the talk so far, by the passage that came first for the last message. */
interface Anchor {
  id: string;
  url: string;
}

/** A question as evidence for it is weighed. */
export interface Question extends Query {
  /** As the visitor wrote it. */
  written: string;
  anchor?: Anchor | undefined;
  /** The one that was last answered from, where the last message was not answered. */
  anchorBefore?: Anchor | undefined;
  /** The type of answer that the question asks for, where it asks for a certain one. */
  answerType?: AnswerType | undefined;
  /** The intent of the message, or of the talk that it goes on with. */
  intent?: { name: string; confidence: number };
}

/** A unit of a passage held against the question. */
interface SeenUnit {
  unit: WordedUnit;
  holding: Holding;
  share: number;
  spelt: number;
  /** Runs of letters in common with the question: the cosine, and the share of the question's. */
  cosine: number;
  runs: number;
}

/** A passage held against the question: what its features, its chance and its quote are read from. */
export interface Candidate {
  hit: Hit;
  wording: Wording;
  units: readonly SeenUnit[];
  heading: Holding;
  whole: Holding;
  /** In the order of `FEATURES`; a plain array, since a typed one of so few is dearer to make than to fill. */
  features: readonly number[];
}

/** The passages found for a question, held against it. */
export interface Pool {
  look: Look;
  asking: Asking;
  language: Language;
  answerType: AnswerType | undefined;
  candidates: readonly Candidate[];
  question: readonly number[];
}

const KINDS = ["table", "product", "contact", "question"] as const;

const OWN = [
  "cover",
  "coverAll",
  "exact",
  "coverText",
  "coverUnit",
  "coverUnitHead",
  "coverHeadings",
  "coverHead",
  "coverTitle",
  "coverPath",
  "reverseHead",
  "reverseTitle",
  "reverseUnit",
  "rarest",
  "rarestHead",
  "holdsRarest",
  "heldCount",
  "spelt",
  "speltHead",
  "speltUnit",
  "speltPath",
  "neighbours",
  "score",
  "coverage",
  "cosine",
  "cosineHead",
  "cosineTitle",
  "cosineUnit",
  "runs",
  "runsHead",
  "runsUnit",
  "runsUnitHead",
] as const;

const RELATIVE = [
  "cover",
  "coverAll",
  "exact",
  "coverUnit",
  "coverUnitHead",
  "coverHeadings",
  "coverHead",
  "coverTitle",
  "reverseHead",
  "reverseUnit",
  "spelt",
  "speltHead",
  "speltUnit",
  "neighbours",
  "score",
  "cosine",
  "cosineHead",
  "cosineUnit",
  "runs",
  "runsUnitHead",
] as const;

const SINGLE = [
  "rank",
  "rankInverse",
  "logLength",
  "asksItself",
  "sameLanguage",
  "samePage",
  "samePageLeaning",
  "samePassage",
  "samePassageLeaning",
  "pageHits",
  "firstPage",
  "unitPlace",
  "expected",
  "expectedNear",
  "doing",
  "suited",
  "suitsAnother",
] as const;

/** The features of a passage beside a question, in the order of `Candidate.features`. */
export const FEATURES: readonly string[] = [
  ...OWN,
  ...RELATIVE.map((name) => `${name}-best`),
  ...QUESTION_KINDS.map((kind) => `text:${kind}`),
  ...QUESTION_KINDS.map((kind) => `unit:${kind}`),
  ...KINDS.map((kind) => `is:${kind}`),
  ...SINGLE,
];

/** The features of a question by itself, in the order of `Pool.question`. */
export const QUESTION_FEATURES: readonly string[] = [
  "words",
  "unknownShare",
  "rarestAsked",
  "leans",
  "foreign",
  "hits",
  "short",
  ...QUESTION_KINDS.map((kind) => `asks:${kind}`),
];

/** Holds what was found for a question against it. */
export function readPool(
  question: Question,
  found: readonly Hit[],
  knowledge: Pick<Knowledge, "look" | "wordingOf">,
): Pool {
  const look = knowledge.look(question);
  const asking = readAsking(fold(question.written.slice(0, ASKING_LETTERS)));
  const hits = found.filter(({ passage }) => !isWayToReach(passage, asking));
  const leaning = look.ownCount <= 1 ? 1 : look.ownCount === 2 ? 0.5 : 0;
  const pages = new Map<string, number>();
  for (const { passage } of hits.slice(0, PAGE_HITS))
    pages.set(passage.url, (pages.get(passage.url) ?? 0) + 1);
  const seen = hits.map((hit) => see(hit, knowledge.wordingOf(hit.passage), look));
  const best = OWN.map(() => 0);
  for (const { own } of seen)
    for (let at = 0; at < OWN.length; at += 1) best[at] = Math.max(best[at] ?? 0, own[at] ?? 0);
  const { anchor, anchorBefore } = question;
  const candidates = seen.map((one, rank): Candidate => {
    const { own, bestUnit, hit, wording, units, heading, whole } = one;
    const { passage } = hit;
    const features = own.slice();
    for (const place of RELATIVE_PLACES) features.push((own[place] ?? 0) - (best[place] ?? 0));
    let text = 0;
    for (const { unit } of units) text |= unit.traits;
    addWanted(features, asking, text);
    addWanted(features, asking, traitsNear(units, bestUnit));
    for (const kind of KINDS) features.push(passage.kind === kind ? 1 : 0);
    const samePage = anchor?.url === passage.url || anchorBefore?.url === passage.url ? 1 : 0;
    const samePassage = anchor?.id === passage.id || anchorBefore?.id === passage.id ? 1 : 0;
    // In the order of `SINGLE`.
    features.push(
      rank / 10,
      1 / (1 + rank),
      Math.log(1 + wording.length),
      wording.asksItself ? 1 : 0,
      passage.language === question.language ? 1 : 0,
      samePage,
      samePage * leaning,
      samePassage,
      samePassage * leaning,
      (pages.get(passage.url) ?? 0) / PAGE_HITS,
      passage.url === hits[0]?.passage.url ? 1 : 0,
      units.length === 0 ? 0 : bestUnit / units.length,
    );
    addMarks(features, question, one);
    return { hit, wording, units, heading, whole, features };
  });
  return {
    look,
    asking,
    language: question.language,
    answerType: question.answerType,
    candidates,
    question: questionFeatures(look, asking, question.language, hits),
  };
}

const RELATIVE_PLACES = RELATIVE.map((name) => OWN.indexOf(name));

function questionFeatures(look: Look, { kinds }: Asking, language: Language, hits: readonly Hit[]): number[] {
  const { ownCount, count, known, weights, rareness, ownTotal } = look;
  let unknown = 0;
  let rarest = 0;
  for (let word = 0; word < ownCount; word += 1) {
    unknown += (1 - (known[word] ?? 0)) * (weights[word] ?? 0);
    rarest = Math.max(rarest, rareness[word] ?? 0);
  }
  const first = [
    Math.log(1 + ownCount),
    ownTotal === 0 ? 0 : unknown / ownTotal,
    rarest,
    count > ownCount ? 1 : 0,
    hits[0] !== undefined && hits[0].passage.language !== language ? 1 : 0,
    hits.length / 20,
    ownCount <= 1 ? 1 : 0,
  ];
  return [...first, ...QUESTION_KINDS.map((_, kind) => (kinds >> kind) & 1)];
}

/** A way to reach the site tells no number of anything: "how many followers have you?" */
function isWayToReach({ kind, text }: Hit["passage"], { counted }: Asking): boolean {
  return kind === "contact" && counted.length > 0 && !isCounted(fold(text), counted);
}

const NO_TERMS = new Int32Array(0);

interface Seen extends Omit<Candidate, "features"> {
  /** In the order of `OWN`. */
  own: number[];
  bestUnit: number;
}

function see(hit: Hit, wording: Wording, look: Look): Seen {
  const holding = (terms: Int32Array = NO_TERMS) => new Holding(look.count).add(terms, look);
  const [title, headings, heading, path] = [
    holding(wording.title),
    holding(wording.headings),
    holding(wording.lastHeading),
    holding(wording.path),
  ];
  const { letters } = look;
  const text = new Holding(look.count);
  let bestUnit = 0;
  let most = -1;
  const units = wording.units.map((unit, number): SeenUnit => {
    const held = holding(unit.terms);
    text.with(held);
    const share = held.share(look);
    const spelt = held.spelt(look);
    const fit = share + 0.5 * spelt;
    if (fit > most + 1e-9) {
      bestUnit = number;
      most = fit;
    }
    const cosine = letters.cosine(unit.letters);
    return { unit, holding: held, share, spelt, cosine, runs: letters.held(unit.letters.words) };
  });
  const {
    whole: wholeLetters,
    lastHeading,
    title: titleLetters,
    headings: headingsLetters,
  } = wording.letters;
  let [cosineUnit, runsUnit, runsUnitHead] = [0, 0, 0];
  for (const { unit, cosine, runs } of units) {
    cosineUnit = Math.max(cosineUnit, cosine);
    runsUnit = Math.max(runsUnit, runs);
    if (runs > 0)
      runsUnitHead = Math.max(runsUnitHead, letters.held(unit.letters.words, headingsLetters.words));
  }
  runsUnitHead = Math.max(runsUnitHead, letters.held(headingsLetters.words));
  const whole = holding().with(text).with(title).with(headings);
  const best = units[bestUnit];
  const underHead = holding().with(heading);
  if (best) underHead.with(best.holding);
  // In the order of `OWN`.
  const own = [
    whole.share(look),
    whole.share(look, true),
    whole.exact(look),
    text.share(look),
    best?.share ?? 0,
    underHead.share(look),
    headings.share(look),
    heading.share(look),
    title.share(look),
    path.share(look),
    heading.reverse,
    title.reverse,
    best?.holding.reverse ?? 0,
    whole.rarest(look),
    headings.rarest(look),
    whole.holdsRarest(look),
    Math.log(1 + whole.count(look)),
    whole.spelt(look),
    heading.spelt(look),
    best?.spelt ?? 0,
    path.spelt(look),
    neighbours(wording, look),
    hit.score,
    hit.coverage,
    letters.cosine(wholeLetters),
    letters.cosine(lastHeading),
    letters.cosine(titleLetters),
    cosineUnit,
    letters.held(wholeLetters.words),
    letters.held(headingsLetters.words),
    runsUnit,
    runsUnitHead,
  ];
  return { hit, wording, units, heading, whole, bestUnit, own };
}

/** For each kind of question, whether what an answer to it holds is among these traits: 1, −1, or 0 where it is not asked for. */
function addWanted(features: number[], { wantedByKind }: Asking, traits: number): void {
  for (const mask of wantedByKind) features.push(mask === 0 ? 0 : (traits & mask) !== 0 ? 1 : -1);
}

/** Adds whether a passage looks as the answer must, and whether its headings speak for the message's intent, in the order of `SINGLE`. */
function addMarks(
  features: number[],
  { answerType, intent }: Question,
  { hit, units, wording, bestUnit }: Seen,
): void {
  const { name = "", confidence = 0 } = intent ?? {};
  const expected = metBy(answerType, hit.passage.text);
  features.push(
    expected,
    answerType ? metBy(answerType, textNear(units, bestUnit)) : 0,
    expected > 0 && answerType?.affirmsDoing ? 1 : 0,
    headingMatches(name, wording.foldedHeadings) ? confidence : 0,
    headingMatchesAnother(name, wording.foldedHeading) ? confidence : 0,
  );
}

/** 1 for a text that looks as an answer must, −1 for one that certainly does not, 0 where none must. */
function metBy(answerType: AnswerType | undefined, written: string): number {
  if (answerType === undefined) return 0;
  if (answerType.isMet(fold(written), written)) return 1;
  return answerType.isCertain ? -1 : 0;
}

/** The words of the best unit and of the one behind it. */
function textNear(units: readonly SeenUnit[], best: number): string {
  return `${units[best]?.unit.text ?? ""} ${units[best + 1]?.unit.text ?? ""}`;
}

/** The traits of the best unit and of the one behind it, which often says what is asked for. */
function traitsNear(units: readonly SeenUnit[], best: number): number {
  return (units[best]?.unit.traits ?? 0) | (units[best + 1]?.unit.traits ?? 0);
}
