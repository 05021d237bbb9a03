import { PASSKEY_NAME_LENGTH_MAX, PASSKEYS_MAX, type Passkey, type SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import {
  hasPasskeys,
  listPasskeys,
  makePasskey,
  needPasskey,
  removePasskey,
  renamePasskey,
} from "../client/account/passkeys.ts";
import { RequestProblem, whoAmI } from "../client/requests.ts";
import { renderIcon } from "../parts/icons.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { dayOf } from "./day.ts";
import { sectionStyle } from "./section-style.ts";
import { ACCOUNT_WORDS, type AccountWords } from "./words.ts";

/** A person's passkeys: made, named, removed, and whether one is always asked for. Fires `tell` with what was done. */
class DeskPasskeys extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    passkeys: { state: true },
    isNeeded: { state: true },
    edited: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, sectionStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare passkeys: readonly Passkey[] | undefined;
  declare isNeeded: boolean;
  /** The passkey in the dialog, and what happens to it; `new` for one that is made. */
  declare edited: "new" | { passkey: Passkey; isRemoved: boolean } | undefined;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isNeeded = false;
    this.isBusy = false;
    this.problem = "";
  }

  protected override firstUpdated(): void {
    void this.#act(async () => undefined);
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { passkeys, isNeeded, edited } = this;
    const mayAdd = hasPasskeys() && (passkeys?.length ?? PASSKEYS_MAX) < PASSKEYS_MAX;
    return html`<div class="head"><h2>${words.passkeys}</h2><span class="spring"></span>
        ${mayAdd ? html`<button class="main" @click=${() => this.#open("new")}>${renderIcon("add")}${words.add}</button>` : nothing}</div>
      <p class="intro">${words.passkeysIntro}</p>
      ${hasPasskeys() ? nothing : html`<p class="soft">${words.notHere}</p>`}
      ${this.problem && !edited ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows" aria-label=${words.passkeys}>${passkeys?.map((one) => this.#renderPasskey(one, words))}${
        passkeys?.length === 0 ? html`<li class="empty">${words.noPasskeys}</li>` : nothing
      }</ul>
      ${
        passkeys && passkeys.length > 0
          ? html`<label class="switch"><input type="checkbox" .checked=${isNeeded} ?disabled=${this.isBusy} @change=${this.#toggle} /><span>${words.needs}</span><small>${words.needsHint}</small></label>`
          : nothing
      }
      <dialog aria-label=${edited === "new" ? words.addTitle : words.passkeys} @close=${this.#forget}>${edited ? this.#renderForm(words) : nothing}</dialog>`;
  }

  #renderPasskey(passkey: Passkey, words: AccountWords): TemplateResult {
    const { name, createdAt, usedAt, isSynced } = passkey;
    const { tag } = this.strings;
    const used = usedAt === undefined ? words.unused : words.used(dayOf(usedAt, tag));
    return html`<li>
      <div><p class="name">${name}${isSynced ? html`<span class="chip">${words.synced}</span>` : nothing}</p>
        <p class="soft">${words.made(dayOf(createdAt, tag))} · ${used}</p></div>
      <button class="bare" aria-label=${words.rename(name)} @click=${() => this.#open({ passkey, isRemoved: false })}>${renderIcon("settings")}</button>
      <button class="bare" aria-label=${words.remove(name)} @click=${() => this.#open({ passkey, isRemoved: true })}>${renderIcon("close")}</button>
    </li>`;
  }

  #renderForm(words: AccountWords): TemplateResult {
    const { edited, isBusy } = this;
    const isNew = edited === "new";
    const passkey = typeof edited === "object" ? edited.passkey : undefined;
    const isRemoved = typeof edited === "object" && edited.isRemoved;
    return html`<form @submit=${this.#submit} aria-busy=${isBusy}>
      <h2>${isNew ? words.addTitle : isRemoved ? words.removeAsk(passkey?.name ?? "") : words.rename(passkey?.name ?? "")}</h2>
      ${
        isRemoved
          ? nothing
          : html`<label>${words.name}<input name="name" required maxlength=${PASSKEY_NAME_LENGTH_MAX} pattern=".*\\S.*" autocomplete="off" placeholder=${words.nameExample} .value=${passkey?.name ?? ""} /></label>`
      }
      ${
        isNew
          ? html`<label>${words.password}<input name="password" type="password" required autocomplete="current-password" /><small>${words.passwordHint}</small></label>`
          : nothing
      }
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button>
        <button class="main" ?disabled=${isBusy}>${isNew ? words.next : isRemoved ? words.remove(passkey?.name ?? "") : words.save}</button></div>
    </form>`;
  }

  get #words(): AccountWords {
    return ACCOUNT_WORDS[this.strings.tag];
  }

  #open(edited: DeskPasskeys["edited"]): void {
    this.edited = edited;
    this.problem = "";
    void this.updateComplete.then(() => this.renderRoot.querySelector("dialog")?.showModal());
  }

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #forget = (): void => {
    this.edited = undefined;
    this.problem = "";
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { edited } = this;
    const { text } = fieldsOf(event);
    const name = text("name");
    const words = this.#words;
    if (edited === "new")
      void this.#act(async () =>
        (await makePasskey(name, text("password"))) ? words.added(name) : undefined,
      );
    else if (edited?.isRemoved)
      void this.#act(async () => {
        await removePasskey(edited.passkey.id);
        return words.removed(edited.passkey.name);
      });
    else if (edited)
      void this.#act(async () => {
        await renamePasskey(edited.passkey.id, name);
        return this.strings.people.saved;
      });
  };

  #toggle = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const { checked } = currentTarget;
    void this.#act(async () => {
      await needPasskey(this.signedIn.account.id, checked);
      return this.strings.people.saved;
    });
  };

  /** Does something, tells what it was, and reads the passkeys again; the dialog stays open where it failed. */
  async #act(work: () => Promise<string | undefined>): Promise<void> {
    if (this.isBusy) return;
    const { edited } = this;
    this.isBusy = true;
    this.problem = "";
    try {
      const detail = await work();
      const [passkeys, me] = await Promise.all([listPasskeys(), whoAmI()]);
      this.passkeys = passkeys;
      this.isNeeded = me?.account.needsPasskey ?? false;
      if (detail) this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
      // A dialog that was opened meanwhile is of something else.
      if (this.edited === edited) this.#close();
    } catch (error) {
      this.problem = this.#wordsFor(error);
      // A switch shows what holds, not what was wished.
      const input = this.renderRoot.querySelector<HTMLInputElement>(".switch input");
      if (input) input.checked = this.isNeeded;
    } finally {
      this.isBusy = false;
    }
  }

  #wordsFor(error: unknown): string {
    const words = this.#words;
    const code = error instanceof RequestProblem ? error.code : "";
    if (code === "bad-credentials") return words.bad;
    if (code === "known-passkey") return words.known;
    if (code === "last-passkey") return words.last;
    if (code === "offline") return this.strings.signIn.offline;
    return code === "too-many-passkeys" || code === "rate-limited" ? words.tooMany : words.failed;
  }
}

customElements.define("desk-passkeys", DeskPasskeys);
