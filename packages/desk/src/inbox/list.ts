import type { DeskRow, Mood } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderAvatar, renderFace } from "../parts/avatar.ts";
import { CHANNEL_NAMES } from "../parts/channel-names.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { nameOfRow } from "./names.ts";
import { minutesSince, shortTime } from "./time.ts";

/** Minutes of waiting from which on the clock turns amber, and red. */
const AMBER_MINUTES = 3;
const RED_MINUTES = 8;

/** The height of every row; `styles` holds the same. */
const ROW_PX = 86;
/** Rows that are rendered above and below those that are seen. */
const SPARE_ROWS = 8;

/**
 * The conversations of a view. Only the rows near the window are in the document: they are all of one height, so that their
 * places are known without measuring. Fires `open-row` with the session, and `more` near the end of what is loaded.
 */
class DeskList extends LitElement {
  static override properties = {
    strings: { attribute: false },
    rows: { attribute: false },
    selected: {},
    me: {},
    hasMore: { attribute: false },
    first: { state: true },
    shown: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: block; overflow-y: auto; min-block-size: 0; overscroll-behavior: contain; }
      ul { padding: 0; box-sizing: border-box; }
      .row { position: relative; display: grid; grid-template: "face who time" auto "face preview unread" auto "face chips chips" 22px / auto minmax(0, 1fr) auto; gap: 1px 10px; inline-size: 100%; block-size: 86px; padding: 9px 14px 8px; align-items: center; text-align: start; border: 0; border-block-end: 1px solid var(--line); border-radius: 0; background: none; --avatar: 38px; }
      .row:hover { background: var(--sand); }
      .row[aria-current] { background: var(--tint); box-shadow: inset 3px 0 var(--accent); }
      .row:focus-visible { outline-offset: -3px; }
      .row > .avatar { grid-area: face; align-self: start; margin-block-start: 3px; }
      .name { grid-area: who; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .fresh .name { font-weight: 700; }
      time { grid-area: time; font-size: 12.5px; color: var(--soft); }
      .preview { grid-area: preview; display: flex; align-items: center; gap: 5px; font-size: 14px; color: var(--soft); min-inline-size: 0; }
      .preview span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .preview .icon { inline-size: 15px; block-size: 15px; }
      .fresh .preview { color: var(--ink); }
      .unread { grid-area: unread; justify-self: end; min-inline-size: 20px; padding-inline: 6px; border-radius: 10px; font-size: 12px; line-height: 20px; text-align: center; font-weight: 700; color: var(--on-accent); background: var(--accent); }
      .chips { grid-area: chips; display: flex; gap: 4px; min-inline-size: 0; overflow: hidden; }
      .holder .avatar { --avatar: 16px; margin-inline-start: -5px; }
      .mood { display: inline-flex; align-items: center; color: var(--soft); }
      .mood.angry { color: var(--alert); }
      .mood .icon { inline-size: 18px; block-size: 18px; }
    `,
  ];

  declare strings: Strings;
  declare rows: readonly DeskRow[];
  declare selected: string | undefined;
  declare me: string;
  declare hasMore: boolean;
  declare first: number;
  declare shown: number;

  #observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.rows = [];
    this.me = "";
    this.hasMore = false;
    this.first = 0;
    this.shown = 2 * SPARE_ROWS;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(this);
    this.addEventListener("scroll", this.#measure, { passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.removeEventListener("scroll", this.#measure);
  }

  override render(): TemplateResult {
    const { rows, first, shown } = this;
    return html`<ul>${rows
      .slice(first, first + shown)
      .map(
        (row, at) =>
          html`<li aria-setsize=${rows.length} aria-posinset=${first + at + 1}>${this.#renderRow(row)}</li>`,
      )}</ul>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const list = this.renderRoot.querySelector("ul");
    if (!list) return;
    list.style.blockSize = `${this.rows.length * ROW_PX}px`;
    list.style.paddingBlockStart = `${this.first * ROW_PX}px`;
    if (changed.has("rows")) this.#measure();
  }

