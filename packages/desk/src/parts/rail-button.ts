import { html, type TemplateResult } from "lit";
import { renderIcon } from "./icons.ts";

/** The button of a page that shows the rail where a narrow screen hides it. Has the page's element fire `rail`. */
export function renderRailButton(label: string): TemplateResult {
  return html`<button class="bare rail" aria-label=${label} @click=${askForRail}>${renderIcon("menu")}</button>`;
}

function askForRail({ currentTarget }: Event): void {
  const root = currentTarget instanceof Node ? currentTarget.getRootNode() : null;
  if (root instanceof ShadowRoot) root.host.dispatchEvent(new CustomEvent("rail"));
}
