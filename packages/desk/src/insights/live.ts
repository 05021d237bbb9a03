import { html, nothing, type TemplateResult } from "lit";
import type { DeskState } from "../client/desk-room.ts";
import { duration } from "./format.ts";
import type { InsightWords } from "./insight-words.ts";

/** Renders how things are now, where that is known: who waits, since when, and who is there. It leads to the queue. */
export function renderLive(
  desk: DeskState,
  words: InsightWords,
  tag: string,
): TemplateResult | typeof nothing {
  const { connection, counts, people, rows } = desk;
  if (!counts || connection === "offline") return nothing;
  const online = [...people.values()].filter(({ presence }) => presence === "online").length;
  const since = [...rows.values()].flatMap(({ owner, phase }) =>
    owner.type === "queue" && phase.type === "open" ? [owner.since] : [],
  );
  const longestMs = since.length === 0 ? undefined : Math.max(0, Date.now() - Math.min(...since));
  return html`<a class="live" href="#/inbox/queue"><b>${words.now}</b>
    <span class=${counts.queue > 0 ? "late" : ""}>${words.waiting(counts.queue)}</span>
    ${counts.queue > 0 && longestMs !== undefined ? html`<span>${words.longest(duration(longestMs, tag))}</span>` : nothing}
    <span>${words.withPeople(counts.mine + counts.others)}</span><span>${words.withAssistant(counts.assistant)}</span><span>${words.online(online)}</span></a>`;
}
