import { NO_CONTACTS } from "../facts/contacts.ts";
import { TITLE_LENGTH_MAX } from "../facts/page-head.ts";
import { languageOfPage } from "../facts/page-language.ts";
import { readMarkdown, readPlainText } from "../formats/markdown.ts";
import { readPdf } from "../formats/pdf.ts";
import { type Page, readPage } from "../page.ts";
import { type Block, blocksText } from "../parse/blocks.ts";
import { cutPassages } from "../parse/passages.ts";
import type { FetchedDocument } from "./fetch.ts";

type DocumentOutcome = { ok: true; page: Page } | { ok: false; code: "unreadable"; message: string };

/** Reads what was fetched, by its kind: HTML, plain text, Markdown or PDF. */
export async function readDocument(fetched: FetchedDocument): Promise<DocumentOutcome> {
  const { url } = fetched;
  switch (fetched.kind) {
    case "html":
      return { ok: true, page: readPage(fetched.text, url) };
    case "markdown":
      return { ok: true, page: pageOfBlocks(readMarkdown(fetched.text), url) };
    case "text":
      return { ok: true, page: pageOfBlocks(readPlainText(fetched.text), url) };
    case "pdf": {
      const pdf = await readPdf(fetched.bytes);
      if (!pdf.ok) return { ok: false, code: "unreadable", message: pdf.message };
      return { ok: true, page: pageOfBlocks(pdf.pages.flatMap(readPlainText), url, pdf.title) };
    }
    case "xml":
    case "gzip":
      return {
        ok: false,
        code: "unreadable",
        message: "This is a feed or a sitemap; add it as a sitemap instead.",
      };
  }
}

/** Makes a page of a document that says nothing of itself: named by its first heading, else by its address. */
function pageOfBlocks(blocks: readonly Block[], url: string, stated?: string): Page {
  const heading = blocks.find((block) => block.type === "heading");
  const named = stated ?? (heading?.type === "heading" ? heading.text : fileName(url));
  const title = named.slice(0, TITLE_LENGTH_MAX);
  const text = blocksText(blocks);
  const language = languageOfPage(undefined, text);
  return {
    url,
    canonical: url,
    title,
    ...(language === undefined ? {} : { language }),
    text,
    passages: cutPassages(blocks).map((passage) => ({ ...passage, heading: passage.heading || title })),
    products: [],
    questions: [],
    contacts: NO_CONTACTS,
    breadcrumbs: [],
    links: [],
    isTextOnly: true,
  };
}

function fileName(url: string): string {
  const last =
    new URL(url).pathname
      .split("/")
      .filter((part) => part !== "")
      .at(-1) ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
