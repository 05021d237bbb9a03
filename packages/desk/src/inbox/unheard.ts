import { css, html, type TemplateResult } from "lit";
import type { Connection } from "../client/connection.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";

/** The place of what the server has not told of yet: of rows, or of messages. */
export const unheardStyle = css`
  .unheard { display: grid; align-content: center; justify-items: center; gap: 6px; padding: 32px 24px; text-align: center; color: var(--soft); }
  .unheard b { color: var(--ink); font-weight: 600; font-size: 16px; }
  .unheard > span { max-inline-size: 44ch; }
  .unheard .icon { inline-size: 34px; block-size: 34px; color: var(--edge); margin-block-end: 8px; stroke-width: 1.4; }
  /* What comes at once needs no outline before it. */
  .outline { display: grid; align-content: start; overflow: hidden; animation: outline 1ms 300ms both; }
  .outline p { display: grid; grid-template-columns: 38px minmax(0, 1fr); gap: 8px 10px; block-size: 86px; padding: 14px; align-content: start; border-block-end: 1px solid var(--line); }
  .outline p::before { content: ""; grid-row: span 2; block-size: 38px; border-radius: 50%; background: var(--line); }
  .outline i { block-size: 11px; margin-block-start: 3px; inline-size: 46%; border-radius: 6px; background: var(--line); }
  .outline i + i { inline-size: 82%; opacity: 0.6; }
  @keyframes outline { from { visibility: hidden; } }
`;

/** The outlines of rows that a list begins with. */
const OUTLINES = 6;

/**
 * Renders what is shown before anything is known: outlines while it is asked for, and while there is no connection what becomes of
 * it, since outlines that never fill would tell of nobody waiting.
 */
export function renderUnheard(connection: Connection, hint: string, strings: Strings): TemplateResult {
  const { connection: line } = strings;
  if (connection === "offline")
    return html`<div class="unheard" role="status">${renderIcon("offline")}<b>${line.lost}</b><span>${hint}</span></div>`;
  return html`<div class="outline" role="status"><span class="sr">${line.connecting}</span>${Array.from(
    { length: OUTLINES },
    () => html`<p><i></i><i></i></p>`,
  )}</div>`;
}
