import type { CannedReply, SignedIn, View } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CommandId } from "../client/command-ids.ts";
import { ConversationRoom } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";
import type { DeskState } from "../client/desk-room.ts";
import { OpenRooms } from "../client/open-rooms.ts";
import type { Outbox } from "../client/outbox.ts";
import type { Preferences } from "../client/preferences.ts";
import { rowsOfView } from "../client/views.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import type { DeskTalk } from "./talk.ts";
import { renderUnheard, unheardStyle } from "./unheard.ts";
import "./list.ts";

export const INBOX_TAG = "desk-inbox";
const CLOCK_MS = 30_000;

/** The conversations of a view beside the one that is open. Fires `go` with where to, `more`, `rail`, and `prefer` with a habit. */
export class DeskInbox extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    desk: { attribute: false },
    preferences: { attribute: false },
    outbox: { attribute: false },
    replies: { attribute: false },
    view: {},
    session: {},
    conversation: { state: true },
  };

  static override styles = [
    theme,
    unheardStyle,
    css`
      :host { display: grid; grid-template: "list talk" 100% / minmax(300px, 340px) minmax(0, 1fr); overflow: hidden; }
      .list { grid-area: list; display: grid; grid-template-rows: auto auto minmax(0, 1fr); min-inline-size: 0; border-inline-end: 1px solid var(--line); }
      .title { display: flex; align-items: center; gap: 8px; min-block-size: 60px; padding: 8px 14px; border-block-end: 1px solid var(--line); }
      .list h2 { font-size: 17px; }
      .list .count { color: var(--soft); font-variant-numeric: tabular-nums; }
      desk-list, .empty, .unheard, .outline { grid-row: 3; }
      desk-talk, .choose { grid-area: talk; min-inline-size: 0; min-block-size: 0; }
      .empty, .choose { display: grid; align-content: center; justify-items: center; gap: 6px; padding: 32px 24px; text-align: center; color: var(--soft); }
      .empty b, .choose b { color: var(--ink); font-weight: 600; font-size: 16px; }
      .empty .icon, .choose .icon { inline-size: 34px; block-size: 34px; color: var(--edge); margin-block-end: 8px; stroke-width: 1.4; }
      .rail { display: none; }
      @media (width < 860px) {
        :host { grid-template: "list" 100% / minmax(0, 1fr); }
        .list { border: 0; }
        .choose { display: none; }
        .rail { display: inline-flex; }
        desk-talk { display: none; }
        :host([data-reading]) .list { display: none; }
        :host([data-reading]) desk-talk { display: grid; grid-area: list; }
      }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare desk: DeskState;
  declare preferences: Preferences;
  declare outbox: Outbox;
  declare replies: readonly CannedReply[];
  declare view: View;
  declare session: string | undefined;
  declare conversation: Conversation | undefined;

  #rooms: OpenRooms<ConversationRoom> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #claimed: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#rooms = new OpenRooms(
      this.outbox,
      (conversation) => this.#take(conversation),
      (...parts) => new ConversationRoom(...parts),
    );
    this.#clock = setInterval(() => this.requestUpdate(), CLOCK_MS);
    addEventListener("pagehide", this.#release);
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
    this.#rooms?.close();
    this.conversation = undefined;
    clearInterval(this.#clock);
    removeEventListener("pagehide", this.#release);
  }

  override render(): TemplateResult {
    const { strings, view, desk } = this;
    const rows = this.#rows;
    const isListed = rows.length > 0 || desk.listed.has(view);
    return html`<h1 class="sr">${this.signedIn.site.name}</h1><section class="list" aria-label=${strings.views[view]}>
      <div class="title">
        ${renderRailButton(strings.areas.inbox)}
        <h2>${strings.views[view]}</h2><span class="count" aria-hidden="true">${desk.counts?.[view] || nothing}</span>
      </div>
      ${desk.connection === "online" || !isListed ? html`<span></span>` : this.#renderConnection()}
      ${
        rows.length > 0
          ? html`<desk-list
              .strings=${strings} .rows=${rows} .selected=${this.session} .me=${this.signedIn.account.id}
              .hasMore=${desk.next[view] !== undefined}
              @open-row=${({ detail }: CustomEvent<string>) => this.#go(this.view, detail)}
              @more=${() => this.dispatchEvent(new CustomEvent("more"))}
            ></desk-list>`
          : isListed
            ? this.#renderEmpty()
            : renderUnheard(desk.connection, strings.connection.noRows, strings)
      }
    </section>
    ${this.#renderTalk()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session")) this.#follow();
  }

  protected override updated(): void {
    this.toggleAttribute("data-reading", this.session !== undefined);
  }

  /** Everything that can be done here now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    return {
      next: () => this.#move(1),
      previous: () => this.#move(-1),
      ...(this.session !== undefined && { back: this.#leave, ...this.#talk?.works }),
    };
  }

  /** The colleagues to whom the open conversation may be transferred. */
  get receivers(): readonly { name: string; run: () => void }[] {
    return this.#talk?.receivers ?? [];
  }

  /** The macros that may be applied to the open conversation, by name. */
  get macros(): DeskTalk["macros"] {
    return this.#talk?.macros ?? [];
  }

  /** Takes a conversation as soon as it is there. */
  claimOnceOpen(session: string): void {
    this.#claimed = session;
    const conversation = this.#rooms?.current?.conversation;
    if (conversation) this.#take(conversation);
  }

  #renderConnection(): TemplateResult {
    const { connection } = this.strings;
    return html`<p class="banner" role="status">${this.desk.connection === "connecting" ? connection.connecting : connection.offline}</p>`;
  }

  #renderEmpty(): TemplateResult {
    const { strings, view, desk } = this;
    const [title, hint] = strings.empty[view];
    const people = [...desk.people.values()].filter(({ presence }) => presence === "online").length;
    return html`<div class="empty">${renderIcon(view)}<b>${title}</b><span>${hint}</span>
      ${view === "queue" || view === "mine" ? html`<span class="soft">${strings.today(desk.counts?.resolved ?? 0, people)}</span>` : nothing}</div>`;
  }

  #renderTalk(): TemplateResult {
    const { strings, conversation, signedIn, desk, preferences, outbox } = this;
    if (!conversation)
      return html`<section class="choose" aria-label=${strings.choose}>${renderIcon("mine")}<b>${strings.choose}</b><span>${strings.chooseHint}</span></section>`;
    return html`<desk-talk
      .strings=${strings} .conversation=${conversation} .room=${this.#rooms?.current} .signedIn=${signedIn}
      .people=${desk.people} .preferences=${preferences} .outbox=${outbox} .row=${desk.rows.get(conversation.session)} .replies=${this.replies}
      @leave=${this.#leave} @taken=${() => this.#go("mine", conversation.session)} @next=${() => this.#move(1)}
    ></desk-talk>`;
  }

  get #talk(): DeskTalk | null {
    return this.renderRoot.querySelector("desk-talk");
  }

  get #rows() {
    return rowsOfView(this.desk.rows.values(), this.view, this.signedIn.account.id);
  }

  #follow(): void {
    const { session } = this;
    // A macro that could still be taken back is applied as its conversation is left.
    this.#talk?.flush();
    if (session === undefined) {
      this.#rooms?.leave();
      this.conversation = undefined;
      return;
    }
    if (session === this.#rooms?.current?.conversation.session) return;
    void import("./talk.ts");
    this.conversation = this.#rooms?.open(session).conversation;
    void this.updateComplete.then(() => this.renderRoot.querySelector("desk-list")?.show(session));
  }

  #take(conversation: Conversation): void {
    if (conversation.isGone) {
      this.outbox.forgetDrafts(conversation.session);
      const init = { detail: this.strings.told.gone, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent<string>("tell", init));
      this.#go(this.view);
      return;
    }
    this.conversation = conversation;
    if (!conversation.state || this.#claimed !== conversation.session) return;
    this.#claimed = undefined;
    // An offer is accepted, and nothing is taken from a colleague who was faster.
    this.#rooms?.current?.act({ type: "claim" });
  }

  #go(view: View, session?: string): void {
    const detail = { view, ...(session !== undefined && { session }) };
    this.dispatchEvent(new CustomEvent("go", { detail }));
  }

  #leave = (): void => {
    const { session } = this;
    this.#go(this.view);
    if (session !== undefined)
      void this.updateComplete.then(() => this.renderRoot.querySelector("desk-list")?.show(session, true));
  };

  #release = (): void => {
    this.#talk?.flush();
    this.#rooms?.release();
  };

  #move(by: number): void {
    const rows = this.#rows;
    const at = rows.findIndex(({ session }) => session === this.session);
    const row = rows[at < 0 ? 0 : Math.min(Math.max(0, at + by), rows.length - 1)];
    if (row) this.#go(this.view, row.session);
  }
}

customElements.define(INBOX_TAG, DeskInbox);
