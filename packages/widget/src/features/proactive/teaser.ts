import { html, type TemplateResult } from "lit";
import type { WidgetLanguage } from "../../strings/language.ts";

const LABELS: Readonly<Record<WidgetLanguage, { says: string; dismiss: string; open: string }>> = {
  "pt-BR": { says: "Recado do site", dismiss: "Dispensar o recado", open: "Responder" },
  en: { says: "A word from the site", dismiss: "Dismiss this message", open: "Answer" },
  es: { says: "Mensaje del sitio", dismiss: "Descartar el mensaje", open: "Responder" },
  ar: { says: "رسالة من الموقع", dismiss: "إخفاء الرسالة", open: "الرد" },
};

/**
 * Renders the site's own message beside the bubble. `spoken` is the text of a status, which a screen reader reads without
 * taking the focus from the page. The status is outside the button, whose contents are only its name.
 */
export function renderTeaser(
  text: string,
  spoken: string,
  { language, direction }: { language: WidgetLanguage; direction: "ltr" | "rtl" },
  { open, dismiss }: { open: () => void; dismiss: () => void },
): TemplateResult {
  const labels = LABELS[language];
  const handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    dismiss();
  };
  return html`<div
    class="teaser"
    part="teaser"
    role="region"
    lang=${language}
    dir=${direction}
    aria-label=${labels.says}
    @keydown=${handleKeydown}
  >
    <p class="unseen" role="status">${spoken}</p>
    <button class="words" type="button" @click=${open}>
      <span class="says">${text}</span><span class="answer">${labels.open}</span>
    </button>
    <button class="away" type="button" aria-label=${labels.dismiss} @click=${dismiss}></button>
  </div>`;
}
