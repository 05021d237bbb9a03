import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import { createId } from "../../client/create-id.ts";
import { askEndpoint } from "../../client/post.ts";
import type { WidgetLanguage } from "../../strings/language.ts";
import type { MenuStrings } from "./strings.ts";

/** The end of a request for the conversation by mail, as far as it has come. */
type Sending = "asking" | "sending" | "sent" | "limited" | "failed";

/** The form that has the conversation mailed to the visitor. */
export class MailForm {
  readonly #context: ChatContext;
  #sending: Sending = "asking";
  #email = "";
  /** The same for every try at one address, so that the server mails it once. */
  #id = createId();

  constructor(context: ChatContext) {
    this.#context = context;
  }

  render(
    language: WidgetLanguage,
    words: MenuStrings,
    close: () => void,
    handleKeydown: (event: KeyboardEvent) => void,
  ): TemplateResult {
    const isSent = this.#sending === "sent";
    const problem =
      this.#sending === "failed" ? words.mailFailed : this.#sending === "limited" ? words.mailLimited : "";
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const field =
        event.currentTarget instanceof HTMLFormElement && event.currentTarget.elements.namedItem("email");
      if (field instanceof HTMLInputElement) void this.#send(field.value.trim(), language);
    };
    return html`<div class="veil">
      <div
        class="question"
        role="dialog"
        data-menu
        aria-modal="true"
        aria-labelledby="prosa-mail"
        @keydown=${handleKeydown}
      >
        <form @submit=${submit}>
        <h3 id="prosa-mail">${words.mail}</h3>
        ${
          isSent
            ? html`<p role="status">${words.mailSent(this.#email)}</p>`
            : html`<label>${words.mailAddress}
                <input name="email" type="email" required autocomplete="email" maxlength="254" .value=${this.#email} />
              </label>
              ${problem ? html`<p role="alert">${problem}</p>` : nothing}`
        }
        <p class="buttons">
          <button type="button" @click=${close}>${isSent ? words.leave : words.cancel}</button>
          ${isSent ? nothing : html`<button class="main" aria-disabled=${this.#sending === "sending"}>${words.mailSend}</button>`}
        </p>
        </form>
      </div>
    </div>`;
  }

  async #send(email: string, language: WidgetLanguage): Promise<void> {
    if (this.#sending === "sending") return;
    if (email !== this.#email) this.#id = createId();
    this.#email = email;
    void this.#show("sending");
    // The server writes mail in three languages; elsewhere it takes that of the conversation.
    const body = JSON.stringify({ id: this.#id, email, ...(language !== "ar" && { language }) });
    const init = { method: "POST", body, headers: { "content-type": "application/json" } };
    const find = (isStale: boolean) => this.#context.conversation.findEndpoint("transcript/mail", isStale);
    const status = await askEndpoint(find, "", init).then(
      (response) => response.status,
      () => 0,
    );
    void this.#show(status === 202 ? "sent" : status === 429 ? "limited" : "failed");
  }

  async #show(sending: Sending): Promise<void> {
    const { host } = this.#context;
    this.#sending = sending;
    host.requestUpdate();
    await host.updateComplete;
    // The field and its button are gone; the focus stays in the dialog.
    if (sending === "sent") host.renderRoot.querySelector<HTMLElement>("[data-menu] button")?.focus();
  }
}
