/** The kinds of document that the extractor can turn into passages, or reads for itself (sitemaps). */
export type DocumentKind = "html" | "text" | "markdown" | "pdf" | "xml" | "gzip";

const KINDS: Record<string, DocumentKind> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "application/pdf": "pdf",
  "application/xml": "xml",
  "text/xml": "xml",
  "application/rss+xml": "xml",
  "application/atom+xml": "xml",
  "application/gzip": "gzip",
  "application/x-gzip": "gzip",
};

const EXTENSIONS: Record<string, DocumentKind> = {
  md: "markdown",
  markdown: "markdown",
  pdf: "pdf",
  gz: "gzip",
};

/**
 * Names the kind of a document from its Content-Type and, where servers are known to say only `text/plain` or nothing,
 * from the address's ending. `bytes` means that only its bytes can tell; undefined a kind that the extractor does not read.
 */
export function documentKind(contentType: string, url: URL): DocumentKind | "bytes" | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const extension = /\.(\w{1,8})$/.exec(url.pathname)?.[1]?.toLowerCase() ?? "";
  if (type === "" || type === "text/plain" || isUnnamed(type)) {
    const byExtension = EXTENSIONS[extension];
    if (byExtension !== undefined) return byExtension;
    return type === "text/plain" ? "text" : type === "" ? "html" : "bytes";
  }
  return KINDS[type];
}

/** Types that say no more than that there are bytes, by which servers send whatever they do not know. */
function isUnnamed(type: string): boolean {
  return /^(?:application|binary)\/(?:octet-stream|force-download|x-download|download|unknown|binary)$/.test(
    type,
  );
}

/**
 * Names the kind of a document by its first bytes, where these are plain: servers call PDFs bytes, sitemaps pages, and send
 * what is packed without a word. What its bytes do not tell stays what it is called.
 */
export function sniffedKind(bytes: Uint8Array, named: DocumentKind | "bytes"): DocumentKind | undefined {
  const isLoose = named === "bytes" || named === "xml" || named === "gzip";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  const head = new TextDecoder("windows-1252")
    .decode(bytes.subarray(0, 1024))
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s+/, "");
  if (head.startsWith("%PDF-")) return "pdf";
  if (/^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex|rss|feed)[\s>]/i.test(head))
    return "xml";
  if (
    /^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head) &&
    isLoose
  )
    return "html";
  if (named === "gzip") return /^<(?:\?xml|\w+:?\w*[\s>])/.test(head) ? "xml" : "text";
  return named === "bytes" ? undefined : named;
}

/** Tells the kinds that are read as bytes, not decoded to text. */
export function isBinaryKind(kind: DocumentKind): boolean {
  return kind === "pdf" || kind === "gzip";
}
