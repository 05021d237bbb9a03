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
 * from the address's ending. Undefined means a kind that the extractor does not read.
 */
export function documentKind(contentType: string, url: URL): DocumentKind | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const extension = /\.(\w{1,8})$/.exec(url.pathname)?.[1]?.toLowerCase() ?? "";
  if (type === "" || type === "text/plain" || type === "application/octet-stream") {
    const byExtension = EXTENSIONS[extension];
    if (byExtension !== undefined) return byExtension;
    return type === "text/plain" ? "text" : type === "" ? "html" : undefined;
  }
  return KINDS[type];
}

/** Tells the kinds that are read as bytes, not decoded to text. */
export function isBinaryKind(kind: DocumentKind): boolean {
  return kind === "pdf" || kind === "gzip";
}
