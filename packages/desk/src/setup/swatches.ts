import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";

interface Swatches {
  name: string;
  colours: readonly string[];
  chosen: string;
  label: (colour: string) => string;
  onChoose: (colour: string) => void;
}

/** Renders colours to choose one from, as radio buttons that show it. */
export function renderSwatches({ name, colours, chosen, label, onChoose }: Swatches): TemplateResult {
  return html`<div class="swatches">${[...new Set(colours)].map(
    (colour) => html`<label class="swatch" title=${label(colour)}>
      <input type="radio" name=${name} value=${colour} aria-label=${label(colour)} .checked=${colour === chosen}
        ${ref((element) => {
          // Through the object model, since the page's policy takes no style attributes.
          if (element instanceof HTMLElement) element.style.setProperty("--swatch", colour);
        })} @change=${() => onChoose(colour)} />
    </label>`,
  )}</div>`;
}
