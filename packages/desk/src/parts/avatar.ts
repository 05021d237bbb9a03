import type { Agent } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderIcon } from "./icons.ts";

/** Pairs of colours that `theme` holds as `.tone-0` and so on. */
const TONES = 6;

/** Renders a person's picture over their initials, which stay where it does not load, on a colour that is always theirs. */
export function renderAvatar(name: string | undefined, key: string, avatarPath?: string): TemplateResult {
  return html`<span class="avatar tone-${toneOf(key)}" aria-hidden="true">${name ? initialsOf(name) : renderIcon("mine")}${
    avatarPath
      ? html`<img alt="" src=${avatarPath} loading="lazy" @load=${showLoaded} @error=${showLoaded} />`
      : nothing
  }</span>`;
}

/** Renders the face of a person of the site; nothing where there is nobody. */
export function renderFace(agent: Agent | undefined): TemplateResult | typeof nothing {
  return agent ? renderAvatar(agent.name, agent.id, agent.avatarPath) : nothing;
}

/** An element is shown again once it is given another picture, which loads. */
function showLoaded({ type, currentTarget }: Event): void {
  if (currentTarget instanceof HTMLImageElement) currentTarget.hidden = type === "error";
}

function toneOf(key: string): number {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % TONES;
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
