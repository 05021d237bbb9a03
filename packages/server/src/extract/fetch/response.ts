import { readBytes, unzip } from "./body.ts";
import { decodeBytes, looksBinary } from "./charset.ts";
import { type FetchOptions, type FetchOutcome, type RefusedDocument, refuse } from "./fetch-types.ts";
import { type DocumentKind, documentKind, isBinaryKind, sniffedKind } from "./media-type.ts";

const DEFAULT_ACCEPT: readonly DocumentKind[] = ["html", "text", "markdown", "pdf"];

/** Reads an answer to its end, and tells by its type and its bytes what it is. */
export async function readResponse(
  response: Response,
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const refuseAndDrop = (refusal: RefusedDocument): RefusedDocument => {
    response.body?.cancel().catch(() => undefined);
    return { ...refusal, status: response.status };
  };
  if (response.status === 304) {
    return refuseAndDrop(refuse("not-modified", "The page has not changed since it was last read."));
  }
  if (response.status < 200 || response.status > 299) {
    const wait = Number(response.headers.get("retry-after") ?? "");
    const message = `The server answered with status ${response.status}; check that the page opens in a browser.`;
    return refuseAndDrop({
      ...refuse("http-status", message),
      ...(Number.isFinite(wait) && wait > 0 ? { retryAfterS: wait } : {}),
    });
  }
  const contentType = response.headers.get("content-type") ?? "";
  const accept = options.accept ?? DEFAULT_ACCEPT;
  const named = options.asText === true ? "text" : documentKind(contentType, url);
  const unsupported = () => {
    const name = contentType.split(";")[0]?.trim().slice(0, 60) || "unknown";
    return refuse("unsupported-type", `Documents of type ${name} are not read here; give a page or a text.`);
  };
  if (named === undefined) return refuseAndDrop(unsupported());
  const maxBytes = options.maxBytes ?? 3 * 1024 * 1024;
  const body = await readBytes(response.body, maxBytes, signal, options.asText || options.isCutOff);
  if (!body.ok) {
    if (body.code === "too-large") {
      const megabytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10;
      return refuseAndDrop(
        refuse("too-large", `The page is larger than ${megabytes} MB; give a smaller one.`),
      );
    }
    if (body.code === "aborted") return refuse("aborted", "Reading was stopped.");
    return refuse("network", "The connection broke while the page was read; try again.");
  }
  const sniffed = options.asText === true ? "text" : sniffedKind(body.bytes, named);
  const packed =
    sniffed === "gzip" && named !== "pdf" ? await unzip(body.bytes, maxBytes, options.isCutOff) : undefined;
  const bytes = packed ?? body.bytes;
  // The content of a packed file is named by its type, or by its bytes where the type says no more than that it is packed.
  const kind = packed === undefined ? sniffed : sniffedKind(packed, named);
  if (kind === undefined || !accept.includes(kind)) return { ...unsupported(), status: response.status };
  if (!isBinaryKind(kind) && looksBinary(bytes)) {
    return refuse("binary", "The server calls this a page but sends something else; give another address.");
  }
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  return {
    ok: true,
    url: url.href,
    status: response.status,
    kind,
    text: isBinaryKind(kind) ? "" : decodeBytes(bytes, contentType),
    bytes,
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}
