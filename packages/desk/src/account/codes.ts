import { CODE_LENGTH_MAX, type TotpOptions, type TotpState } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { beginTotp, readTotp, turnTotpOff, turnTotpOn } from "../client/account/totp.ts";
import { RequestProblem } from "../client/requests.ts";
import { copyText } from "../parts/copy.ts";
import { renderIcon } from "../parts/icons.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { CODE_WORDS, type CodeWords } from "./code-words.ts";
import { sectionStyle } from "./section-style.ts";
import { ACCOUNT_WORDS, type AccountWords } from "./words.ts";

/** The recovery codes at which people are told how to get new ones. */
const FEW_CODES = 3;

/** A step of the dialog: the password, the secret with its first code, the recovery codes; or the way out. */
type Step =
  | { name: "password" | "off" }
  | { name: "secret"; options: TotpOptions; picture: { box: string; path: string } }
  | { name: "recovery"; codes: readonly string[] };

/** Codes of an authenticator app: switched on and off. Fires `tell` with what was done. */
class DeskCodes extends LitElement {
  static override properties = {
    strings: { attribute: false },
    totp: { state: true },
    step: { state: true },
    isCopied: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    sectionStyle,
    css`
      .picture { inline-size: min(220px, 100%); justify-self: center; background: #fff; border-radius: 12px; fill: #000; }
      .key { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 2px 12px; }
      .key span { grid-column: 1 / 3; font-size: 14px; color: var(--soft); }
      .codes, code { font-family: ui-monospace, "Cascadia Mono", Menlo, monospace; }
      .codes { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 6px 18px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); }
    `,
  ];

