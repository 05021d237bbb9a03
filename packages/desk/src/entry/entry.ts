import { CODE_LENGTH_MAX, type Invitation, PASSWORD_LENGTH_MIN, type SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { QUOTE_PATH } from "../../../widget/src/view/mark.ts";
import { hasPasskeys, signInByPasskey } from "../client/account/passkeys.ts";
import { acceptInvitation, RequestProblem, readInvitation, signIn } from "../client/requests.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";

const INVITATION = /^#\/invitation\/([^/]+)\/([^/]+)$/;

/** The way in: the form to sign in, or, behind an invitation's link, the one that makes an account. Fires `signed-in`. */
class DeskEntry extends LitElement {
  static override properties = {
    strings: { attribute: false },
    invitation: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    needsCode: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: grid; place-items: center; min-block-size: 100%; padding: 24px; background: var(--sand); }
      form {
        inline-size: min(400px, 100%);
        display: grid;
        gap: 16px;
        padding: 32px;
        background: var(--paper);
        border: 1px solid var(--line);
        border-radius: 20px;
        border-end-start-radius: 6px;
      }
      svg { inline-size: 40px; fill: var(--accent); }
      h1 { font-size: 21px; line-height: 1.3; }
      button { min-block-size: 44px; justify-content: center; }
      small { color: var(--soft); }
      .or { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; gap: 12px; font-size: 13px; color: var(--soft); }
      .or::before, .or::after { content: ""; border-block-start: 1px solid var(--line); }
    `,
  ];

  declare strings: Strings;
  declare invitation: Invitation | null | undefined;
  declare problem: string;
  declare isBusy: boolean;
  /** The password was right, and the account asks for a code beside it. */
  declare needsCode: boolean;

  constructor() {
    super();
    this.problem = "";
    this.isBusy = false;
    this.needsCode = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#readInvitation();
  }

  override render(): TemplateResult {
    const { signIn: words, invitation: invited } = this.strings;
    const { invitation } = this;
    return html`<form @submit=${this.#submit} aria-busy=${this.isBusy}>
      <svg aria-hidden="true" viewBox="0 0 24 24"><path d=${QUOTE_PATH} /></svg>
      <h1>${invitation ? invited.title(invitation.site.name) : words.title}</h1>
      ${invitation === null ? html`<p class="problem" role="status">${invited.unknown}</p>` : nothing}
      ${
        invitation
          ? html`<label>${invited.name}<input name="name" autocomplete="name" required maxlength="80" /></label>`
          : nothing
      }
      <label>${words.email}<input
        name="email" type="email" autocomplete="username" required .value=${invitation?.email ?? ""}
      /></label>
      <label>${words.password}<input
        name="password" type="password" required
        autocomplete=${invitation ? "new-password" : "current-password"}
        minlength=${invitation ? PASSWORD_LENGTH_MIN : 1}
      />${invitation ? html`<small>${invited.passwordHint(PASSWORD_LENGTH_MIN)}</small>` : nothing}</label>
      ${
        this.needsCode
          ? html`<label>${words.code}<input
        name="code" required maxlength=${CODE_LENGTH_MAX} autocomplete="one-time-code" autocapitalize="none" spellcheck="false"
      /><small>${words.codeHint}</small></label>`
          : nothing
      }
      <p class="problem" role="alert">${this.problem}</p>
      <button class="main" ?disabled=${this.isBusy}>${invitation ? invited.submit : words.submit}</button>
      ${
        !invitation && hasPasskeys()
          ? html`<p class="or"><span>${words.or}</span></p><button type="button" ?disabled=${this.isBusy} @click=${this.#usePasskey}>${words.passkey}</button>`
          : nothing
      }
    </form>`;
  }

  async #readInvitation(): Promise<void> {
    const [, site = "", token = ""] = INVITATION.exec(location.hash) ?? [];
    if (!token) return;
    this.invitation = await readInvitation(site, token).catch(() => null);
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy || !(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const password = String(fields.get("password") ?? "");
    await this.#enter(() => {
      const [, site = "", token = ""] = INVITATION.exec(location.hash) ?? [];
      return this.invitation
        ? acceptInvitation(site, token, { name: text("name"), email: text("email"), password })
        : signIn({ email: text("email"), password, ...(this.needsCode && { code: text("code") }) });
    });
  };

  #usePasskey = (): Promise<void> => this.#enter(signInByPasskey);

  /** Signs in one way or another; `null` where the person turned away. */
  async #enter(way: () => Promise<SignedIn | null>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = "";
    try {
      const detail = await way();
      if (detail) this.dispatchEvent(new CustomEvent<SignedIn>("signed-in", { detail }));
    } catch (error) {
      if (error instanceof RequestProblem && error.code === "code-needed") return this.#askForCode();
      this.problem = this.#wordsFor(error);
    } finally {
      this.isBusy = false;
    }
  }

  #askForCode(): void {
    this.needsCode = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLInputElement>("input[name='code']")?.focus(),
    );
  }

  #wordsFor(error: unknown): string {
    const { signIn: words, invitation } = this.strings;
    if (!(error instanceof RequestProblem)) return words.failed;
    if (error.status === 0) return words.offline;
    if (error.code === "passkey-needed") return words.passkeyNeeded;
    if (error.code === "bad-passkey") return words.badPasskey;
    if (error.code === "bad-code") return words.badCode;
    if (error.status === 401) return words.bad;
    if (error.status === 404) return invitation.unknown;
    if (error.status === 409) return invitation.emailTaken;
    return error.status === 429 ? words.tooMany : words.failed;
  }
}

customElements.define("desk-entry", DeskEntry);
