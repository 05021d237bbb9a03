import type { Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { ReplyTemplates } from "../../language/pack/replies.ts";
import { anyOf } from "../../language/packs.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import type { Evidence } from "../findings.ts";
import { formatFigure } from "./format-figure.ts";
import { formatHours } from "./format-hours.ts";

const ROWS_MAX = 4;
const ROWS_SHOWN = 3;
/** An answer that begins so is not understood without its question. */
const LEANS_ON_QUESTION = new RegExp(`^${anyOf(({ matters }) => matters.leansOnQuestion)}\\b`);

/**
 * Renders pieces of evidence as quotes, in their order: those of one page in another language under one introduction, after the
 * figure that the question (folded) asks for where the first of them holds one.
 */
export function renderQuotes(
  evidence: readonly Evidence[],
  language: Language,
  words: ReplyTemplates,
  asked = "",
): string {
  const pages: Evidence[][] = [];
  for (const piece of evidence) {
    const page = pages.find(([one]) => isForeign(piece, language) && one?.passage.url === piece.passage.url);
    if (page === undefined) pages.push([piece]);
    else page.push(piece);
  }
  const isHeaded = evidence.length > 1;
  return pages
    .map((page) => {
      const said = page.map((piece) => {
        const heading = isRestOf(piece, evidence)
          ? undefined
          : headingAbove(piece, isHeaded && !isForeign(piece, language));
        const lines = renderLines(piece, words);
        return heading === undefined ? lines : `**${heading}**\n\n${lines}`;
      });
      const [first] = page;
      if (first === undefined || !isForeign(first, language)) return said.join("\n\n");
      const hours = page.map((piece) => hoursIn(piece, language));
      if (hours.every((one) => one !== undefined)) {
        const rows = hours.map((quote) => renderRows({ passage: first.passage, quote }, words));
        return `${words.hoursOf(titleOf(first.passage))}\n\n${rows.join("\n\n")}`;
      }
      const figure = first === evidence[0] ? figureIn(first, language, asked) : undefined;
      const opening = figure === undefined ? "" : `**${figure}**\n\n`;
      return `${opening}${introduce(first.passage, words)}\n\n${said.join("\n\n").replace(/^/gm, "> ")}`;
    })
    .join("\n\n");
}

/** Opening hours need no translator: rows of days and hours are said in the visitor's language. */
function hoursIn({ passage, quote }: Evidence, language: Language): string | undefined {
  return passage.kind === "table" ? formatHours(quote, language) : undefined;
}

function figureIn({ passage, quote }: Evidence, language: Language, asked: string): string | undefined {
  return formatFigure(quote, asked, { from: passage.language, to: language });
}

/** The introduction of a quote. A text that the owner wrote may be on no page, and be titled by its own first words. */
function introduce(passage: Evidence["passage"], words: ReplyTemplates): string {
  return isOnPage(passage) ? words.quoted(titleOf(passage)) : words.quotedElsewhere;
}

function isOnPage(passage: Evidence["passage"]): boolean {
  return webAddressOf(passage) !== undefined;
}

function isForeign({ passage }: Evidence, language: Language): boolean {
  return passage.language !== language;
}

/** Whether a piece goes on below the heading of the one before it, which is not said twice. */
function isRestOf({ passage }: Evidence, evidence: readonly Evidence[]): boolean {
  const before = evidence[evidence.findIndex((one) => one.passage === passage) - 1];
  return before?.passage.url === passage.url && before.passage.heading === passage.heading;
}

function renderLines(evidence: Evidence, words: ReplyTemplates): string {
  const { passage, quote } = evidence;
  return passage.kind === "table"
    ? renderRows(evidence, words)
    : quote.replaceAll("\n", "\n\n").replace(/\n\n(?=\s*- )/g, "\n");
}

/** The heading of a piece among others, or its question where it needs that. */
function headingAbove(evidence: Evidence, isHeaded: boolean): string | undefined {
  if (!isHeaded) return questionOf(evidence);
  return isTitledByItself(evidence.passage) ? undefined : headingOf(evidence);
}

/** The question that an answer answers, where the answer says nothing without it. */
function questionOf({ passage, quote }: Evidence): string | undefined {
  const question = passage.heading.split(" › ").at(-1) ?? "";
  return question.endsWith("?") && LEANS_ON_QUESTION.test(fold(quote)) ? question : undefined;
}

/** Renders each row of a table as a line: its name, then its cells. Of many that fit alike, the first few. */
function renderRows({ passage, quote }: Pick<Evidence, "passage" | "quote">, words: ReplyTemplates): string {
  const all = quote.split("\n");
  const rows = (all.length > ROWS_MAX ? all.slice(0, ROWS_SHOWN) : all).map((row) =>
    row.split(/; (?=[^;:]+: )/),
  );
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.length > 1)
    return `**${only[0]}**\n\n${only
      .slice(1)
      .map((cell) => `- ${cell}`)
      .join("\n")}`;
  const list = asList(
    rows
      .map(([name = "", ...cells]) => (cells.length === 0 ? name : `**${name}** – ${cells.join("; ")}`))
      .join("\n"),
  );
  return all.length > ROWS_MAX ? `${list}\n\n${words.wholeTable(linkTo(passage))}` : list;
}

