import { html, nothing, type TemplateResult } from "lit";
import type { Conversation } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";

/** Renders what is wrong with the line, and why the last act was not done, with who has the conversation now. */
export function renderBanners(
  { connection, rejection, state }: Conversation,
  { connection: line, rejected, said }: Strings,
): TemplateResult {
  const name = state?.owner.type === "agent" ? state.owner.agent.name : said.assistant;
  const isStale = rejection?.code === "stale" || rejection?.code === "not-owner";
  const wordsOf = () =>
    rejection?.code === "already-claimed"
      ? rejected.claimed(name)
      : isStale
        ? rejected.stale(name)
        : rejected.other;
  return html`
    ${connection === "online" || !state ? nothing : html`<p class="banner" role="status">${connection === "connecting" ? line.connecting : line.offline}</p>`}
    ${rejection ? html`<p class="banner problem" role="alert">${wordsOf()}</p>` : nothing}`;
}
