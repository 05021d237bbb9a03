import type { TextRun } from "./runs.ts";

/** Writes runs in the markup of a channel. */
export type Markup = (runs: readonly TextRun[]) => string;

/** No markup at all: an address stands in brackets behind its words. */
export const plainText: Markup = (runs) => runs.map((run) => withAddress(run, run.text)).join("");

/** The HTML that Telegram takes. */
export const telegramHtml: Markup = (runs) =>
  runs
    .map((run) => {
      let html = escapeHtml(run.text);
      if (run.code) html = run.text.includes("\n") ? `<pre>${html}</pre>` : `<code>${html}</code>`;
      else {
        if (run.strike) html = `<s>${html}</s>`;
        if (run.italic) html = `<i>${html}</i>`;
        if (run.bold) html = `<b>${html}</b>`;
      }
      return run.link === undefined ? html : `<a href="${escapeHtml(run.link)}">${html}</a>`;
    })
    .join("");

/** Markdown again, with everything escaped that would be read as markup. */
export const markdownText: Markup = (runs) =>
  runs
    .map((run) => {
      const text = run.text
        .replace(/[\\`*_[\]~|]/g, "\\$&")
        .replace(/^(\s*)([#>+-]|\d+[.)])(?=\s)/gm, "$1\\$2");
      const styled = run.bold
        ? text
            .split("\n")
            .map((line) => hugged(line, "**"))
            .join("\n")
        : text;
      return run.link === undefined
        ? styled
        : `[${styled}](<${run.link.replace(/[<>]/g, encodeURIComponent)}>)`;
    })
    .join("");

/** The marks of WhatsApp, around each line of a style; it has no links, so an address stands in brackets behind its words. */
export const whatsAppText: Markup = (runs) =>
  runs
    .map((run) => {
      const styles: [boolean | undefined, string][] = [
        [run.strike, "~"],
        [run.italic, "_"],
        [run.bold, "*"],
        [run.code, "```"],
      ];
      // A mark among the words would end the style there, and none can be escaped.
      const marks = styles.filter(([is, mark]) => is && !run.text.includes(mark)).map(([, mark]) => mark);
      const lines = run.text.split("\n").map((line) => marks.reduce(hugged, line));
      return withAddress(run, lines.join("\n"));
    })
    .join("");

function withAddress({ text, link }: TextRun, styled: string): string {
  if (link === undefined || text.trim() === link || text.trim() === link.replace(/^(?:mailto|tel):/, ""))
    return styled;
  return `${styled} (${link.replace(/^(?:mailto|tel):/, "")})`;
}

function hugged(line: string, marks: string): string {
  const [, before = "", words = "", behind = ""] = /^(\s*)(.*?)(\s*)$/u.exec(line) ?? [];
  return words === "" || marks === ""
    ? line
    : `${before}${marks}${words}${[...marks].reverse().join("")}${behind}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
