import type { Contact, Part, StartForm, TicketDraft } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { onDemand } from "../../app/on-demand.ts";
import type { FormDraft } from "../../client/drafts.ts";
import type { Strings } from "../../strings/index.ts";
import { type FullStrings, withLateStrings } from "../../strings/late.ts";
import { safeUrl } from "../../view/rich-text.ts";
import type { Slot } from "../../view/slot.ts";
import { labelOf, renderField } from "./contact-field.ts";
import { type Field, readForm } from "./contact-rules.ts";
import { redraw, renderDelivery } from "./delivery.ts";
import type { FormContext } from "./form-context.ts";
import { startFormStatusOf } from "./start-form-status.ts";
import { FORM_STRINGS, type FormStrings } from "./strings.ts";
import { knownContact, type Submitted, submittedContact } from "./submissions.ts";

export { startFormStatusOf } from "./start-form-status.ts";
export { FORM_STYLE as STYLE } from "./styles.ts";

const findTicketFields = onDemand(() => import("../tickets/ticket-fields.ts"));

type Words = FullStrings & FormStrings;
type Consent = StartForm["consent"];

/** A form of the conversation: that of a message or, without one, the site's own at the start. */
interface FormRequest {
  messageId: string | undefined;
  fields: readonly Field[];
  consent: Consent;
  /** The ticket that sending it opens. */
  ticket?: TicketDraft | undefined;
}

const START = "start";

const keyOf = ({ messageId }: FormRequest) => messageId ?? START;
export const withFormStrings = (strings: Strings): Words => ({
  ...FORM_STRINGS[strings.language],
  ...withLateStrings(strings),
});

/** Renders the form of a message, or its submission. */
export function renderForm(
  messageId: string,
  { fields, consent, ticket }: Extract<Part, { type: "form" }>,
  strings: Strings,
  context: FormContext,
): TemplateResult {
  return renderRequest({ messageId, fields, consent, ticket }, strings, context);
}

/** Renders the site's form or its submission under the greeting, and a hint above an input that waits for it. */
export function renderStart(slot: Slot, strings: Strings, context: FormContext): unknown {
  const form = context.conversation.state.site?.form;
  const status = startFormStatusOf(context);
  if (slot === "notice" && status === "required") return renderHint(strings, context);
  if (slot !== "start" || !form || (status === "none" && !submittedContact(context.conversation.state)))
    return nothing;
  return renderRequest({ ...form, messageId: undefined }, strings, context);
}

function renderHint(strings: Strings, context: FormContext): TemplateResult {
  const words = withFormStrings(strings);
  const go = () => context.host.renderRoot.querySelector<HTMLElement>(`[data-ask=${START}] input`)?.focus();
  return html`<p class="form-hint">
    ${words.formRequired} <button class="link" type="button" @click=${go}>${words.formGo}</button>
  </p>`;
}

// The same element surrounds the form and its submission, so that the focus can stay in it.
function renderRequest(request: FormRequest, strings: Strings, context: FormContext): TemplateResult {
  const words = withFormStrings(strings);
  const submitted = submittedContact(context.conversation.state, request.messageId);
  const draft =
    context.conversation.drafts.forms.get(keyOf(request)) ??
    beginDraft(request, knownContact(context.conversation.state), context);
  return html`<div class="ask" part="form" data-ask=${keyOf(request)} tabindex="-1">
    ${
      submitted && !draft.isCorrection
        ? renderSubmitted(request, submitted, words, context)
        : renderOpen(request, draft, submitted, words, context)
    }
  </div>`;
}

function beginDraft(
  request: FormRequest,
  contact: Contact,
  { conversation: { drafts } }: FormContext,
  isCorrection = false,
): FormDraft {
  const ticket = request.ticket && { ticket: { ...request.ticket } };
  const draft = { values: { ...contact }, faults: {}, isCorrection, isSending: false, ...ticket };
  drafts.forms.set(keyOf(request), draft);
  return draft;
}

