import type { Account, Colleague, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { drawAvatar, removeAvatar, sendAvatar } from "../client/account/avatar.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { FILE_EVENTS, filesIn } from "../parts/files-in.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { sectionStyle } from "./section-style.ts";
import { ACCOUNT_WORDS } from "./words.ts";

/** A person's own picture: chosen, dropped, or pasted anywhere on the page. Fires `tell` with what was done. */
class DeskAvatar extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    colleagues: { attribute: false },
    shown: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    sectionStyle,
    css`
      .own { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; --avatar: 72px; }
      .choice { display: flex; flex-wrap: wrap; gap: 8px; }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare colleagues: ReadonlyMap<string, Colleague>;
  /** The person as the last change here left them, which the desk hears of a moment later. */
  declare shown: Account | undefined;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isBusy = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of FILE_EVENTS) addEventListener(type, this.#takeGiven);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of FILE_EVENTS) removeEventListener(type, this.#takeGiven);
  }

  override render(): TemplateResult {
    const words = ACCOUNT_WORDS[this.strings.tag];
    const { account } = this.signedIn;
    const { avatarPath } = this.shown ?? this.colleagues.get(account.id) ?? account;
    const { isBusy, problem } = this;
    return html`<div class="head"><h2>${words.picture}</h2></div>
      <p class="intro">${words.pictureIntro}</p>
      <div class="own">${renderAvatar(account.name, account.id, avatarPath)}
        <div class="choice">
          <button ?disabled=${isBusy} @click=${this.#choose}>${avatarPath ? words.pictureChange : words.pictureChoose}</button>
          ${avatarPath ? html`<button class="bare danger" ?disabled=${isBusy} @click=${this.#remove}>${words.pictureRemove}</button>` : nothing}
        </div>
        <input type="file" hidden accept="image/jpeg,image/png,image/webp" aria-label=${words.pictureChoose} @change=${this.#takeChosen} />
      </div>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}`;
  }

  #choose = (): void => this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();

  #takeChosen = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    // The same file may be chosen again.
    currentTarget.value = "";
    if (file) void this.#give(file);
  };

  #takeGiven = (event: Event): void => {
    const [file] = filesIn(event) ?? [];
    if (file) void this.#give(file);
  };

  #give(file: File): Promise<void> {
    const words = ACCOUNT_WORDS[this.strings.tag];
    return this.#change(async () => {
      const drawn = await drawAvatar(file);
      if (drawn) return sendAvatar(this.signedIn.account.id, drawn);
      this.problem = words.pictureBad;
      return undefined;
    }, words.pictureSaved);
  }

  #remove = (): Promise<void> =>
    this.#change(
      () => removeAvatar(this.signedIn.account.id),
      ACCOUNT_WORDS[this.strings.tag].pictureRemoved,
    );

  async #change(work: () => Promise<Account | undefined>, detail: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = "";
    try {
      const changed = await work();
      if (!changed) return;
      this.shown = changed;
      this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
    } catch {
      this.problem = ACCOUNT_WORDS[this.strings.tag].failed;
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define("desk-avatar", DeskAvatar);
