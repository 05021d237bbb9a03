import type { CrmConnection, CrmKind } from "@prosa/protocol";
import type { SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { DeskDeliveries } from "../deliveries/deliveries.ts";
import { faultWords } from "../deliveries/fault-words.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import {
  type Credentials,
  checkCrm,
  connectCrm,
  crmPath,
  listCrms,
  removeCrm,
  sendUnwritten,
  switchCrm,
} from "./crm-requests.ts";
import { crmStyle } from "./crm-style.ts";
import { faultIn, wordsOf } from "./problem-words.ts";
import type { CrmWords } from "./words.ts";
import "../deliveries/deliveries.ts";
import "../parts/menu.ts";
import "./mapping.ts";

const KINDS: Readonly<Record<CrmKind, string>> = { hubspot: "HubSpot", salesforce: "Salesforce" };
const STATE_CHIPS = { on: "calm", off: "soon", disabled: "late" } as const;

/** The CRMs that people are written into, for the site's owners. Fires `rail`. */
class DeskCrm extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    crms: { state: true },
    chosen: { state: true },
    kind: { state: true },
    told: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, crmStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare crms: readonly CrmConnection[] | undefined;
  /** The connection whose fields are shown. */
  declare chosen: string | undefined;
  /** The system that the form connects. */
  declare kind: CrmKind;
  declare told: string;
  declare problem: string;

  constructor() {
    super();
    this.kind = "hubspot";
    this.told = "";
    this.problem = "";
  }

  // The page loads after it is asked for: its properties are there with the first update, not before.
  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override render(): TemplateResult {
    const words = wordsOf(this.strings);
    const { crms } = this;
    const shown = crms?.find(({ id }) => id === this.chosen);
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${this.#openForm}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      ${this.#renderProblem()}
      <p class="told" role="status" ?hidden=${this.told === ""}>${this.told}</p>
      ${
        this.#isOwner
          ? html`<ul class="rows">${crms?.map((one) => this.#renderCrm(one, words))}${
              crms?.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing
            }</ul>`
          : html`<p class="soft">${words.onlyOwners}</p>`
      }
      ${shown ? html`<desk-crm-mapping .strings=${this.strings} .connection=${shown} @kept=${() => void this.#load()}></desk-crm-mapping>` : nothing}
      <dialog class="form" aria-label=${words.add} @close=${this.#forgetProblem}>${this.#renderForm(words)}</dialog>
      <desk-deliveries .strings=${this.strings} @sent-again=${() => void this.#load()}></desk-deliveries>
    </div>`;
  }

  /** The last fault. An open dialog says it too: what lies behind it is neither seen nor heard. */
  #renderProblem(): TemplateResult | typeof nothing {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  #renderCrm(crm: CrmConnection, words: CrmWords): TemplateResult {
    const { id, kind, name, state, disabled, failing, waiting, parked } = crm;
    const facts = [
      ...(name === KINDS[kind] ? [] : [name]),
      ...(waiting > 0 ? [words.waiting(waiting)] : []),
      ...(parked > 0 ? [words.parked(parked)] : []),
    ];
    const isShown = id === this.chosen;
    return html`<li>
      <div><p class="name">${KINDS[kind]}</p><p class="soft">${facts.join(" · ")}</p></div>
      <span class="chip ${failing && state === "on" ? "late" : STATE_CHIPS[state]}">${words.states[state]}</span>
      <button aria-expanded=${isShown} aria-label=${words.fieldsOf(KINDS[kind])} @click=${() => this.#choose(isShown ? undefined : id)}>${words.fields}</button>
      <desk-menu bare wordless icon="more" .label=${`${this.strings.act.more}: ${KINDS[kind]} ${name}`} .items=${this.#itemsOf(crm, words)}></desk-menu>
      ${disabled ? html`<p class="problem wide">${words.disabled}</p>` : nothing}
      ${failing && !disabled ? html`<p class="problem wide">${words.failing(this.#time(failing.since))} ${faultWords(failing.fault, this.strings.tag)}</p>` : nothing}
    </li>`;
  }

  #itemsOf({ id, kind, state, parked }: CrmConnection, words: CrmWords): MenuItem[] {
    const isOn = state === "on";
    const again = {
      label: words.sendAgain,
      icon: "handBack" as const,
      run: () => void this.#do(() => sendUnwritten(id)),
    };
    return [
      { label: words.deliveries, icon: "eye", run: () => this.#show(id) },
      { label: words.check, icon: "link", run: () => void this.#do(() => this.#check(id)) },
      ...(parked > 0 && isOn ? [again] : []),
      {
        label: isOn ? words.off : words.on,
        icon: "snoozed",
        run: () => void this.#do(() => switchCrm(id, !isOn)),
      },
      { label: words.remove, icon: "close", isDanger: true, run: () => this.#remove(id, KINDS[kind]) },
    ];
  }

  #renderForm(words: CrmWords): TemplateResult {
    return html`<form @submit=${this.#connect}><h2>${words.add}</h2>
      <fieldset><legend>${words.system}</legend>${(["hubspot", "salesforce"] as const).map(
        (kind) =>
          html`<label class="radio"><input type="radio" name="kind" value=${kind} .checked=${kind === this.kind} @change=${() => {
            this.kind = kind;
          }} />${KINDS[kind]}<span class="soft">${kind === "hubspot" ? words.tokenHint : words.appHint}</span></label>`,
      )}</fieldset>
      ${
        this.kind === "hubspot"
          ? renderSecret("token", words.token, "pat-…")
          : html`<label>${words.domain}<input name="domain" type="url" required maxlength="200" placeholder="https://loja.my.salesforce.com" /></label>
            ${renderSecret("clientId", words.clientId, "3MVG9…")}${renderSecret("clientSecret", words.clientSecret, "")}`
      }
      ${this.#renderProblem()}
      <div class="acts"><button type="button" class="bare" @click=${() => this.#dialog?.close()}>${this.strings.people.cancel}</button><button class="main">${words.add}</button></div>
    </form>`;
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #time(at: number): string {
    return new Date(at).toLocaleString(this.strings.tag, { dateStyle: "short", timeStyle: "short" });
  }

  async #load(): Promise<void> {
    try {
      const isFirst = this.crms === undefined;
      this.crms = await listCrms();
      // One is looked at for its fields alone.
      if (isFirst && this.crms.length === 1) this.chosen = this.crms[0]?.id;
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
    this.problem = faultIn(this.strings, error);
  }

  #choose(id: string | undefined): void {
    this.chosen = id;
  }

  async #check(id: string): Promise<void> {
    const words = wordsOf(this.strings);
    const checked = await checkCrm(id);
    this.told = checked.ok ? words.isWell : words.isUnwell(faultWords(checked.message, this.strings.tag));
  }

  #show(id: string): void {
    void this.renderRoot.querySelector<DeskDeliveries>("desk-deliveries")?.show(crmPath(id));
  }

  #remove(id: string, name: string): void {
    if (confirm(wordsOf(this.strings).removeAsk(name))) void this.#do(() => removeCrm(id));
  }

  readonly #openForm = (): void => {
    this.problem = "";
    this.#dialog?.showModal();
  };

  readonly #forgetProblem = (): void => {
    this.problem = "";
  };

  readonly #connect = (event: SubmitEvent): void => {
    event.preventDefault();
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const { text } = fieldsOf(event);
    const credentials: Credentials =
      this.kind === "hubspot"
        ? { kind: "hubspot", token: text("token") }
        : {
            kind: "salesforce",
            domain: text("domain"),
            clientId: text("clientId"),
            clientSecret: text("clientSecret"),
          };
    void this.#do(async () => {
      const { id } = await connectCrm(credentials);
      this.#dialog?.close();
      currentTarget.reset();
      this.kind = "hubspot";
      this.#choose(id);
    });
  };
}

function renderSecret(name: string, label: string, hint: string): TemplateResult {
  return html`<label>${label}<input name=${name} type="password" required maxlength="2000" autocomplete="off" placeholder=${hint} /></label>`;
}

customElements.define("desk-crm", DeskCrm);
