/** The most lines over which a program of mail breaks the line that introduces a quote. */
const INTRODUCTION_LINES_MAX = 3;

/** The longest line that is read as an introduction, in UTF-16 units: names and addresses of mail make none that is longer. */
const INTRODUCTION_LENGTH_MAX = 1_000;

/** The line by which programs of mail introduce the mail that is answered, in the languages of the chat and some more. */
const INTRODUCTION =
  /^(?:on|am|le|il|op|em|el|no dia|a las?)\b.{4,300}\b(?:wrote|schrieb|escreveu|escribió|a écrit|ha scritto|schreef)\s*:$/iu;

/** The same where it begins with a name; it never goes over several lines. */
const NAMED_INTRODUCTION = /^.{2,200}<[^<>\s@]+@[^<>\s]+>\s*(?:wrote|escreveu|escribió)\s*:?$/iu;

/** The head that programs of mail put above a mail that they append whole. */
const APPENDED = [
  /^[-_*]{2,}\s*(?:original message|mensagem original|mensaje original|forwarded message|mensagem encaminhada|mensaje reenviado)\s*[-_*]{2,}$/iu,
  /^_{20,}$/u,
];

/** Two lines of such a head without a line above it: who sent it, and when or to whom. */
const FROM_LINE = /^\*?(?:from|de)\s*:\*?\s*\S/iu;
const HEAD_LINE = /^\*?(?:sent|date|to|subject|enviad[oa](?: em| el)?|data|fecha|para|assunto|asunto)\s*:/iu;

/** Lines that devices add by themselves. */
const ADDED_BY_DEVICES =
  /^(?:sent from my|get outlook for|enviado (?:do|da|pelo|desde) (?:meu|minha|mi|outlook|gmail|iphone|android|yahoo|samsung)|obtener outlook|obter o outlook)\b.{0,80}$/iu;

const QUOTED = /^\s*>/u;

/**
 * The words that somebody wrote in an answer by mail, without the mail that they answered and without their signature. Of an
 * answer between the quoted lines the lines of their own are left.
 */
export function answerText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ").split("\n");
  const end = quoteStart(lines);
  const before = ownLines(lines.slice(0, end));
  if (/\S/.test(before)) return before;
  return ownLines(lines.slice(end).filter((_, index, rest) => !isQuoteLine(rest, index)));
}

/** The place of the first line of what was answered; the count of lines where nothing was. */
function quoteStart(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => !isQuoted(line) && line.trim() !== "");
  for (let at = 0; at < lines.length; at += 1) {
    if (introductionLength(lines, at) > 0 || isAppendedAt(lines, at)) return at;
    // Quoted lines without an introduction, down to the end.
    if (isQuoted(lines[at]) && at > last) return at;
  }
  return lines.length;
}

function isQuoteLine(lines: readonly string[], at: number): boolean {
  if (isQuoted(lines[at]) || isAppendedAt(lines, at)) return true;
  for (let back = 0; back < INTRODUCTION_LINES_MAX; back += 1) {
    if (introductionLength(lines, at - back) > back) return true;
  }
  return false;
}

/** The lines that an introduction at this place takes; 0 where there is none. */
function introductionLength(lines: readonly string[], at: number): number {
  const first = lines[at]?.trim();
  if (!first || first.length > INTRODUCTION_LENGTH_MAX) return 0;
  if (NAMED_INTRODUCTION.test(first)) return 1;
  let joined = "";
  for (let count = 1; count <= INTRODUCTION_LINES_MAX; count += 1) {
    const next = lines[at + count - 1]?.trim();
    if (!next) return 0;
    joined = `${joined} ${next}`.trimStart();
    if (INTRODUCTION.test(joined)) return count;
  }
  return 0;
}

function isAppendedAt(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? "";
  if (APPENDED.some((pattern) => pattern.test(line))) return true;
  return FROM_LINE.test(line) && HEAD_LINE.test(lines[at + 1]?.trim() ?? "");
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && QUOTED.test(line);
}

/** Lines up to the signature, which begins with two hyphens alone, and without what devices add. */
function ownLines(lines: readonly string[]): string {
  const sign = lines.findIndex((line) => /^-- ?$/.test(line));
  const own = sign < 0 ? lines : lines.slice(0, sign);
  return own
    .filter((line) => !ADDED_BY_DEVICES.test(line.trim()))
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
