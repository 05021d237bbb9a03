import type { StartForm } from "@prosa/protocol";
import type { ShownConsent } from "../platform/room-host.ts";
import { hashOfText } from "./text-hash.ts";

/** The version and the digest of words of consent, as a visitor is shown them. */
export function shownConsent({ text, version }: StartForm["consent"]): ShownConsent {
  return { ...(version !== undefined && { version }), digest: hashOfText(text) };
}

/**
 * True where a visitor agreed to words that were shown: the same letters, under the same version where the client names it. A
 * client of version 2 knows of no versions.
 */
export function isShown(
  { version, digest }: ShownConsent,
  words: string,
  named: number | undefined,
): boolean {
  return digest === hashOfText(words) && (named === undefined || named === version);
}
