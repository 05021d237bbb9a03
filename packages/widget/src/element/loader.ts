import { reportMistake } from "../app/report.ts";
import { type Bubble, drawBubble } from "../bubble/bubble.ts";
import { post } from "../client/post.ts";
import { siteKey } from "../storage/keys.ts";
import { readLooks } from "../storage/looks-memory.ts";
import { directionOf, languageOf, roomLanguageOf } from "../strings/language.ts";
import { isLinkHere } from "../view/link-here.ts";
import { hearKeys } from "./keys.ts";
import "./tag-files.ts";
import type { TagCall } from "./tag-global.ts";
import { findTag, readSettings } from "./tag-settings.ts";

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

interface ChatElement extends HTMLElement {
  open?(given?: unknown): void;
  close?(given?: unknown): void;
  send?(given: unknown): void;
  grantConsent?(given?: unknown): void;
  track?(given: unknown): void;
  convert?(given: unknown): void;
  identity?: string | undefined;
  bubble?: Bubble;
  early?: Promise<Response | undefined>;
}

const files = TAG_FILES;
const ownTag = findTag();
if (window.Prosa?.adopt) window.Prosa.adopt(ownTag);
else start(ownTag);

function start(first: HTMLScriptElement | undefined): void {
  const waiting = window.Prosa?.q ?? [];
  const element: ChatElement = document.createElement("prosa-chat") as HTMLElement;
  let tag = first;
  const settings = readSettings(tag);
  for (const [name, value] of settings) element.setAttribute(name, value);
  const begun = settings.get("looks") ?? "";
  const addressOf = (path: string) => new URL(path, tag?.src ?? settings.get("server") ?? location.href).href;
  const importFile = (path: string): Promise<unknown> => import(/* @vite-ignore */ addressOf(path));

  /** Has the browser fetch a file that the chat is about to import. */
  const preload = (path: string) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href: addressOf(path), nonce: tag?.nonce });
    document.head.append(link);
  };

  let worn = new URLSearchParams();
  /** Sets the looks that show before the chat is loaded, and that the page does not set itself; the chat sets the others. */
  const wear = (looks: URLSearchParams) => {
    for (const name of ["accent", "position", "theme"]) {
      const value = looks.get(name);
      if (element.getAttribute(name) !== worn.get(name)) continue;
      if (value) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
    worn = looks;
    bubble.update({ language: languageOf(element), direction: directionOf(element) });
  };
  const wearStored = () => wear(readLooks(settings.get("site"), begun));

  let loading: Promise<unknown> | undefined;
  const load = () => {
    if (!loading) {
      wearStored();
      for (const path of [files.words[languageOf(element)], files.client]) preload(path);
    }
    loading ??= importFile(files.chat)
      // A loader that was kept from before the last deployment names files that are gone.
      .catch(() => importFile("chat.js"))
      .catch(() => {
        loading = undefined;
        const advice = "Serve it and `chunks` beside prosa.js, and block neither.";
        reportMistake(element, "not-loaded", `${addressOf("chat.js")} could not be loaded. ${advice}`);
      });
    return loading;
  };
  let isPrepared = false;
  /** Asks for everything that an opening needs at once, and not in turns. */
  const prepare = () => {
    void load();
    if (isPrepared || element.open) return;
    isPrepared = true;
    preload(files.features);
    element.early = askForSession(element).catch(() => undefined);
  };
  const call = async (...[method, given]: TagCall) => {
    if (!METHODS.includes(method)) {
      reportMistake(element, "unknown-call", `There is no Prosa("${method}"), only ${METHODS.join(", ")}.`);
      return;
    }
    if (method === "identify") {
      // The chat that is not loaded yet reads it when it is.
      element.identity = given;
      return;
    }
    attach();
    const isShowing = method === "open" || method === "send";
    button.ariaBusy = String(isShowing);
    if (isShowing) prepare();
    // Nobody waits for what only the server hears of.
    if (method === "track" || method === "convert") await new Promise<void>(whenQuiet);
    await load();
    button.ariaBusy = "false";
    element[method]?.(given ?? "");
    bubble.explain(isShowing && !element.open ? languageOf(element) : undefined);
  };
  const attach = () => {
    // Beside the body: pages that replace it, or what is in it, leave the chat alone.
    if (document.body && !element.isConnected) document.documentElement.append(element);
  };
  const adopt = (next: HTMLScriptElement | undefined) => {
    if (tag?.isConnected && next !== tag) {
      // biome-ignore lint/suspicious/noConsole: the page's author must know of a tag that does nothing.
      console.warn("Prosa is on this page already: remove the second tag.");
      return;
    }
    // The page that came in the place of the last one. Whether the chat is open is the visitor's choice by now.
    tag = next;
    for (const [name, value] of readSettings(next)) if (name !== "open") element.setAttribute(name, value);
    attach();
  };
  window.Prosa = Object.assign((...rest: TagCall) => void call(...rest), { adopt });
  hearKeys();

  const bubble = drawBubble(element.attachShadow({ mode: "open" }));
  const { button } = bubble;
  element.bubble = bubble;
  // A finger enters as it touches.
  for (const intent of ["pointerenter", "focus"]) button.addEventListener(intent, load, { once: true });
  // The element handles clicks once it is defined; until then they wait here.
  button.addEventListener("click", () => {
    if (!element.open) void call("open");
  });

  const begin = () => {
    attach();
    // A page that replaces its whole document takes the chat with it; one that only removes the chat wants it away.
    const renewed = new MutationObserver((records) => {
      watch();
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      if (added.some((node) => node.contains(document.body))) attach();
    });
    const watch = () => {
      for (const node of [document, document.documentElement]) renewed.observe(node, { childList: true });
    };
    watch();
    if (isNewHere(tag)) {
      wear(new URLSearchParams(begun));
      // The task right after the frame is the page's.
      requestAnimationFrame(() => setTimeout(() => setTimeout(() => loading || wearStored())));
    } else wearStored();
    if (!element.getAttribute("site")) {
      const ways = 'data-site="…" on its tag, window.prosaSettings or prosa.js?site=…';
      reportMistake(element, "not-configured", `Name the site, by ${ways}.`);
    }
    if (element.hasAttribute("open")) prepare();
    else if (isLinkHere()) void load();
    for (const early of waiting) void call(...early);
    // Where the site says something first, the chat loads on any connection.
    if (isFastConnection() || element.hasAttribute("proactive")) whenQuiet(() => void load());
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
}

/** The time that a device has to say what it stores. A slower one is left to the chat, which knows how to wait. */
const DEVICE_PATIENCE_MS = 400;

/**
 * Asks for a session, unless the device may have one of this site, or the visitor's consent is awaited. Resolves to nothing
 * where the chat should ask by itself.
 */
async function askForSession(element: Element): Promise<Response | undefined> {
  const [site, server] = [element.getAttribute("site"), element.getAttribute("server")];
  if (!site || !server || element.hasAttribute("consent")) return undefined;
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, DEVICE_PATIENCE_MS));
  const stored = await Promise.race([indexedDB.databases(), patience]);
  if (!stored || stored.some(({ name }) => name === siteKey(site))) return undefined;
  return post(`${server.replace(/\/+$/, "")}/api/sessions`, { site, language: roomLanguageOf(element) });
}

/**
 * Whether this file came over the line, so that the device has nothing of the site stored, as a rule. The first question to
 * `localStorage` holds a page that loads up for a frame or longer, and is worth that only where it may be answered. Resource
 * Timing counts 300 bytes for the head of an answer, and no more where a cache had the rest.
 */
function isNewHere(tag: HTMLScriptElement | undefined): boolean {
  const timings = performance.getEntriesByName(tag?.src ?? "") as PerformanceResourceTiming[];
  return timings.some(({ transferSize }) => transferSize > 300);
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
