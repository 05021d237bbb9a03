import type { Webhook } from "@prosa/protocol";
import type { SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { RequestProblem } from "../client/requests.ts";
import {
  listEventTypes,
  listWebhooks,
  makeWebhook,
  removeWebhook,
  rotateWebhook,
  sendAgain,
  switchWebhook,
  testWebhook,
  webhookPath,
} from "../client/webhook-requests.ts";
import type { DeskDeliveries } from "../deliveries/deliveries.ts";
import { faultWords } from "../deliveries/fault-words.ts";
import { copyText } from "../parts/copy.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { webhooksStyle } from "./webhooks-style.ts";
import { WEBHOOK_WORDS, type WebhookWords } from "./words.ts";
import "../deliveries/deliveries.ts";

const STATE_CHIPS = { on: "calm", off: "soon", disabled: "late" } as const;

/** The addresses that the site's events are sent to, for its owners. Fires `rail`. */
class DeskWebhooks extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    webhooks: { state: true },
    types: { state: true },
    secret: { state: true },
    isCopied: { state: true },
    told: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, webhooksStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare webhooks: readonly Webhook[] | undefined;
  /** The events that can be told. */
  declare types: readonly string[];
  declare secret: string;
  declare isCopied: boolean;
  declare told: string;
  declare problem: string;

  constructor() {
    super();
    this.types = [];
    this.secret = "";
    this.isCopied = false;
    this.told = "";
    this.problem = "";
  }

  // The page loads after it is asked for: its properties are there with the first update, not before.
  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { webhooks } = this;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${this.#openForm}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      ${this.#renderProblem()}
      <p class="told" role="status" ?hidden=${this.told === ""}>${this.told}</p>
      ${
        this.#isOwner
          ? html`<ul class="rows">${webhooks?.map((one) => this.#renderWebhook(one, words))}${
              webhooks?.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing
            }</ul>`
          : html`<p class="soft">${words.onlyOwners}</p>`
      }
      <dialog class="form" aria-label=${words.add} @close=${this.#forgetProblem}>${this.#renderForm(words)}</dialog>
      <dialog class="secret-once" aria-label=${words.secret} @close=${this.#forgetSecret}>${this.#renderSecret(words)}</dialog>
      <desk-deliveries .strings=${this.strings} @sent-again=${() => void this.#load()}></desk-deliveries>
    </div>`;
  }

  /** The last fault. An open dialog says it too: what lies behind it is neither seen nor heard. */
  #renderProblem(): TemplateResult | typeof nothing {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  #renderWebhook(webhook: Webhook, words: WebhookWords): TemplateResult {
    const { url, description, events, state, disabled, failing, waiting, parked } = webhook;
    const isAll = events.length === this.types.length;
    const counts = [
      ...(waiting > 0 ? [words.waiting(waiting)] : []),
      ...(parked > 0 ? [words.parked(parked)] : []),
    ];
    return html`<li>
      <div><p class="name">${url}</p>
        <p class="soft">${[description, isAll ? words.all : events.join(", "), ...counts].filter((part) => part !== "").join(" · ")}</p></div>
      <span class="chip ${failing && state === "on" ? "late" : STATE_CHIPS[state]}">${words.states[state]}</span>
      <desk-menu bare wordless icon="more" .label=${`${this.strings.act.more}: ${url}`} .items=${this.#itemsOf(webhook, words)}></desk-menu>
      ${disabled ? html`<p class="problem wide">${words.disabled[disabled.why]}</p>` : nothing}
      ${failing && !disabled ? html`<p class="problem wide">${words.failing(this.#time(failing.since))} ${faultWords(failing.fault, this.strings.tag)}</p>` : nothing}
    </li>`;
  }

  #itemsOf({ id, url, state, parked }: Webhook, words: WebhookWords): MenuItem[] {
    const again = {
      label: words.sendAllAgain,
      icon: "handBack" as const,
      run: () => void this.#do(() => sendAgain(id)),
    };
    return [
      { label: words.deliveries, icon: "eye", run: () => this.#show(id) },
      { label: words.test, icon: "send", run: () => void this.#do(() => this.#test(id)) },
      ...(parked > 0 && state === "on" ? [again] : []),
      { label: words.rotate, icon: "settings", run: () => void this.#do(() => this.#rotate(id)) },
      {
        label: state === "on" ? words.off : words.on,
        icon: "snoozed",
        run: () => void this.#do(() => switchWebhook(id, state !== "on")),
      },
      { label: words.remove, icon: "close", isDanger: true, run: () => this.#remove(id, url) },
    ];
  }

  #renderForm(words: WebhookWords): TemplateResult {
    const { people } = this.strings;
    return html`<form @submit=${this.#add}><h2>${words.add}</h2>
      <label>${words.url}<input name="url" type="url" required maxlength="2000" placeholder="https://" autofocus /></label>
      <label>${words.description}<input name="description" maxlength="200" autocomplete="off" /></label>
      <fieldset><legend>${words.events}</legend><div class="events">${this.types.map(
        (type) => html`<label><input type="checkbox" name="events" value=${type} checked />${type}</label>`,
      )}</div></fieldset>
      ${this.#renderProblem()}
      <div class="acts"><button type="button" class="bare" @click=${() => this.#dialog("form")?.close()}>${people.cancel}</button><button class="main">${words.add}</button></div>
    </form>`;
  }

  #renderSecret(words: WebhookWords): TemplateResult {
    return html`<form method="dialog"><h2>${words.secret}</h2><p>${words.secretOnce}</p>
      <p class="secret"><code>${this.secret}</code><button type="button" @click=${this.#copy}>${this.isCopied ? words.copied : words.copy}</button></p>
      <div class="acts"><button class="main">${this.strings.close}</button></div></form>`;
  }

  get #words(): WebhookWords {
    const { tag } = this.strings;
    return WEBHOOK_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  #time(at: number): string {
    return new Date(at).toLocaleString(this.strings.tag, { dateStyle: "short", timeStyle: "short" });
  }

  #dialog(name: "form" | "secret-once"): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog.${name}`);
  }

  async #load(): Promise<void> {
    try {
      [this.webhooks, this.types] = await Promise.all([listWebhooks(), listEventTypes()]);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    this.problem = "";
    this.told = "";
    await work().catch((error: unknown) => this.#fail(error));
    await this.#load();
  }

  #fail(error: unknown): void {
    const { offline, refused, failed } = this.#words;
    const problem = error instanceof RequestProblem ? error : undefined;
    this.problem = problem?.status === 0 ? offline : problem?.code === "bad-address" ? refused : failed;
  }

  async #test(id: string): Promise<void> {
    const { state, fault = "" } = await testWebhook(id);
    this.told =
      state === "delivered"
        ? this.#words.tested
        : this.#words.testFailed(faultWords(fault, this.strings.tag));
  }

  async #rotate(id: string): Promise<void> {
    this.#showSecret((await rotateWebhook(id)).secret);
  }

  #show(id: string): void {
    this.problem = "";
    void this.renderRoot.querySelector<DeskDeliveries>("desk-deliveries")?.show(webhookPath(id));
  }

  #remove(id: string, url: string): void {
    if (confirm(this.#words.removeAsk(url))) void this.#do(() => removeWebhook(id));
  }

  #showSecret(secret: string): void {
    this.secret = secret;
    this.isCopied = false;
    this.#dialog("secret-once")?.showModal();
  }

  readonly #openForm = (): void => {
    this.problem = "";
    this.#dialog("form")?.showModal();
  };

  readonly #forgetProblem = (): void => {
    this.problem = "";
  };

  readonly #forgetSecret = (): void => {
    this.secret = "";
  };

  readonly #copy = async (): Promise<void> => {
    this.isCopied = await copyText(this.secret, () => this.renderRoot.querySelector(".secret code"));
  };

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const { text } = fieldsOf(event);
    const chosen = new FormData(currentTarget).getAll("events");
    const events = this.types.filter((type) => chosen.includes(type));
    const wanted = { url: text("url"), description: text("description"), events };
    void this.#do(async () => {
      const { secret } = await makeWebhook(wanted);
      this.#dialog("form")?.close();
      currentTarget.reset();
      this.#showSecret(secret);
    });
  };
}

customElements.define("desk-webhooks", DeskWebhooks);
