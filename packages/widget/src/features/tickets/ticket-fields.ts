import {
  TICKET_DESCRIPTION_LENGTH_MAX,
  TICKET_SUBJECT_LENGTH_MAX,
  type TicketDraft,
  type Urgency,
} from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { WidgetLanguage } from "../../strings/language.ts";
import { TICKET_FIELD_STRINGS } from "./field-strings.ts";

export { TICKET_FIELDS_STYLE as STYLE } from "./styles.ts";

const URGENCIES: readonly Urgency[] = ["low", "normal", "high", "urgent"];

/** Renders the words of a ticket that a form opens, for the visitor to check and change; `draft` is changed in place. */
export function renderTicketFields(id: string, draft: TicketDraft, language: WidgetLanguage): TemplateResult {
  const words = TICKET_FIELD_STRINGS[language];
  const read = (event: Event) => {
    const { currentTarget } = event;
    const isField = currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement;
    return isField || currentTarget instanceof HTMLSelectElement ? currentTarget.value : "";
  };
  const urge = (event: Event) => {
    const urgency = URGENCIES.find((one) => one === read(event));
    if (urgency) draft.urgency = urgency;
  };
  return html`
    <div class="entry">
      <label for="${id}-subject">${words.subject}</label>
      <input
        id="${id}-subject"
        type="text"
        dir="auto"
        enterkeyhint="next"
        required
        maxlength=${TICKET_SUBJECT_LENGTH_MAX}
        .value=${draft.subject}
        @input=${(event: Event) => {
          draft.subject = read(event);
        }}
      />
      ${draft.kind === undefined ? nothing : html`<p class="kind">${draft.kind}</p>`}
    </div>
    <div class="entry">
      <label for="${id}-urgency">${words.urgency}</label>
      <select id="${id}-urgency" @change=${urge}>
        ${URGENCIES.map(
          (one) =>
            html`<option value=${one} ?selected=${draft.urgency === one}>${words.urgencies[one]}</option>`,
        )}
      </select>
    </div>
    <div class="entry">
      <label for="${id}-description">${words.description}</label>
      <textarea
        id="${id}-description"
        dir="auto"
        rows="4"
        maxlength=${TICKET_DESCRIPTION_LENGTH_MAX}
        .value=${draft.description}
        @input=${(event: Event) => {
          draft.description = read(event);
        }}
      ></textarea>
    </div>
  `;
}

/** The word on the button that opens the ticket. */
export function openTicketWord(language: WidgetLanguage): string {
  return TICKET_FIELD_STRINGS[language].send;
}
