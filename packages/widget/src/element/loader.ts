import { reportMistake } from "../app/report.ts";
import { drawBubble } from "../bubble/bubble.ts";
import { readLooks } from "../storage/looks-memory.ts";
import { directionOf, languageOf } from "../strings/language.ts";
import { type HandOver, isShowing } from "./hand-over.ts";
import { hearKeys } from "./keys.ts";
import type { start } from "./start.ts";
import "./tag-files.ts";
import type { TagCall } from "./tag-global.ts";
import { findTag, readSettings } from "./tag-settings.ts";

// The script tag's first file. The bubble is seen after its last byte, so it has that alone, and what would be lost until
// `start.ts` has come and goes on.

const ownTag = findTag();
if (window.Prosa?.adopt) window.Prosa.adopt(ownTag);
else draw(ownTag);

function draw(tag: HTMLScriptElement | undefined): void {
  const host = document.createElement("prosa-chat");
  const settings = readSettings(tag);
  for (const [name, value] of settings) host.setAttribute(name, value);
  const begun = settings.get("looks") ?? "";
  const bubble = drawBubble(host.attachShadow({ mode: "open" }));
  const { button } = bubble;
  const element: HandOver["element"] = Object.assign(host as HTMLElement, { bubble });

  const addressOf = (path: string) => new URL(path, tag?.src ?? settings.get("server") ?? location.href).href;
  const report = (code: string, message: string) => reportMistake(element, code, message);
  const importFile = (path: string, lasting: string): Promise<{ start: typeof start } | undefined> =>
    import(/* @vite-ignore */ addressOf(path))
      // A page from before the last deployment, or a loader that a browser kept from then, names files that are gone.
      .catch(() => import(/* @vite-ignore */ addressOf(lasting)))
      .catch(() => {
        const advice = "Serve it and `chunks` beside prosa.js, and block neither.";
        report("not-loaded", `${addressOf(lasting)} could not be loaded. ${advice}`);
      });

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
  const attach = () => {
    // Beside the body: pages that replace it, or what is in it, leave the chat alone.
    if (!element.isConnected) document.documentElement.append(element);
  };

  let starting: Promise<void> | undefined;
  let query = "";
  const takeOver = async () => {
    const file = await importFile(START_FILE + query, `start.js${query}`);
    if (file) return file.start(handOver);
    starting = undefined;
    // Chromium keeps in mind that an address failed: the next attempt has another.
    query += "?";
    button.ariaBusy = "false";
    // The visitor is told to press once more. What only the server or the chat would hear of goes on waiting.
    bubble.explain(handOver.waiting.some(isShowing));
    handOver.waiting = handOver.waiting.filter((call) => !isShowing(call));
  };
  const startOnce = () => {
    starting ??= takeOver();
    return starting;
  };
  const handOver: HandOver = {
    element,
    tag,
    waiting: [],
    adopted: [],
    attach,
    wearStored,
    readSettings,
    addressOf,
    importFile,
    report,
    hear(call) {
      handOver.waiting.push(call);
      if (isShowing(call)) button.ariaBusy = "true";
      if (document.body) void startOnce();
    },
    adopt: (next) => handOver.adopted.push(next),
  };
  for (const call of window.Prosa?.q ?? []) handOver.hear(call);
  window.Prosa = Object.assign((...call: TagCall) => handOver.hear(call), {
    adopt: (next: HTMLScriptElement | undefined) => handOver.adopt(next),
  });
  hearKeys();
  // The element handles clicks once it is defined; until then they wait here.
  button.addEventListener("click", () => element.open || handOver.hear(["open"]));

  const begin = () => {
    attach();
    handOver.body = document.body;
    if (isNewHere(tag)) wear(new URLSearchParams(begun));
    else wearStored();
    void startOnce();
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
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