/** A page's title, linked where the page has a web address; a text that the owner wrote has none. */
function linkTo(passage: Evidence["passage"]): string {
  const title = titleOf(passage);
  return isOnPage(passage) ? `[${title}](${passage.url})` : `“${title}”`;
}

/** The pages that have a web address, as a list of links; empty where none has. */
export function linksTo(pages: readonly Evidence["passage"][]): string {
  return pages
    .filter(isOnPage)
    .map((page) => `- ${linkToSection(page)}`)
    .join("\n");
}

/** The names of a table's rows, where more fit alike than are shown: the visitor can then choose one. */
export function rowNames({ passage, quote }: Evidence): string[] {
  const rows = quote.split("\n");
  if (passage.kind !== "table" || rows.length <= ROWS_MAX) return [];
  return rows.map((row) => row.split(/; |: /)[0] ?? "").filter((name) => wordsOf(name).length > 0);
}

/** True where a fact has no category and is titled by its own first words. */
export function isTitledByItself({ kind, title, text }: Evidence["passage"]): boolean {
  return kind === "fact" && text.startsWith(title.replace(/…$/, ""));
}

/** The name of a passage. A table's heading alone ("Ficha técnica") does not name its subject, so the title goes before it. */
export function headingOf({ passage }: Evidence): string {
  // The heading of a fact holds the owner's keywords, which are for the search.
  const heading = passage.kind === "fact" ? "" : passage.heading.split(" › ").at(-1);
  if (!heading) return passage.title;
  const title = passage.kind === "table" && passage.title ? titleOf(passage) : "";
  return title === "" || fold(title) === fold(heading) ? heading : `${title}: ${heading}`;
}

/** A link as `linkTo` has it, named by the section too, where the passage stands under a heading of its own. */
function linkToSection(passage: Evidence["passage"]): string {
  const title = titleOf(passage);
  const section = beforeBar(passage.heading.split(" › ").at(-1) ?? "");
  const name = section === "" || fold(section) === fold(title) ? title : `${title} › ${section}`;
  return `[${name}](${passage.url})`;
}

/**
 * A page's title without the site's name behind it: its first heading where the title begins with it, which may have a dash of
 * its own, or else what stands before a bar or, without one, before a dash.
 */
function titleOf({ title, heading, url }: Evidence["passage"]): string {
  const first = beforeBar(heading.split(" › ")[0] ?? "");
  if (first !== "" && fold(title).startsWith(fold(first))) return first;
  const own = beforeBar(title);
  return (own === title ? title.split(/ [–—-] /)[0] : own) || heading.split(" › ").at(-1) || url;
}

function beforeBar(text: string): string {
  return text.split(/ [·|] /)[0] ?? "";
}

/** Lines as a list; a single one as it is. */
export function asList(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 1 ? text : lines.map((line) => `- ${line.replace(/^\s*-\s+/, "")}`).join("\n");
}

/** The web address of a passage's source; undefined for a text that the owner wrote, which is on no page. */
export function webAddressOf({ url }: Pick<Passage, "url">): string | undefined {
  return /^https?:/.test(url) ? url : undefined;
}
