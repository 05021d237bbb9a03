import type { ConversationWindow } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { CHANNEL_NAMES } from "../parts/channel-names.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { readWindow } from "./template-requests.ts";
import { templateWords } from "./words.ts";

/** The time between two looks at the clock, in milliseconds: what is shown changes by the minute. */
const LOOK_MS = 30_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The window of the open conversation's channel: the time that is left, and a way to templates once it has closed. Shows
 * nothing for the web and for channels without a window. Fires `closed` with whether it has.
 */
class DeskWindow extends LitElement {
  static override properties = {
    strings: { attribute: false },
    session: {},
    /** How many messages there are: another one of the person's opens the window again. */
    length: { type: Number },
    /** Whether the conversation is one's own to answer. */
    isMine: { type: Boolean },
    found: { state: true },
    now: { state: true },
    hasForm: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: block; }
      p { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; max-inline-size: 760px; margin: 0 auto 8px; font-size: 14px; color: var(--soft); }
      .closed { padding: 8px 14px; border-radius: 10px; color: var(--ink); background: var(--note); border: 1px solid var(--note-edge); }
      .closed span { flex: 1; min-inline-size: 200px; }
    `,
  ];

  declare strings: Strings;
  declare session: string;
  declare length: number;
  declare isMine: boolean;
  declare found: ConversationWindow | undefined;
  declare now: number;
  declare hasForm: boolean;

  #timer: ReturnType<typeof setInterval> | undefined;
  #wasClosed = false;

  constructor() {
    super();
    this.now = Date.now();
    this.hasForm = false;
    this.isMine = false;
    this.length = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      this.now = Date.now();
    }, LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult | typeof nothing {
    const { found, strings, now } = this;
    if (found?.channel === undefined || found.until === undefined) return nothing;
    const words = templateWords(strings);
    const channel = CHANNEL_NAMES[found.channel] ?? found.channel;
    const leftMs = found.until - now;
    if (leftMs > 0) {
      const left = words.hours(Math.floor(leftMs / HOUR_MS), Math.ceil((leftMs % HOUR_MS) / MINUTE_MS));
      return html`<p>${renderIcon("queue")}${words.open(channel, left)}</p>`;
    }
    const text = found.hasTemplates ? words.closed(channel) : words.closedForGood(channel);
    return html`<p class="closed" role="status"><span>${text}</span>
        ${found.hasTemplates && this.isMine ? html`<button @click=${this.#openForm}>${words.send}</button>` : nothing}</p>
      ${
        this.hasForm
          ? html`<desk-template-form .strings=${strings} .session=${this.session} @closed=${this.#closeForm}></desk-template-form>`
          : nothing
      }`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session")) {
      this.found = undefined;
      this.hasForm = false;
    }
    if (changed.has("session") || changed.has("length")) void this.#look();
  }

  protected override updated(): void {
    const isClosed = this.found?.until !== undefined && this.found.until <= this.now;
    if (isClosed === this.#wasClosed) return;
    this.#wasClosed = isClosed;
    this.dispatchEvent(new CustomEvent<boolean>("closed", { detail: isClosed }));
  }

  /** Reads the window again; where nothing answers, what was known stays. */
  async #look(): Promise<void> {
    const { session } = this;
    const found = await readWindow(session).catch(() => undefined);
    if (!found || session !== this.session) return;
    this.now = Date.now();
    this.found = found;
  }

  #openForm = (): void => {
    void import("./template-form.ts").then(() => {
      this.hasForm = true;
    });
  };

  #closeForm = (): void => {
    this.hasForm = false;
  };
}

customElements.define("desk-window", DeskWindow);