  declare strings: Strings;
  declare totp: TotpState | undefined;
  declare step: Step | undefined;
  declare isCopied: boolean;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.isCopied = false;
    this.isBusy = false;
    this.problem = "";
  }

  protected override firstUpdated(): void {
    void this.#act(async () => undefined);
  }

  override render(): TemplateResult {
    const words = CODE_WORDS[this.strings.tag];
    const { totp, step, problem } = this;
    const title =
      step?.name === "recovery" ? words.recoveryTitle : totp?.isOn ? words.offTitle : words.onTitle;
    return html`<div class="head"><h2>${words.title}</h2><span class="spring"></span>
        ${totp?.isOn === false ? html`<button class="main" @click=${() => this.#open("password")}>${renderIcon("add")}${words.turnOn}</button>` : nothing}</div>
      <p class="intro">${words.intro}</p>
      ${problem && !step ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${totp?.isOn ? this.#renderState(totp, words) : nothing}
      <dialog aria-label=${title} @close=${this.#forget}>${step ? this.#renderForm(step, title, words) : nothing}</dialog>`;
  }

  #renderState({ recoveryCodesLeft: left }: TotpState, words: CodeWords): TemplateResult {
    return html`<ul class="rows" aria-label=${words.title}><li>
      <div><p class="name">${words.isOn}</p>
        <p class="soft">${words.left(left)}${left <= FEW_CODES ? `. ${words.few}` : ""}</p></div>
      <button @click=${() => this.#open("off")}>${words.turnOff}</button>
    </li></ul>`;
  }

  #renderForm(step: Step, title: string, words: CodeWords): TemplateResult {
    const own = ACCOUNT_WORDS[this.strings.tag];
    const next = { password: own.next, secret: words.turnOn, recovery: words.kept, off: words.turnOff }[
      step.name
    ];
    return html`<form @submit=${this.#submit} aria-busy=${this.isBusy}>
      <h2>${title}</h2>
      ${this.#renderStep(step, words, own)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="acts">${step.name === "recovery" ? nothing : html`<button type="button" class="bare" @click=${this.#close}>${own.cancel}</button>`}
        <button class="main" ?disabled=${this.isBusy}>${next}</button></div>
    </form>`;
  }

  #renderStep(step: Step, words: CodeWords, own: AccountWords): TemplateResult {
    const copy = (text: string) =>
      html`<button type="button" @click=${() => this.#copy(text)}>${this.isCopied ? words.copied : words.copy}</button>`;
    const code = (label: string, hint: string) =>
      html`<label>${label}<input name="code" required maxlength=${CODE_LENGTH_MAX} autocomplete="one-time-code" autocapitalize="none" spellcheck="false" />${hint ? html`<small>${hint}</small>` : nothing}</label>`;
    switch (step.name) {
      case "password":
        return html`<label>${own.password}<input name="password" type="password" required autocomplete="current-password" /></label>`;
      case "off":
        return html`<p class="soft">${words.offHint}</p>
          <label>${own.password}<input name="password" type="password" required autocomplete="current-password" /></label>
          ${code(words.anyCode, "")}`;
      case "secret": {
        const { secret } = step.options;
        return html`<p>${words.scan}</p>
          <svg class="picture" role="img" aria-label=${words.picture} viewBox=${step.picture.box}><path d=${step.picture.path} /></svg>
          <p class="key"><span>${words.secret}</span><code class="copied" dir="ltr">${secret.replace(/.{4}(?=.)/g, "$& ")}</code>${copy(secret)}</p>
          ${code(words.code, words.codeHint)}`;
      }
      case "recovery":
        return html`<p>${words.recoveryHint}</p>
          <ol class="codes copied">${step.codes.map((one) => html`<li>${one}</li>`)}</ol>
          <div>${copy(step.codes.join("\n"))}</div>`;
    }
  }

  async #copy(text: string): Promise<void> {
    this.isCopied = await copyText(text, () => this.renderRoot.querySelector(".copied"));
  }

  #open(name: "password" | "off"): void {
    this.step = { name };
    this.problem = "";
    void this.updateComplete.then(() => this.renderRoot.querySelector("dialog")?.showModal());
  }

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #forget = (): void => {
    this.step = undefined;
    this.problem = "";
    this.isCopied = false;
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { step } = this;
    const { text } = fieldsOf(event);
    const words = CODE_WORDS[this.strings.tag];
    if (step?.name === "password") void this.#act(() => this.#begin(text("password")));
    else if (step?.name === "secret")
      void this.#act(async () => {
        this.#goTo({ name: "recovery", codes: await turnTotpOn(text("code")) });
        return words.turnedOn;
      });
    else if (step?.name === "off")
      void this.#act(async () => {
        await turnTotpOff(text("password"), text("code"));
        this.#close();
        return words.turnedOff;
      });
    else this.#close();
  };

  async #begin(password: string): Promise<undefined> {
    // The picture's library loads only now.
    const [options, { codePicture }] = await Promise.all([beginTotp(password), import("./code-picture.ts")]);
    this.#goTo({ name: "secret", options, picture: codePicture(options.uri) });
  }

  #goTo(step: Step): void {
    this.step = step;
    this.isCopied = false;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("input[name='code'], .acts .main")?.focus(),
    );
  }

  /** Does something, tells what it was, and reads the state again; the dialog stays where it was if it failed. */
  async #act(work: () => Promise<string | undefined>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = "";
    try {
      const detail = await work();
      this.totp = await readTotp();
      if (detail) this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
    } catch (error) {
      this.problem = this.#wordsFor(error);
    } finally {
      this.isBusy = false;
    }
  }

  #wordsFor(error: unknown): string {
    const { tag, signIn } = this.strings;
    const words = CODE_WORDS[tag];
    const code = error instanceof RequestProblem ? error.code : "";
    if (code === "bad-credentials") return ACCOUNT_WORDS[tag].bad;
    if (code === "bad-code") return words.badCode;
    if (code === "no-secret") return words.late;
    if (code === "rate-limited") return words.tooMany;
    return code === "offline" ? signIn.offline : ACCOUNT_WORDS[tag].failed;
  }
}

customElements.define("desk-codes", DeskCodes);
