/** Imports a file of the script tag's build by its path beside the chat's, or else the chat itself. */
type LoadPart = (path?: string) => Promise<unknown>;

declare global {
  /** Under a symbol that all files of a build find, since none of them can import the chat by an address that may have failed. */
  interface Window {
    [key: symbol]: LoadPart | undefined;
  }
}

/** `scripts/retry-parts.ts` has every import between the files of the script tag's build go this way. */
const KEY = Symbol.for("prosa.part");
/** A chat that misses a part asks for it at every drawing; a server that is down is not asked more often than this. */
const PAUSE_MS = 1_000;

const parts: Record<string, Promise<unknown>> = {};
const marks: Record<string, string> = {};

/**
 * Imports a part once, and again if that failed. Chromium fails a module that failed once for as long as the page is open,
 * and all that imports it; so the next attempt marks the address by `#`, which neither servers nor caches see.
 */
const loadPart: LoadPart = (path = "") => {
  const mark = marks[path] ?? "";
  parts[path] ??= import(/* @vite-ignore */ path ? path + mark : import.meta.url).catch(async (fault) => {
    marks[path] = `${mark}#`;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    delete parts[path];
    throw fault;
  });
  return parts[path];
};

/** Lets the files of the build import each other. */
export function shareParts(): void {
  window[KEY] ??= loadPart;
}
