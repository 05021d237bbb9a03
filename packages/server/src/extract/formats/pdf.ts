/** The words of a PDF, a page each, or why there are none. */
type PdfOutcome = { ok: true; title?: string; pages: string[] } | { ok: false; message: string };

const PAGES_MAX = 100;
const CHARACTERS_MAX = 500_000;

/** Reads the text of a PDF's first hundred pages. Scanned pages have none, and broken or locked files are refused. */
export async function readPdf(bytes: Uint8Array): Promise<PdfOutcome> {
  try {
    // Loaded on the first PDF only: the library is larger than everything else together.
    const { getDocumentProxy } = await import("unpdf");
    // The library takes over the buffer that it is given.
    const file = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
    const pages: string[] = [];
    let length = 0;
    for (
      let number = 1;
      number <= Math.min(file.numPages, PAGES_MAX) && length < CHARACTERS_MAX;
      number += 1
    ) {
      const content = await (await file.getPage(number)).getTextContent();
      const parts = content.items.map((item) =>
        "str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "",
      );
      const text = parts.join("").trim();
      length += text.length;
      pages.push(text);
    }
    const { info } = await file.getMetadata();
    const title = "Title" in info && typeof info.Title === "string" ? info.Title.trim() : "";
    if (pages.every((text) => text === "")) {
      return {
        ok: false,
        message: "This PDF holds pictures of pages and no text; give a PDF with text or a web page.",
      };
    }
    return { ok: true, pages, ...(title === "" ? {} : { title }) };
  } catch {
    return { ok: false, message: "This PDF is broken or locked; give one that opens without a password." };
  }
}
