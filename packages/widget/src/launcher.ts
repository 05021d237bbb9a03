import type { WidgetLanguage } from "./strings/language.ts";

/** Prosa's mark: an opening quotation mark on a 24-unit grid. */
export const QUOTE_PATH =
  "M10.4 5.6C6.5 7.2 4.2 10 4.2 14c0 2.7 1.5 4.5 3.7 4.5 1.9 0 3.3-1.4 3.3-3.2 0-1.9-1.3-3.2-3-3.2l-.8.1c.4-1.9 1.8-3.5 4-4.6zm9 0c-3.9 1.6-6.2 4.4-6.2 8.4 0 2.7 1.5 4.5 3.7 4.5 1.9 0 3.3-1.4 3.3-3.2 0-1.9-1.3-3.2-3-3.2l-.8.1c.4-1.9 1.8-3.5 4-4.6z";
const CHEVRON_PATH = "M5.3 8.6l1.5-1.5 5.2 5.3 5.2-5.3 1.5 1.5-6.7 6.8z";

const LABELS: Readonly<Record<WidgetLanguage, readonly [open: string, close: string]>> = {
  "pt-BR": ["Abrir a conversa", "Fechar a conversa"],
  en: ["Open the chat", "Close the chat"],
  es: ["Abrir el chat", "Cerrar el chat"],
  ar: ["فتح المحادثة", "إغلاق المحادثة"],
};

export interface LauncherLook {
  language: WidgetLanguage;
  direction: "ltr" | "rtl";
  isOpen: boolean;
  unseenCount: number;
  /** The count in words. */
  news: string;
}

/**
 * The bubble, as plain DOM so that it can be drawn before anything else is loaded. The element that comes later finds
 * this very button in its shadow root and goes on with it.
 */
export function obtainLauncher(root: ShadowRoot): HTMLButtonElement {
  const known = root.querySelector<HTMLButtonElement>("button[part~=launcher]");
  if (known) return known;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "launcher";
  button.setAttribute("part", "launcher");
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  const mark = document.createElement("slot");
  mark.name = "launcher";
  mark.className = "mark";
  mark.append(drawIcon(QUOTE_PATH));
  const fold = drawIcon(CHEVRON_PATH);
  fold.setAttribute("class", "fold");
  button.append(mark, fold, badge);
  root.append(button);
  return button;
}

export function updateLauncher(button: HTMLButtonElement, look: LauncherLook): void {
  const { language, direction, isOpen, unseenCount, news } = look;
  const [open, close] = LABELS[language];
  const isNew = unseenCount > 0 && !isOpen;
  button.dir = direction;
  button.lang = language;
  button.setAttribute("aria-expanded", String(isOpen));
  button.setAttribute("aria-label", isOpen ? close : isNew ? `${open}, ${news}` : open);
  const badge = button.querySelector(".badge");
  if (badge) badge.textContent = isNew ? (unseenCount > 99 ? "99+" : String(unseenCount)) : "";
}

function drawIcon(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
