import { anyPattern } from "../../language/packs.ts";
import { fold, wordsIn } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import type { Matter, Passage, SiteMatters } from "../passage.ts";
import { contentWordsAmong } from "../query/query.ts";

/** A heading on so many pages is of their layout ("Requirements", "See also"). */
const SHARED_BY = 3;
const QUESTION_LENGTH_MAX = 70;
const TOPIC_LENGTH_MAX = 45;
const TOPIC_WORDS_MAX = 6;
/** The weight of a page's kind beside the depth of its address, of which every step counts 1. */
const CENTRAL = 4;
const ASIDE = 20;

const NUMBER = /^(?:[\d.]+[.)]?\s+|[QPRA][.:]\s+|[#•·–—-]\s*|\p{Extended_Pictographic}\s*)+/u;
const HOUR = /\b\d{1,2}\s?(?:h\b|:\d\d|am\b|pm\b|a\.m|p\.m)/;
const hoursHeading = anyPattern(({ site }) => site.hoursHeading);
const central = new RegExp(`\\b(?:${anyPattern(({ site }) => site.centralPages).source})\\b`);
const aside = new RegExp(`\\b(?:${anyPattern(({ site }) => site.asidePages).source})\\b`);
const leaning = new RegExp(`^\\W*(?:${anyPattern(({ site }) => site.leaning).source})\\b`);
const toVisitor = new RegExp(`^\\W*${anyPattern(({ site }) => site.toVisitor).source}`);

/** A page with its matters in order. */
interface MatterPage {
  rank: number;
  questions: Matter[];
  topics: Matter[];
}

/** Reads a site's matters from its headings: in time that grows with the passages, once for a version of its knowledge. */
export function readMatters(passages: readonly Passage[]): SiteMatters {
  const shared = sharedHeadings(passages);
  const pages = new Map<string, MatterPage>();
  const byPage = new Map<string, Matter[]>();
  const headings = new Set<string>();
  const seen = new Set<string>();
  for (const passage of passages) {
    const page = pages.get(passage.url) ?? { rank: rankOf(passage), questions: [], topics: [] };
    const isFirst = !pages.has(passage.url);
    pages.set(passage.url, page);
    const named = [...(isFirst ? [titleOf(passage)] : []), headingOf(passage)].filter((text) => text !== "");
    for (const name of named) {
      const key = `${passage.url} ${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      headings.add(contentOf(name, passage).join(" "));
      const matter = matterOf(name, passage);
      if (matter === undefined || (!matter.isQuestion && shared.has(fold(name)))) continue;
      (matter.isQuestion ? page.questions : page.topics).push(matter);
      byPage.set(passage.url, [...(byPage.get(passage.url) ?? []), matter]);
    }
  }
  const order = [...pages.values()]
    .filter(({ rank }) => rank < ASIDE)
    .sort((one, other) => one.rank - other.rank);
  const questions = inTurn(order.map((page) => page.questions));
  // A page of questions is told by them better than by its title ("Questions").
  const topics = inTurn(order.filter((page) => page.questions.length === 0).map((page) => page.topics));
  return { questions, topics, byPage, headings, saysHours: passages.some(isOfHours) };
}

function isOfHours(passage: Passage): boolean {
  return hoursHeading.test(fold(headingOf(passage))) && HOUR.test(fold(passage.text));
}

function matterOf(name: string, passage: Passage): Matter | undefined {
  const text = name.replace(NUMBER, "").trim();
  const isQuestion = text.endsWith("?") || (passage.kind === "question" && name === headingOf(passage));
  const folded = fold(text);
  const words = wordsIn(folded);
  const isTelling = contentOf(text, passage).some((word) => importanceOf(word) === 1 && !/^\d+$/.test(word));
  if (
    !isTelling ||
    leaning.test(folded) ||
    (isQuestion && toVisitor.test(folded)) ||
    /[{}<>|@]|https?:/.test(text)
  )
    return undefined;
  const fits = isQuestion
    ? text.length <= QUESTION_LENGTH_MAX && words.length > 2
    : (words.length > 1 || central.test(folded)) &&
      text.length <= TOPIC_LENGTH_MAX &&
      words.length <= TOPIC_WORDS_MAX &&
      !/[.:;,!]$/.test(text);
  return fits ? { text, isQuestion, passage } : undefined;
}

/** Folded headings and titles that several pages have, and the titles of the home page. */
function sharedHeadings(passages: readonly Passage[]): ReadonlySet<string> {
  const pages = new Map<string, Set<string>>();
  const homes = new Set<string>();
  for (const passage of passages) {
    if (stepsOf(passage.url).length === 0) homes.add(fold(passage.title));
    for (const name of [titleOf(passage), headingOf(passage)]) {
      const key = fold(name);
      pages.set(key, (pages.get(key) ?? new Set()).add(passage.url));
    }
  }
  return new Set([...homes, ...[...pages].filter(([, { size }]) => size >= SHARED_BY).map(([name]) => name)]);
}

/** The less, the likelier visitors come for the page. */
function rankOf({ url, title }: Passage): number {
  const steps = stepsOf(url);
  const named = fold(`${title} ${steps.join(" ").replace(/[-_.]+/g, " ")}`);
  return steps.length - (central.test(named) ? CENTRAL : 0) + (aside.test(named) ? ASIDE : 0);
}

/** The steps of an address's path, without a file name that says nothing. */
function stepsOf(url: string): string[] {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.split("/").filter((step) => step !== "" && !/^index\b/.test(step));
}

/** A page's title without the site's name behind it; none for the home page, which bears the site's name. */
function titleOf({ title, kind, url }: Passage): string {
  return kind === "fact" || kind === "product" || stepsOf(url).length === 0
    ? ""
    : (title.split(/ [·|–—-] /)[0] ?? "").trim();
}

/** The heading above a passage; a fact's holds the owner's keywords, a product's its name. */
function headingOf({ heading, kind }: Passage): string {
  return kind === "fact" || kind === "product" || kind === "contact"
    ? ""
    : (heading.split(" › ").at(-1) ?? "").trim();
}

function contentOf(text: string, { language }: Passage): string[] {
  return contentWordsAmong(wordsIn(fold(text)), language);
}

/** The first of every list, then the second of every list, and so on. */
function inTurn(lists: readonly (readonly Matter[])[]): Matter[] {
  const most = lists.reduce((length, list) => Math.max(length, list.length), 0);
  return Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}
