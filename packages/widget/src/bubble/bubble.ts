import type { WidgetLanguage } from "../strings/language.ts";
import { BUBBLE_STYLE } from "../styles/bubble.ts";
import { QUOTE_PATH } from "../view/mark.ts";
import { drawIcon } from "./draw-icon.ts";
import { placementOf } from "./placement.ts";

// The second without accents where that can be: a page in another encoding may read this file in its own.
const WORDS: Readonly<Record<WidgetLanguage, readonly [open: string, notLoaded: string]>> = {
  "pt-BR": ["Abrir a conversa", "Falha ao abrir a conversa. Tente de novo."],
  en: ["Open the chat", "The chat did not open. Try again."],
  es: ["Abrir el chat", "No pudimos abrir el chat. Prueba otra vez."],
  ar: ["فتح المحادثة", "لم تُفتح المحادثة. حاول مرة أخرى."],
};

interface BubbleView {
  language: WidgetLanguage;
  direction: "ltr" | "rtl";
  /** Turns the name of a closed bubble into the present one. */
  label?: (open: string) => string;
}

/** The drawn bubble and its style. */
export interface Bubble {
  button: HTMLButtonElement;
  sheet: CSSStyleSheet;
  update: (view: BubbleView) => void;
  /** Says beside the bubble that the chat could not be loaded, or takes these words away. */
  explain: (isNotLoaded: boolean) => void;
}

/**
 * Draws the bubble as plain DOM, so that it shows before anything else is loaded. The loader hands it to the element in its
 * property `bubble`; the element then needs no code of its own for it.
 */
export function drawBubble(root: ShadowRoot): Bubble {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(BUBBLE_STYLE);
  root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  const button = drawButton();
  root.prepend(button);
  let placement = "";
  let notLoaded: string;
  let note: HTMLElement | undefined;
  return {
    button,
    sheet,
    update({ language, direction, label }) {
      const [open, failure] = WORDS[language];
      notLoaded = failure;
      Object.assign(button, { dir: direction, lang: language, ariaLabel: label?.(open) ?? open });
      const present = placementOf(root.host);
      if (present !== placement) sheet.replaceSync(`${BUBBLE_STYLE}:host{${present}}`);
      placement = present;
    },
    explain(isNotLoaded) {
      note?.remove();
      if (!isNotLoaded) return;
      const { lang, dir } = button;
      const said = { className: "note", role: "alert", lang, dir, textContent: notLoaded };
      note = Object.assign(document.createElement("p"), said);
      button.after(note);
    },
  };
}

function drawButton(): HTMLButtonElement {
  const button = document.createElement("button");
  Object.assign(button, { className: "launcher", part: "launcher", ariaExpanded: "false" });
  const mark = document.createElement("slot");
  mark.name = "launcher";
  mark.className = "mark";
  mark.append(drawIcon(QUOTE_PATH));
  button.append(mark);
  return button;
}
