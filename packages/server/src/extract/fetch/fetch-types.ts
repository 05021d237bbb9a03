import type { AddressPolicy, AddressRefusal } from "./address.ts";
import type { DocumentKind } from "./media-type.ts";

/** Says who reads, as robots.txt knows us: the first word is our product token. */
export const USER_AGENT = "ProsaBot/0.1 (reads pages for the chat assistant of their own site)";

export interface FetchOptions {
  /** Permissions of the site's settings. */
  policy?: AddressPolicy;
  /** Stands in for the global fetch where a platform looks names up and checks them, and in tests. */
  fetch?: typeof globalThis.fetch;
  /** Kinds of document accepted; HTML, plain text, Markdown and PDF by default. */
  accept?: readonly DocumentKind[];
  /** More request headers; they go to the first origin only. */
  headers?: Readonly<Record<string, string>>;
  /** Posts this text in place of asking for a page; a redirect is then refused. */
  post?: { body: string; contentType: string };
  /** Validators of an earlier reading; an unchanged page comes back as the refusal `not-modified`. */
  etag?: string;
  lastModified?: string;
  /** Sends cookies that a redirect sets back to the same host, as walls of consent want; off by default. */
  keepCookies?: boolean;
  headersTimeoutMs?: number;
  totalTimeoutMs?: number;
  maxBytes?: number;
  /** Takes what comes for a text, whatever its type says, and its first `maxBytes` where it is longer. */
  asText?: boolean;
  /** Takes the first `maxBytes` of a longer document, also of what is packed in it where that is XML. */
  isCutOff?: boolean;
  maxRedirects?: number;
  signal?: AbortSignal;
}

export type FetchRefusal =
  | AddressRefusal
  | "too-many-redirects"
  | "bad-redirect"
  | "downgrade"
  | "timeout"
  | "aborted"
  | "network"
  | "http-status"
  | "not-modified"
  | "unsupported-type"
  | "too-large"
  | "binary";

export interface FetchedDocument {
  ok: true;
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  kind: DocumentKind;
  /** The decoded text; empty for kinds that are bytes. */
  text: string;
  bytes: Uint8Array;
  etag?: string;
  lastModified?: string;
}

export interface RefusedDocument {
  ok: false;
  code: FetchRefusal;
  /** A sentence for the site's owner that says what to do. */
  message: string;
  status?: number;
  /** Seconds to wait, where the server said so. */
  retryAfterS?: number;
}

export type FetchOutcome = FetchedDocument | RefusedDocument;

/** A refusal with a sentence for the site's owner. */
export function refuse(code: FetchRefusal, message: string): RefusedDocument {
  return { ok: false, code, message };
}
