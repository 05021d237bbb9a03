import { isThere } from "../client/post.ts";
import { isLinkHere } from "../view/link-here.ts";
import { askForSession } from "./early-session.ts";
import { type HandOver, isShowing } from "./hand-over.ts";
import "./tag-files.ts";
import type { TagCall } from "./tag-global.ts";

const METHODS: readonly TagCall[0][] = [
  "open",
  "close",
  "send",
  "grantConsent",
  "identify",
  "track",
  "convert",
];

declare global {
  interface Navigator {
    /** The speed of the connection and the wish to save data; Chromium alone tells them. */
    readonly connection?: { readonly effectiveType?: string; readonly saveData?: boolean } | null;
  }
}

const files = TAG_FILES;

/**
 * Takes over from the loader, which has drawn the bubble: answers the calls and presses that waited and all that come, keeps
 * the chat in pages that replace themselves, and loads it when somebody means to use it, or in an idle moment.
 */
export function start(handOver: HandOver): void {
  const { element, attach, wearStored, addressOf, report } = handOver;
  const { bubble } = element;
  const { button } = bubble;
  let { tag } = handOver;

  /** Has the browser fetch a file that the chat is about to import. */
  const preload = (path: string) => {
    if (!navigator.onLine) return;
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href: addressOf(path), nonce: tag?.nonce });
    document.head.append(link);
  };
  // Chromium fails a module that failed once for as long as the page is open. So a device that is offline imports what its cache
  // has, and nothing else; and the next attempt with a line has another address, for browsers and not for caches.
  const importChat = async () =>
    navigator.onLine || (await isThere(addressOf(files.chat)))
      ? handOver.importFile(files.chat + mark, `chat.js${mark}`)
      : undefined;
  let mark = "";
  let loading: Promise<unknown> | undefined;
  const load = () => {
    if (!loading) {
      wearStored();
      for (const path of [files.words[button.lang], files.client]) if (path) preload(path);
    }
    loading ??= importChat().then((file) => {
      if (file) return;
      loading = undefined;
      mark += "#";
    });
    return loading;
  };
  let isPrepared = false;
  /** Asks for everything that an opening needs at once, and not in turns. */
  const prepare = () => {
    void load();
    if (isPrepared || element.open) return;
    isPrepared = navigator.onLine;
    preload(files.features);
    element.early = askForSession(element, button.lang).catch(() => undefined);
  };
  const answer = async (call: TagCall) => {
    const [method, given] = call;
    if (!METHODS.includes(method)) {
      report("unknown-call", `There is no Prosa("${method}"), only ${METHODS.join(", ")}.`);
      return;
    }
    if (method === "identify") {
      // The chat that is not loaded yet reads it when it is.
      element.identity = given;
      return;
    }
    attach();
    button.ariaBusy = String(isShowing(call));
    if (isShowing(call)) prepare();
    // Nobody waits for what only the server hears of.
    if (method === "track" || method === "convert") await new Promise<void>(whenQuiet);
    await load();
    button.ariaBusy = "false";
    element[method]?.(given ?? "");
    bubble.explain(isShowing(call) && !element.open);
  };
  handOver.hear = (call) => void answer(call);
  handOver.adopt = (next) => {
    if (tag?.isConnected && next !== tag) {
      // biome-ignore lint/suspicious/noConsole: the page's author must know of a tag that does nothing.
      console.warn("Prosa is on this page already: remove the second tag.");
      return;
    }
    // The page that came in the place of the last one. Whether the chat is open is the visitor's choice by now.
    tag = next;
    for (const [name, value] of handOver.readSettings(next))
      if (name !== "open") element.setAttribute(name, value);
    attach();
  };

  if (handOver.body !== document.body) attach();
  keepInDocument(attach);
  for (const next of handOver.adopted) handOver.adopt(next);
  if (!element.getAttribute("site")) {
    const ways = 'data-site="…" on its tag, window.prosaSettings or prosa.js?site=…';
    report("not-configured", `Name the site, by ${ways}.`);
  }
  // A finger enters as it touches.
  for (const intent of ["pointerenter", "focus"]) button.addEventListener(intent, load, { once: true });
  if (element.hasAttribute("open")) prepare();
  else if (isLinkHere() || button.matches(":hover, :focus")) void load();
  for (const call of handOver.waiting) handOver.hear(call);
  // The looks that the loader did not ask the device for. The task right after the frame is the page's.
  requestAnimationFrame(() => setTimeout(() => setTimeout(() => loading || wearStored())));
  // Where the site says something first, the chat loads on any connection.
  if (isFastConnection() || element.hasAttribute("proactive")) whenQuiet(() => void load());
}

/** Attaches the chat to every document that comes in the place of the last one: it went with that. One that was only removed is unwanted. */
function keepInDocument(attach: () => void): void {
  const renewed = new MutationObserver((records) => {
    watch();
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.some((node) => node.contains(document.body))) attach();
  });
  const watch = () => {
    for (const node of [document, document.documentElement]) renewed.observe(node, { childList: true });
  };
  watch();
}

/** Runs `work` in an idle moment after the page has loaded and painted: what comes before that delays the page. */
function whenQuiet(work: () => void): void {
  const wait = () => requestAnimationFrame(() => (window.requestIdleCallback ?? setTimeout)(work));
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

function isFastConnection(): boolean {
  const { effectiveType, saveData } = navigator.connection ?? {};
  return effectiveType === "4g" && !saveData;
}
