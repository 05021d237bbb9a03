import type { Language } from "@prosa/protocol";

/** One block of a mail's words, from top to bottom. */
export type LetterBlock =
  | { readonly type: "text"; readonly text: string }
  /** Words with marks of their own; `html` is escaped already. */
  | { readonly type: "marked"; readonly text: string; readonly html: string }
  /** Words of somebody, with their name and a time in words. */
  | { readonly type: "quote"; readonly who: string; readonly when: string; readonly text: string }
  | { readonly type: "link"; readonly label: string; readonly url: string }
  | { readonly type: "small"; readonly text: string; readonly link?: { label: string; url: string } };

/** The words of a mail before they are written as plain text and as HTML. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}

/** Writes a letter as plain text, in lines that programs of mail wrap themselves. */
export function letterText({ blocks }: Letter): string {
  const written = blocks.map((block) => {
    switch (block.type) {
      case "text":
      case "marked":
        return block.text;
      case "quote":
        return `${block.who} · ${block.when}\n${block.text.replace(/^/gm, "  ")}`;
      case "link":
        return `${block.label}:\n${block.url}`;
      case "small":
        return block.link ? `${block.text}\n${block.link.label}: ${block.link.url}` : block.text;
      default:
        return block satisfies never;
    }
  });
  return `${written.join("\n\n")}\n`;
}

const PAGE = "max-width:36rem;margin:0 auto;padding:1.5rem 1rem;font:16px/1.5 system-ui,sans-serif";
const QUOTE = "margin:0 0 1rem;padding:.25rem 0 .25rem .75rem;border-left:3px solid #8886";
const BUTTON =
  "display:inline-block;padding:.625rem 1.25rem;border-radius:.5rem;background:#1d4ed8;color:#fff;text-decoration:none";
const SMALL = "margin:1.5rem 0 0;font-size:.8125rem;opacity:.75";

/** Writes a letter as HTML that loads nothing and runs nothing; every word of somebody is escaped. */
export function letterHtml({ language, subject, blocks }: Letter): string {
  const body = blocks.map((block) => {
    switch (block.type) {
      case "text":
        return `<p style="margin:0 0 1rem">${lines(block.text)}</p>`;
      case "marked":
        return `<p style="margin:0 0 1rem">${block.html.replaceAll("\n", "<br>\n")}</p>`;
      case "quote":
        return `<div style="${QUOTE}"><div style="font-size:.875rem;opacity:.75">${escaped(block.who)} · ${escaped(block.when)}</div>${lines(block.text)}</div>`;
      case "link":
        return `<p style="margin:0 0 1rem"><a href="${escaped(block.url)}" style="${BUTTON}">${escaped(block.label)}</a></p>`;
      case "small":
        return `<p style="${SMALL}">${lines(block.text)}${block.link ? `<br><a href="${escaped(block.link.url)}" style="color:inherit">${escaped(block.link.label)}</a>` : ""}</p>`;
      default:
        return block satisfies never;
    }
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body><div style="${PAGE}">
${body.join("\n")}
</div></body></html>
`;
}

function lines(text: string): string {
  return escaped(text).replaceAll("\n", "<br>\n");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
