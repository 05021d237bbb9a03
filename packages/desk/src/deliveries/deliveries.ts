import type { Delivery } from "@prosa/protocol";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { RequestProblem } from "../client/requests.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { listDeliveries, sendDeliveryAgain } from "./delivery-requests.ts";
import { faultWords } from "./fault-words.ts";
import { DELIVERY_WORDS } from "./words.ts";

const CHIPS = { delivered: "calm", skipped: "calm", waiting: "soon", parked: "late" } as const;

/** A dialog with what is on its way to a webhook or a CRM. Fires `sent-again` once something was put back in its place. */
export class DeskDeliveries extends LitElement {
  static override properties = {
    strings: { attribute: false },
    deliveries: { state: true },
    next: { state: true },
    isParked: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      :host { display: contents; }
      dialog { inline-size: min(720px, calc(100vw - 24px)); max-block-size: 86dvh; overflow-y: auto; }
      ol { display: grid; margin: 0; padding: 0; list-style: none; }
      li { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; align-items: center; padding: 10px 0; border-block-start: 1px solid var(--line); }
      li:first-child { border: 0; }
      code { font-size: 13px; }
      .soft, .fault { color: var(--soft); font-size: 14px; }
      .fault { grid-column: 1 / -1; }
      li > button { justify-self: start; }
      .only { display: flex; align-items: center; gap: 8px; font-size: 14px; }
      .only input { inline-size: 18px; min-block-size: 18px; accent-color: var(--accent); }
    `,
  ];

  declare strings: Strings;
  declare deliveries: readonly Delivery[];
  /** The cursor of the next page, where there is one. */
  declare next: number | undefined;
  /** Only those that were given up are shown. */
  declare isParked: boolean;
  declare problem: string;

  #path = "";

  constructor() {
    super();
    this.deliveries = [];
    this.isParked = false;
    this.problem = "";
  }

  /** Opens the dialog on the deliveries of what is at an address, such as `/api/webhooks/w1`. */
  async show(path: string): Promise<void> {
    this.#path = path;
    this.isParked = false;
    this.deliveries = [];
    this.renderRoot.querySelector("dialog")?.showModal();
    await this.#load();
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<dialog aria-label=${words.title}><form method="dialog"><h2>${words.title}</h2>
      <label class="only"><input type="checkbox" .checked=${this.isParked} @change=${this.#choose} />${words.onlyParked}</label>
      ${this.deliveries.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
      <ol>${this.deliveries.map((one) => this.#renderDelivery(one))}</ol>
      ${this.next === undefined ? nothing : html`<div><button type="button" @click=${this.#more}>${words.more}</button></div>`}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="acts"><button class="main" autofocus>${this.strings.close}</button></div></form></dialog>`;
  }

  #renderDelivery({ id, type, at, state, tries, nextAt, fault }: Delivery): TemplateResult {
    const words = this.#words;
    const facts = [
      this.#time(at),
      words.tries(tries),
      ...(nextAt !== undefined && tries > 0 ? [words.next(this.#time(nextAt))] : []),
    ];
    return html`<li><div><code>${type}</code><p class="soft">${facts.join(" · ")}</p></div>
      <span class="chip ${CHIPS[state]}">${words.states[state]}</span>
      ${fault ? html`<p class="fault">${faultWords(fault, this.strings.tag)}</p>` : nothing}
      ${state === "parked" ? html`<button type="button" @click=${() => this.#sendAgain(id)}>${words.sendAgain}</button>` : nothing}</li>`;
  }

  get #words() {
    const { tag } = this.strings;
    return DELIVERY_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  #time(at: number): string {
    return new Date(at).toLocaleString(this.strings.tag, { dateStyle: "short", timeStyle: "short" });
  }

  async #load(from?: number): Promise<void> {
    const path = this.#path;
    await this.#try(async () => {
      const page = await listDeliveries(path, { from, isParked: this.isParked });
      // Another was opened meanwhile.
      if (path !== this.#path) return;
      this.deliveries = from === undefined ? page.deliveries : [...this.deliveries, ...page.deliveries];
      this.next = page.next;
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    const { offline, off, failed } = this.#words;
    this.problem = "";
    await work().catch((error: unknown) => {
      const problem = error instanceof RequestProblem ? error : undefined;
      this.problem = problem?.status === 0 ? offline : problem?.code === "webhook-off" ? off : failed;
    });
  }

  readonly #choose = ({ currentTarget }: Event): void => {
    this.isParked = currentTarget instanceof HTMLInputElement && currentTarget.checked;
    void this.#load();
  };

  readonly #more = (): void => void this.#load(this.next);

  #sendAgain(id: string): void {
    void this.#try(async () => {
      await sendDeliveryAgain(this.#path, id);
      await this.#load();
      this.dispatchEvent(new CustomEvent("sent-again"));
    });
  }
}

customElements.define("desk-deliveries", DeskDeliveries);
