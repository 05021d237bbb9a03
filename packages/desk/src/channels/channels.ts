import type { ChannelConnections } from "@prosa/protocol";
import type { SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { RequestProblem } from "../client/requests.ts";
import { copyText } from "../parts/copy.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import {
  changeChannel,
  checkChannel,
  connectChannel,
  disconnectChannel,
  listChannels,
} from "./channel-requests.ts";
import type { ChannelWords } from "./channel-words.ts";
import { channelsStyle } from "./channels-style.ts";
import { FIELDS_OF, type Field, type FieldName, KINDS, type Kind, requestOf } from "./kinds.ts";
import { renderUsage } from "./usage.ts";
import { CHANNEL_WORDS } from "./words.ts";

/** The time between two looks at a channel whose address the platform has yet to check, in milliseconds. */
const LOOK_MS = 2_000;

/** The channels by the names that their platforms give them, in every language. */
const NAMES = {
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  messenger: "Messenger",
  instagram: "Instagram",
  email: "E-mail",
} as const;

type Connected = ChannelConnections["connections"][number];

/** The channels of the site: connected, checked, paid for and disconnected. Fires `rail`. */
class DeskChannels extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    channels: { state: true },
    renewing: { state: true },
    kind: { state: true },
    isBusy: { state: true },
    problem: { state: true },
    formProblem: { state: true },
    told: { state: true },
  };

  static override styles = [theme, pageStyle, channelsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare channels: readonly Connected[] | undefined;
  /** The channel that is given a new token. */
  declare renewing: Connected | undefined;
  declare kind: Kind;
  declare isBusy: boolean;
  declare problem: string;
  declare formProblem: string;
  declare told: string;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.kind = "whatsapp";
    this.isBusy = false;
    this.problem = "";
    this.formProblem = "";
    this.told = "";
  }

  // The page loads after it is asked for: its properties are there with the first update, not before.
  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { channels } = this;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${this.#openForm}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p class="sr" role="status">${this.told}</p>
      ${this.#isOwner ? channels?.map((one) => this.#renderChannel(one, words)) : html`<p class="soft">${words.onlyOwners}</p>`}
      ${channels?.length === 0 ? html`<p class="empty">${words.nothing}</p>` : nothing}
      <dialog class="form add" aria-label=${words.add}>${this.#renderForm(words)}</dialog>
      <dialog class="form renew" aria-label=${words.renew}>${this.#renderRenewing(words)}</dialog>
    </div>`;
  }

  #renderChannel(one: Connected, words: ChannelWords): TemplateResult {
    const { channel, name, createdAt, fault, verifiedAt, facts, webhook, usage } = one;
    const isWaiting = isLookedFor(one);
    const state = fault ? "late" : isWaiting ? "soon" : "calm";
    const label = fault
      ? this.#faultWords(fault.code)
      : isWaiting
        ? words.isWaiting(NAMES[channel])
        : words.isWell;
    return html`<section class="channel" aria-label=${`${NAMES[channel]} ${name}`}>
      <div class="head"><div class="who"><h2>${NAMES[channel]} · ${name}</h2>
        <p class="soft">${words.since(this.#day(createdAt))}${verifiedAt === undefined ? nothing : html` · ${words.isVerified(this.#day(verifiedAt))}`}</p></div>
        <span class="chip ${state}">${fault ? words.hasFault : label}</span>
        <desk-menu bare wordless icon="more" .label=${`${this.strings.act.more}: ${name}`} .items=${this.#itemsOf(one, words)}></desk-menu></div>
      ${fault ? html`<p class="problem">${label}</p>` : nothing}
      ${
        isWaiting
          ? html`<div class="step"><p>${KINDS.map((kind) => (kind === channel ? words.after[kind] : nothing))}</p>${facts.intake === undefined ? [this.#renderCopy(words.callback, webhook), this.#renderCopy(words.verifyToken, facts.verifyToken ?? "")] : this.#renderCopy(words.intake, facts.intake)}</div>`
          : nothing
      }
      ${
        channel === "whatsapp"
          ? html`<label class="locked"><input type="checkbox" checked disabled /><span><b>${words.siteOnly}</b><br /><span class="soft">${words.siteOnlyHint}</span></span></label>${renderUsage(usage, words, this.strings.tag)}`
          : nothing
      }
    </section>`;
  }

  #renderCopy(label: string, value: string): TemplateResult {
    const words = this.#words;
    const copied = `${words.copied}: ${label}`;
    const copy = async ({ currentTarget }: Event) => {
      const place = currentTarget instanceof Element ? currentTarget.parentElement : null;
      this.told = (await copyText(value, () => place?.querySelector("input"))) ? copied : "";
    };
    return html`<div class="copy"><label>${label}<input readonly .value=${value} @focus=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && currentTarget.select()} /></label>
      <button @click=${copy} aria-label=${`${words.copy}: ${label}`}>${this.told === copied ? words.copied : words.copy}</button></div>`;
  }

  #itemsOf(one: Connected, words: ChannelWords): MenuItem[] {
    const renew: MenuItem = {
      label: words.renew,
      icon: "settings",
      run: () => void this.#openRenewing(one),
    };
    return [
      { label: words.check, icon: "eye", run: () => void this.#check(one) },
      ...(one.channel === "email" ? [] : [renew]),
      { label: words.disconnect, icon: "close", isDanger: true, run: () => this.#disconnect(one) },
    ];
  }

  #renderForm(words: ChannelWords): TemplateResult {
    const { kind } = this;
    return html`<form @submit=${this.#connect}><h2>${words.add}</h2>
      <div class="kinds" role="group" aria-label=${words.add}>${KINDS.map(
        (one) =>
          html`<button type="button" aria-pressed=${one === kind} @click=${() => {
            this.kind = one;
            this.formProblem = "";
          }}>${NAMES[one]}</button>`,
      )}</div>
      <ol class="steps">${words.before[kind].map((step) => html`<li>${step}</li>`)}</ol>
      ${FIELDS_OF[kind].map((field) => this.#renderField(field, words))}
      ${this.formProblem ? html`<p class="problem" role="alert">${this.formProblem}</p>` : nothing}
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${this.strings.people.cancel}</button><button class="main" ?disabled=${this.isBusy}>${this.isBusy ? words.connecting : words.connect}</button></div>
    </form>`;
  }

  #renderField({ name, pattern, hint, isSecret }: Field, words: ChannelWords): TemplateResult {
    return html`<label>${words.fields[name]}<input name=${name} type=${isSecret ? "password" : "text"} required pattern=${pattern} placeholder=${hint} autocomplete="off" spellcheck="false" maxlength="2000" /></label>`;
  }

  #renderRenewing(words: ChannelWords): TemplateResult | typeof nothing {
    const { renewing } = this;
    if (!renewing) return nothing;
    const token = FIELDS_OF[renewing.channel].filter(({ name }) => name === "token");
    return html`<form @submit=${this.#renew}><h2>${words.renew}: ${renewing.name}</h2><p>${words.renewHint}</p>
      ${token.map((field) => this.#renderField(field, words))}
      ${this.formProblem ? html`<p class="problem" role="alert">${this.formProblem}</p>` : nothing}
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${this.strings.people.cancel}</button><button class="main" ?disabled=${this.isBusy}>${this.isBusy ? words.connecting : words.renew}</button></div>
    </form>`;
  }

  get #words(): ChannelWords {
    const { tag } = this.strings;
    return CHANNEL_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  #day(at: number): string {
    return new Date(at).toLocaleDateString(this.strings.tag, { dateStyle: "medium" });
  }

  #faultWords(code: string): string {
    const { faults, problems } = this.#words;
    const known = Object.entries({ ...problems, ...faults }).find(([name]) => name === code);
    return known?.[1] ?? faults.other;
  }

  #problemWords(error: unknown): string {
    const { problems } = this.#words;
    if (!(error instanceof RequestProblem)) return problems.failed;
    if (error.status === 0) return problems.offline;
    const known = Object.entries(problems).find(([code]) => code === error.code);
    return known?.[1] ?? problems.failed;
  }

  /** Reads the channels, and again while a platform has yet to check an address. */
  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.channels = await listChannels();
    } catch (error) {
      this.problem = this.#problemWords(error);
    }
    const isWaiting = this.channels?.some(isLookedFor);
    if (isWaiting && this.isConnected) this.#timer = setTimeout(() => void this.#load(), LOOK_MS);
  }

  #openForm = (): void => {
    this.formProblem = "";
    this.#dialog("add")?.showModal();
  };

  #dialog(name: "add" | "renew"): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`dialog.${name}`);
  }

  #close = (): void => {
    this.#dialog("add")?.close();
    this.#dialog("renew")?.close();
  };

  async #openRenewing(one: Connected): Promise<void> {
    this.renewing = one;
    this.formProblem = "";
    await this.updateComplete;
    this.#dialog("renew")?.showModal();
  }

  #renew = (event: SubmitEvent): Promise<void> =>
    this.#submit(event, async (text) => {
      const { id = "", name = "" } = this.renewing ?? {};
      await changeChannel(id, { token: text("token") });
      return this.#words.renewed(name);
    });

  #connect = (event: SubmitEvent): Promise<void> =>
    this.#submit(event, async (text) => {
      const { name } = await connectChannel(requestOf(this.kind, text));
      return this.#words.checked(name);
    });

  /** Sends a form; `send` resolves with what is said once it is done. */
  async #submit(
    event: SubmitEvent,
    send: (text: (name: FieldName) => string) => Promise<string>,
  ): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const { text } = fieldsOf(event);
    this.isBusy = true;
    this.formProblem = "";
    try {
      this.told = await send(text);
      if (form instanceof HTMLFormElement) form.reset();
      this.#close();
      await this.#load();
    } catch (error) {
      this.formProblem = this.#problemWords(error);
    }
    this.isBusy = false;
  }

  async #check({ id, channel }: Connected): Promise<void> {
    const { checked, tried, problems } = this.#words;
    this.problem = "";
    try {
      const answer = await checkChannel(id);
      if (answer.ok) this.#tell(channel === "email" ? tried(answer.name) : checked(answer.name));
      else this.problem = problems[answer.reason];
    } catch (error) {
      this.problem = this.#problemWords(error);
    }
    await this.#load();
  }

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail: words, bubbles: true, composed: true }));
  }

  #disconnect({ id, name }: Connected): void {
    if (!confirm(this.#words.disconnectAsk(name))) return;
    this.problem = "";
    disconnectChannel(id)
      .catch((error: unknown) => {
        this.problem = this.#problemWords(error);
      })
      .then(() => this.#load());
  }
}

/** True for a channel whose address its platform, or a mail of ours, has yet to find. */
function isLookedFor({ facts, verifiedAt }: Connected): boolean {
  return verifiedAt === undefined && (facts.verifyToken ?? facts.intake) !== undefined;
}

customElements.define("desk-channels", DeskChannels);
