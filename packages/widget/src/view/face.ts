import type { Agent } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { personIcon } from "./icons.ts";

/** Addresses of pictures that did not load: the server has none, or the page's policy refuses it. They are not tried again. */
const missing = new Set<string>();

/** Renders a person's picture over the initials of their name, which stay where it does not load. */
export function renderPerson(agent: Agent | undefined, server: string): TemplateResult {
  const words = agent?.name.trim().split(/\s+/) ?? [];
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0],
  );
  const src = agent?.avatarPath && server + agent.avatarPath;
  return html`<i class="face person" aria-hidden="true">${words[0] ? initials.join("").toUpperCase() : personIcon}${
    src && !missing.has(src)
      ? html`<img
          src=${src}
          alt=""
          loading="lazy"
          @error=${({ target }: Event & { target: Element }) => {
            missing.add(src);
            target.remove();
          }}
        />`
      : nothing
  }</i>`;
}
