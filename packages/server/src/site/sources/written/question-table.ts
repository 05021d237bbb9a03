import { type KnowledgeQuestion, questionSchema } from "@prosa/protocol";
import { SiteRefusal } from "../../pages/site-refusal.ts";
import { readCsv } from "./csv.ts";

/** The names that a table's columns may have, in any case and with or without accents. */
const COLUMNS = {
  question: ["pergunta", "duvida", "question", "pregunta", "q"],
  answer: ["resposta", "answer", "respuesta", "a", "r"],
  category: ["categoria", "category", "assunto", "tema", "topic"],
  keywords: ["palavras-chave", "palavras chave", "keywords", "palabras clave", "palabras-clave", "tags"],
  url: ["url", "link", "endereco", "pagina", "page", "enlace"],
} as const;

type Column = keyof typeof COLUMNS;

const QUESTIONS_MAX = 2_000;

/** Reads a table of questions and answers; the first line names its columns. Throws a `SiteRefusal` that names the line. */
export function questionsOfCsv(csv: string): KnowledgeQuestion[] {
  const [head = [], ...rows] = readCsv(csv);
  const columns = head.map(columnOf);
  if (!columns.includes("question") || !columns.includes("answer")) {
    throw new SiteRefusal(
      "bad-table",
      'Name the columns in the first line: "question,answer", and if you like "category", "keywords" and "url".',
    );
  }
  if (rows.length === 0 || rows.length > QUESTIONS_MAX) {
    throw new SiteRefusal(
      "bad-table",
      `A table holds 1 to ${QUESTIONS_MAX} questions, and this one ${rows.length}; split it.`,
    );
  }
  return rows.map((row, index) => questionOf(row, columns, index + 2));
}

function questionOf(
  row: readonly string[],
  columns: readonly (Column | undefined)[],
  line: number,
): KnowledgeQuestion {
  const cells = new Map(columns.map((column, index) => [column, row[index] ?? ""]));
  const keywords = (cells.get("keywords") ?? "").split(/[,;|]/).filter((one) => one.trim() !== "");
  const category = cells.get("category");
  const url = cells.get("url");
  const parsed = questionSchema.safeParse({
    question: cells.get("question") ?? "",
    answer: cells.get("answer") ?? "",
    ...(category && { category }),
    ...(keywords.length > 0 && { keywords: keywords.map((one) => one.trim()) }),
    ...(url && { url }),
  });
  if (parsed.success) return parsed.data;
  const column = String(parsed.error.issues[0]?.path[0] ?? "question");
  throw new SiteRefusal(
    "bad-table",
    `Row ${line} of the table is not usable: give it a valid ${column}, not empty and not too long.`,
  );
}

function columnOf(name: string): Column | undefined {
  const folded = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .trim();
  const found = Object.entries(COLUMNS).find(([, names]) => (names as readonly string[]).includes(folded));
  return found?.[0] as Column | undefined;
}
