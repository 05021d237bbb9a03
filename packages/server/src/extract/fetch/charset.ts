/**
 * Decodes a page's bytes: byte order mark first, then the header's charset, then the first `<meta>` that names one,
 * then UTF-8 when the bytes are valid UTF-8, else windows-1252 (the order of the HTML standard's encoding sniffing).
 */
export function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const label = byteOrderMark(bytes) ?? charsetOf(contentType) ?? metaCharset(bytes);
  return (label === undefined ? undefined : decode(bytes, label)) ?? decodeUnlabelled(bytes);
}

/** Tells whether bytes that claim to be text are something else: NULs, or many control characters. */
export function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 2048);
  if (byteOrderMark(bytes) !== undefined) return false;
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd += 1;
  }
  return odd > head.length / 20;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function charsetOf(text: string): string | undefined {
  return /charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(text)?.[1];
}

const HEAD_BYTES = 16_384;
/** Elements that may hold the letters of a meta element without one being there. */
const NOT_MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style|title|textarea)\b[\s\S]*?<\/\1\s*>/gi;
const META = /<meta\b((?:[^>"']|"[^"]*"|'[^']*'){0,2000})>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g;

/** The charset of the first `<meta>` that names one as its own, or as its `http-equiv` has it; else of the XML declaration. */
function metaCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD_BYTES));
  const declared = /^\s*<\?xml\s[^>]{0,200}\bencoding\s*=\s*["']([\w:.-]{1,40})/i.exec(head)?.[1];
  for (const [, inner = ""] of head.replace(NOT_MARKUP, " ").matchAll(META)) {
    const attributes = new Map(
      [...inner.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => [
        name.toLowerCase(),
        values.find((value) => value !== undefined) ?? "",
      ]),
    );
    const isContentType = attributes.get("http-equiv")?.toLowerCase() === "content-type";
    const label =
      attributes.get("charset") ?? (isContentType ? charsetOf(attributes.get("content") ?? "") : undefined);
    // A meta element read as bytes cannot be in UTF-16, so the standard reads such a label as UTF-8.
    if (label !== undefined) return /^\s*utf-?16/i.test(label) ? "utf-8" : label.trim();
  }
  return declared;
}

function decodeUnlabelled(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    const text = new TextDecoder(label).decode(bytes);
    return /^utf-?8$/i.test(label) && isMostlyBroken(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Pages labelled UTF-8 that hold Latin-1 are common; one stray byte in good UTF-8 is too, and changes nothing. */
function isMostlyBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken > 0 && broken > (text.match(/[\u0080-\ufffc]/g)?.length ?? 0);
}
