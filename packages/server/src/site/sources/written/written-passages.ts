import type { AddSourceRequest, KnowledgeQuestion, Language } from "@prosa/protocol";
import { readDocument } from "../../../extract/fetch/document.ts";
import { pack } from "../../../extract/parse/passages.ts";
import type { Passage } from "../../../knowledge/passage.ts";
import { passagesOf } from "../../pages/page-passages.ts";
import { SiteRefusal } from "../../pages/site-refusal.ts";
import { questionsOfCsv } from "./question-table.ts";

type WrittenRequest = Extract<AddSourceRequest, { kind: "text" | "questions" | "fact" }>;

const FACT_TITLE_LENGTH = 80;

/** Makes the address of a source without a page: it names the source, and leads nowhere. */
export function sourceAddress(id: string): string {
  return `urn:prosa:source:${id}`;
}

/** The id of the written source that a passage is of; `undefined` for a passage of a page. */
export function sourceOfPassage(passage: string): string | undefined {
  return /^urn:prosa:source:([^#]+)#\d+$/.exec(passage)?.[1];
}

/** The title of a written source; a fact's is its first line, shortened to whole words. */
export function titleOfWritten(request: WrittenRequest): string {
  if (request.kind !== "fact") return request.title.trim();
  const [line = ""] = request.text.trim().split("\n");
  if (line.length <= FACT_TITLE_LENGTH) return line;
  return `${line.slice(0, FACT_TITLE_LENGTH).replace(/\s+\S*$/, "")}…`;
}

/**
 * Makes the passages of a text, a table or a fact that an owner wrote. Keywords and category go into the headings, which the
 * search covers too. Throws a `SiteRefusal` for a table that cannot be read.
 */
export async function passagesOfWritten(
  id: string,
  request: WrittenRequest,
  fallback: Language,
): Promise<Passage[]> {
  const page = {
    url: request.url ?? sourceAddress(id),
    title: titleOfWritten(request),
    language: request.language ?? fallback,
  };
  switch (request.kind) {
    case "text":
      return numbered(id, await passagesOfText(request, page));
    case "questions": {
      const { questions = [], csv } = request;
      if ((questions.length === 0) === (csv === undefined)) {
        throw new SiteRefusal("bad-body", "Give either questions or csv, and not both.");
      }
      const all = csv === undefined ? questions : questionsOfCsv(csv);
      return numbered(
        id,
        all.flatMap((one, index) => passagesOfQuestion(one, index, request.url === undefined, page)),
      );
    }
    case "fact": {
      const { keywords, category } = request;
      const heading = headingOf(keywords, category);
      const title = category ?? page.title;
      return numbered(
        id,
        pack([request.text.trim()]).map((text) => ({ ...page, title, heading, text, kind: "fact" })),
      );
    }
  }
}

type Unnumbered = Omit<Passage, "id">;
type WrittenPage = Pick<Passage, "url" | "title" | "language">;

function numbered(id: string, passages: readonly Unnumbered[]): Passage[] {
  return passages.map((passage, index) => ({ ...passage, id: `${sourceAddress(id)}#${index}` }));
}

async function passagesOfText(
  { text, format }: Extract<WrittenRequest, { kind: "text" }>,
  page: WrittenPage,
): Promise<Unnumbered[]> {
  const kind = format === "plain" ? "text" : "markdown";
  const bytes = new Uint8Array();
  const outcome = await readDocument({ ok: true, url: page.url, status: 200, kind, text, bytes });
  if (!outcome.ok) throw new SiteRefusal(outcome.code, outcome.message);
  return passagesOf({ ...outcome.page, ...page }, page.language);
}

/** Makes the passages of one question; a question without a page gets an address of its own. */
function passagesOfQuestion(
  { question, answer, category, keywords = [], url }: KnowledgeQuestion,
  index: number,
  isOnNoPage: boolean,
  page: WrittenPage,
): Unnumbered[] {
  const address = url ?? (isOnNoPage ? `${page.url}:${index}` : page.url);
  const heading = headingOf(keywords, category, question.trim());
  return pack([answer.trim()]).map((text) => ({ ...page, url: address, heading, text, kind: "question" }));
}

function headingOf(keywords: readonly string[], ...parts: readonly (string | undefined)[]): string {
  return [keywords.join(", "), ...parts].filter((part) => part !== undefined && part !== "").join(" › ");
}