  /** Brings a row into sight, and focuses it where it is wished. */
  async show(session: string, hasFocus = false): Promise<void> {
    const at = this.rows.findIndex((row) => row.session === session);
    if (at < 0) return;
    const top = at * ROW_PX;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + ROW_PX > this.scrollTop + this.clientHeight)
      this.scrollTop = top + ROW_PX - this.clientHeight;
    this.#measure();
    await this.updateComplete;
    if (hasFocus) this.renderRoot.querySelector<HTMLElement>(`[data-session="${session}"]`)?.focus();
  }

  #renderRow(row: DeskRow): TemplateResult {
    const { strings, me } = this;
    const { session, owner, phase, unread, tags, priority, lastBy, preview } = row;
    const name = nameOfRow(row, strings);
    const isOthers = owner.type === "agent" && owner.agent.id !== me;
    return html`<button
      class="row ${unread > 0 ? "fresh" : ""}" data-session=${session} aria-current=${session === this.selected ? "true" : nothing}
      @click=${() => this.dispatchEvent(new CustomEvent<string>("open-row", { detail: session }))}
    >
      ${renderAvatar(row.visitor, session)}
      <span class="name">${name}</span>
      <time datetime=${new Date(row.lastAt).toISOString()}>${shortTime(row.lastAt, strings.tag)}</time>
      <span class="preview">${lastBy === "assistant" ? renderIcon("assistant") : lastBy === "agent" ? renderIcon("handBack") : nothing}<span>${preview}</span></span>
      ${unread > 0 ? html`<span class="unread" aria-label=${strings.unread(unread)}>${unread}</span>` : nothing}
      <span class="chips">
        ${owner.type === "queue" && phase.type === "open" ? renderWait(owner.since, row.leftAt, strings) : nothing}
        ${phase.type === "snoozed" ? html`<span class="chip">${shortTime(phase.until, strings.tag)}</span>` : nothing}
        ${row.mood ? renderMood(row.mood, strings) : nothing}
        ${isOthers ? html`<span class="chip holder">${owner.agent.avatarPath ? renderFace(owner.agent) : nothing}${owner.agent.name}</span>` : nothing}
        ${priority > 1 ? html`<span class="chip strong">${strings.details.priorities[priority]}</span>` : nothing}
        ${row.channel ? html`<span class="chip">${CHANNEL_NAMES[row.channel]}</span>` : nothing}
        ${row.language && row.language !== strings.tag ? html`<span class="chip">${row.language.slice(0, 2).toUpperCase()}</span>` : nothing}
        ${row.score === undefined ? nothing : html`<span class="chip ${row.score <= 2 ? "late" : "calm"}">${row.score}/5</span>`}
        ${tags.map((tag) => html`<span class="chip">${tag}</span>`)}
      </span>
    </button>`;
  }

  #measure = (): void => {
    const fit = Math.ceil(this.clientHeight / ROW_PX);
    this.first = Math.max(0, Math.floor(this.scrollTop / ROW_PX) - SPARE_ROWS);
    this.shown = fit + 2 * SPARE_ROWS;
    if (this.hasMore && this.first + this.shown >= this.rows.length)
      this.dispatchEvent(new CustomEvent("more"));
  };
}

function renderWait(since: number, leftAt: number | undefined, strings: Strings): TemplateResult {
  if (leftAt !== undefined)
    return html`<span class="chip">${strings.details.left(minutesSince(leftAt))}</span>`;
  const minutes = minutesSince(since);
  const level = minutes >= RED_MINUTES ? "late" : minutes >= AMBER_MINUTES ? "soon" : "";
  return html`<span class="chip wait ${level}">${strings.details.waiting(minutes)}</span>`;
}

function renderMood(mood: Mood, { moods }: Strings): TemplateResult {
  return html`<span class="mood ${mood}" role="img" aria-label=${moods[mood]} title=${moods[mood]}>${renderIcon(mood)}</span>`;
}

customElements.define("desk-list", DeskList);

declare global {
  interface HTMLElementTagNameMap {
    "desk-list": DeskList;
  }
}
