import type { WidgetLanguage } from "../strings/language.ts";
import { BUBBLE_STYLE } from "../styles/bubble.ts";
import { QUOTE_PATH } from "../view/mark.ts";
import { placementOf } from "./placement.ts";

const CHEVRON_PATH = "M5.3 8.6l1.5-1.5 5.2 5.3 5.2-5.3 1.5 1.5-6.7 6.8z";

const LABELS: Readonly<Record<WidgetLanguage, readonly [open: string, close: string]>> = {
  "pt-BR": ["Abrir a conversa", "Fechar a conversa"],
  en: ["Open the chat", "Close the chat"],
  es: ["Abrir el chat", "Cerrar el chat"],
  ar: ["فتح المحادثة", "إغلاق المحادثة"],
};

// Without accents where that can be: a page in another encoding may read this file in its own.
const NOT_LOADED: Readonly<Record<WidgetLanguage, string>> = {
  "pt-BR": "Falha ao abrir a conversa. Tente de novo ou procure os contatos do site.",
  en: "The chat did not open. Try again or use the site's contacts.",
  es: "No pudimos abrir el chat. Prueba otra vez o usa los contactos del sitio.",
  ar: "لم تُفتح المحادثة. حاول مرة أخرى أو استخدم وسائل الاتصال في الموقع.",
};

export interface LauncherView {
  language: WidgetLanguage;
  direction: "ltr" | "rtl";
  isOpen: boolean;
  unseenCount: number;
  /** The count in words. */
  unseenLabel: string;
}

/** The drawn bubble, and its style, which holds the palette of the chat. */
export interface Bubble {
  button: HTMLButtonElement;
  sheet: CSSStyleSheet;
  update: (view: LauncherView) => void;
  /** Says beside the bubble, in this language, that the chat could not be loaded; `undefined` takes the words away. */
  explain: (language: WidgetLanguage | undefined) => void;
}

/**
 * Draws the bubble as plain DOM, so that it shows before anything else is loaded. The loader hands it to the element in its
 * property `bubble`; the element then needs no code of its own for it.
 */
export function drawBubble(root: ShadowRoot): Bubble {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(BUBBLE_STYLE);
  root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  const button = root.querySelector<HTMLButtonElement>("button[part~=launcher]") ?? drawButton();
  if (!button.isConnected) root.prepend(button);
  const place = placer(root.host, sheet);
  let note: HTMLElement | undefined;
  const explain = (language: WidgetLanguage | undefined) => {
    note?.remove();
    if (!language) return;
    note = document.createElement("p");
    note.className = "note";
    note.setAttribute("role", "alert");
    note.dir = button.dir;
    note.lang = language;
    note.textContent = NOT_LOADED[language];
    button.after(note);
  };
  const update = (view: LauncherView) => {
    updateButton(button, view);
    place();
  };
  return { button, sheet, update, explain };
}

function placer(host: Element, sheet: CSSStyleSheet): () => void {
  let present = "";
  return () => {
    const placement = placementOf(host);
    if (placement === present) return;
    present = placement;
    sheet.replaceSync(`${BUBBLE_STYLE}:host{${placement}}`);
  };
}

function drawButton(): HTMLButtonElement {
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
  return button;
}

function updateButton(button: HTMLButtonElement, view: LauncherView): void {
  const { language, direction, isOpen, unseenCount, unseenLabel } = view;
  const [open, close] = LABELS[language];
  const isNew = unseenCount > 0 && !isOpen;
  button.dir = direction;
  button.lang = language;
  button.setAttribute("aria-expanded", String(isOpen));
  button.setAttribute("aria-label", isOpen ? close : isNew ? `${open}, ${unseenLabel}` : open);
  // Drawn by the style, because the label says the count already, in some languages without a figure.
  const badge = button.querySelector(".badge");
  if (isNew) badge?.setAttribute("data-count", unseenCount > 99 ? "99+" : String(unseenCount));
  else badge?.removeAttribute("data-count");
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
