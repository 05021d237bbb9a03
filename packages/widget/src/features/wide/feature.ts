import { html, nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import type { WidgetLanguage } from "../../strings/language.ts";

/** The widest and highest that the chat becomes, as far as the window has room: a page's width of text. */
const WIDE = ":host{--_wide:44em;--_tall:64em}";

export interface WideStrings {
  widen: string;
  narrow: string;
}

export const WIDE_STRINGS: Readonly<Record<WidgetLanguage, WideStrings>> = {
  "pt-BR": { widen: "Ampliar a conversa", narrow: "Reduzir a conversa" },
  en: { widen: "Enlarge the chat", narrow: "Reduce the chat" },
  es: { widen: "Ampliar el chat", narrow: "Reducir el chat" },
  ar: { widen: "تكبير المحادثة", narrow: "تصغير المحادثة" },
};

const widenIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M13.5 10.5 19 5m0 0h-4.6M19 5v4.6M10.5 13.5 5 19m0 0h4.6M5 19v-4.6" /></svg>`;
const narrowIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M19 5l-5.5 5.5m0 0h4.6m-4.6 0V5.9M5 19l5.5-5.5m0 0H5.9m4.6 0v4.6" /></svg>`;

/** The button that gives the chat more room on a large screen. On a small one, which the chat fills, it is hidden. */
export function createWide({ host }: ChatContext): Feature {
  const sheet = new CSSStyleSheet();
  const { renderRoot } = host;
  if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets.push(sheet);
  let isWide = false;
  const toggle = () => {
    isWide = !isWide;
    sheet.replaceSync(isWide ? WIDE : "");
    host.requestUpdate();
  };
  return {
    render(slot, _, strings) {
      if (slot !== "head") return nothing;
      const words = { ...WIDE_STRINGS[strings.language], ...strings };
      return html`<button
        class="plain-round widen"
        part="widen"
        type="button"
        aria-label=${isWide ? words.narrow : words.widen}
        @click=${toggle}
      >
        ${isWide ? narrowIcon : widenIcon}
      </button>`;
    },
  };
}