function renderOpen(
  request: FormRequest,
  draft: FormDraft,
  submitted: Submitted<Contact> | undefined,
  words: Words,
  context: FormContext,
): TemplateResult {
  const { messageId, fields, consent } = request;
  const isStart = messageId === undefined;
  // A ticket's words load with the first form that opens one; until then the form sends the ticket as the talk gave it.
  const ofTicket = draft.ticket && findTicketFields(context.host);
  const isOffered = isStart && !submitted && startFormStatusOf(context) === "offered";
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement)
      void send(request, submitted, event.currentTarget, context);
  };
  const cancel = ({ currentTarget }: Event) => {
    context.conversation.drafts.forms.delete(keyOf(request));
    void redraw(context);
    formElementOf(currentTarget)?.focus();
  };
  const skip = async () => {
    const find = (selector: string) => context.host.renderRoot.querySelector<HTMLElement>(selector);
    context.conversation.drafts.isStartPassed = true;
    context.conversation.drafts.forms.delete(keyOf(request));
    await redraw(context);
    (find(".starters button") ?? find(".panel"))?.focus();
  };
  return html`<form
    class="sheet"
    novalidate
    aria-label=${isStart ? words.formStart : words.form}
    @submit=${handleSubmit}
    @keydown=${goToNext}
  >
    ${isStart ? html`<h3>${words.formStart}</h3>` : nothing}
    ${draft.ticket && ofTicket?.renderTicketFields(`prosa-${keyOf(request)}`, draft.ticket, words.language)}
    ${fields.map((field, index) => {
      const isLast = index === fields.length - 1;
      return renderField(`prosa-${keyOf(request)}-${field.name}`, field, isLast, draft, words, context);
    })}
    ${renderConsent(consent, words)}
    <p class="buttons">
      <button class="primary" type="submit" ?disabled=${draft.isSending}>${ofTicket?.openTicketWord(words.language) ?? words.formSend}</button>
      ${isOffered ? html`<button class="quiet" type="button" @click=${skip}>${words.formPass}</button>` : nothing}
      ${submitted ? html`<button class="quiet" type="button" @click=${cancel}>${words.formCancel}</button>` : nothing}
    </p>
  </form>`;
}

function renderConsent({ text, url }: Consent, words: Words): TemplateResult {
  const page = url === undefined ? undefined : safeUrl(url);
  return html`<p class="consent">
    ${text}
    ${
      page
        ? html`<a href=${page.href} target="_blank" rel="noopener noreferrer"
            >${words.formPrivacy}<span class="unseen">, ${words.opensElsewhere}</span></a
          >`
        : nothing
    }
  </p>`;
}

function renderSubmitted(
  request: FormRequest,
  { value, row }: Submitted<Contact>,
  words: Words,
  context: FormContext,
): TemplateResult {
  const { formSent: sent, formSending: sending, formWaiting: waiting, formNotSent: notSent } = words;
  const correct = async ({ currentTarget }: Event) => {
    const ask = formElementOf(currentTarget);
    beginDraft(request, value, context, true);
    await redraw(context);
    ask?.querySelector("input")?.focus();
  };
  const rows = (["name", "email", "phone"] as const).filter((name) => value[name]);
  return html`<div class="submitted">
    ${renderDelivery(row, { sent, sending, waiting, notSent }, words, context)}
    <dl>
      ${rows.map((name) => html`<div><dt class="unseen">${labelOf(name, words)}</dt><dd><bdi>${value[name]}</bdi></dd></div>`)}
    </dl>
    ${request.ticket ? nothing : html`<button class="link" type="button" @click=${correct}>${words.formCorrect}</button>`}
  </div>`;
}

async function send(
  request: FormRequest,
  submitted: Submitted<Contact> | undefined,
  form: HTMLElement,
  context: FormContext,
): Promise<void> {
  const { fields, consent, messageId } = request;
  const draft = context.conversation.drafts.forms.get(keyOf(request));
  if (!draft || draft.isSending) return;
  const ask = formElementOf(form);
  const outcome = readForm(fields, draft.values);
  if ("faults" in outcome) {
    draft.faults = outcome.faults;
    await redraw(context);
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    return;
  }
  draft.isSending = true;
  void redraw(context);
  // A failed submission is replaced by the new one.
  if (submitted?.row?.state.type === "failed") context.conversation.discard(submitted.row.command.id);
  await context.conversation.submit({
    type: "submit",
    ...(messageId === undefined ? {} : { messageId }),
    contact: outcome.contact,
    consent: consent.text,
    ...(consent.version === undefined ? {} : { consentVersion: consent.version }),
    ...(draft.ticket && {
      ticket: { ...draft.ticket, subject: draft.ticket.subject.trim() || subjectOf(request) },
    }),
  });
  context.conversation.drafts.forms.delete(keyOf(request));
  await redraw(context);
  const isTouch = matchMedia("(pointer: coarse)").matches;
  // The visitor can write now; on a touch screen the focus in the input would bring up the keyboard.
  const input =
    messageId === undefined && !isTouch
      ? context.host.renderRoot.querySelector<HTMLElement>("[part=input]")
      : ask;
  input?.focus();
}

/** The subject that the form came with, which an empty one goes back to. */
function subjectOf({ ticket }: FormRequest): string {
  return ticket?.subject ?? "";
}

// The enter key of a screen keyboard moves to the next field, and sends in the last one.
function goToNext(event: KeyboardEvent): void {
  const { currentTarget, target } = event;
  if (event.key !== "Enter" || event.isComposing || !(target instanceof HTMLInputElement)) return;
  if (!(currentTarget instanceof HTMLElement) || target.enterKeyHint !== "next") return;
  const inputs = [...currentTarget.querySelectorAll("input")];
  event.preventDefault();
  inputs[inputs.indexOf(target) + 1]?.focus();
}

function formElementOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-ask]") : null;
}
