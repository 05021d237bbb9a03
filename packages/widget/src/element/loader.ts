import { directionOf, languageOf } from "../strings/language.ts";
import { drawBubble } from "./bubble.ts";

type Method = "open" | "close" | "send" | "grantConsent";
type Call = [method: Method, ...rest: string[]];

interface ChatElement extends HTMLElement {
  open?(): void;
  close?(): void;
  send?(text: string): void;
  grantConsent?(): void;
}

declare global {
  interface Window {
    /**
     * The script tag's one global: `Prosa("open")`, `Prosa("close")`, `Prosa("send", text)`, `Prosa("grantConsent")`. A page can
     * define it before the script is loaded: `window.Prosa ||= (...call) => (Prosa.q ||= []).push(call)`.
     */
    Prosa?: ((...call: Call) => void) & { q?: Call[]; isReady?: true };
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);

function start(tag: HTMLScriptElement): void {
  if (window.Prosa?.isReady) {
    // biome-ignore lint/suspicious/noConsole: the page's author must know of a tag that does nothing.
    console.warn(
      "Prosa is on this page already; this second script tag does nothing. Remove one of the two.",
    );
    return;
  }
  const waiting = window.Prosa?.q ?? [];
  const element: ChatElement = document.createElement("prosa-chat");
  element.setAttribute("server", new URL(tag.src).origin);
  // The tag's `data-` attributes are those of the element.
  for (const { name, value } of tag.attributes) {
    if (name.startsWith("data-")) element.setAttribute(name.slice("data-".length), value);
  }

  let loading: Promise<unknown> | undefined;
  const load = () => {
    loading ??= import(/* @vite-ignore */ new URL("chat.js", tag.src).href).catch(() => {
      loading = undefined;
      const message = "chat.js could not be loaded; it belongs beside prosa.js, with its folder `chunks`.";
      const detail = { code: "not-loaded", message };
      element.dispatchEvent(new CustomEvent("prosa-error", { bubbles: true, composed: true, detail }));
    });
    return loading;
  };
  const call = async (...[method, text]: Call) => {
    if (method === "open") button.setAttribute("aria-busy", "true");
    await load();
    button.removeAttribute("aria-busy");
    if (method === "send") element.send?.(text ?? "");
    else element[method]?.();
  };
  window.Prosa = Object.assign((...rest: Call) => void call(...rest), { isReady: true as const });

  const bubble = drawBubble(element.attachShadow({ mode: "open" }));
  const { button } = bubble;
  Object.assign(element, { bubble });
  for (const intent of ["pointerenter", "focus", "touchstart"]) {
    button.addEventListener(intent, load, { once: true, passive: true });
  }
  // The element handles clicks once it is defined; until then they wait here.
  button.addEventListener("click", () => {
    if (!element.open) void call("open");
  });

  const attach = () => {
    container().append(element);
    const [language, direction] = [languageOf(element), directionOf(element)];
    bubble.update({ language, direction, isOpen: false, unseenCount: 0, unseenLabel: "" });
    if (element.hasAttribute("open")) void load();
    for (const early of waiting) void call(...early);
    // Where the site says something first, the chat loads on any connection.
    if (isFastConnection() || element.hasAttribute("proactive"))
      (window.requestIdleCallback ?? setTimeout)(() => void load());
  };
  if (document.body) attach();
  else document.addEventListener("DOMContentLoaded", attach);
}

// In a transformed body the bubble would be fixed to the body, and not to the window.
function container(): HTMLElement {
  const style = getComputedStyle(document.body);
  const holding = ["transform", "translate", "scale", "rotate", "filter", "backdrop-filter", "perspective"];
  holding.push("contain", "container-type", "will-change");
  const isFree = holding.every((name) => /^(none|normal|auto|)$/.test(style.getPropertyValue(name)));
  return isFree ? document.body : document.documentElement;
}

function isFastConnection(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  if (typeof connection !== "object" || connection === null) return false;
  return Reflect.get(connection, "saveData") !== true && Reflect.get(connection, "effectiveType") === "4g";
}
