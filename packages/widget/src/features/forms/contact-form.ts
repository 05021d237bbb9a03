import type { Contact, Part, StartForm } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Place } from "../../app/feature.ts";
import type { FormDraft } from "../../client/drafts.ts";
import type { Strings } from "../../strings/index.ts";
import { type Words as LateWords, wordsOf as lateWordsOf } from "../../strings/late.ts";
import { safeUrl } from "../../view/rich-text.ts";
import { labelOf, renderField } from "./contact-field.ts";
import { type Field, readForm } from "./contact-rules.ts";
import { redraw, renderDelivery } from "./delivery.ts";
import type { Desk } from "./form-context.ts";
import { standingOf } from "./start-form-status.ts";
import { FORM_STRINGS, type FormStrings } from "./strings.ts";
import { type Given, givenContact, knownContact } from "./submissions.ts";

export { standingOf } from "./start-form-status.ts";
export { FORM_STYLE as STYLE } from "./styles.ts";

type Words = LateWords & FormStrings;
type Consent = StartForm["consent"];

/** One form of the conversation: that of a message, or without one the site's own at the start. */
interface Asked {
  messageId: string | undefined;
  fields: readonly Field[];
  consent: Consent;
}

const START = "start";

const keyOf = ({ messageId }: Asked) => messageId ?? START;
export const wordsOf = (strings: Strings): Words => ({
  ...FORM_STRINGS[strings.language],
  ...lateWordsOf(strings),
});

/** The form that a message asks for, or what was given in it. */
export function renderForm(
  messageId: string,
  { fields, consent }: Extract<Part, { type: "form" }>,
  strings: Strings,
  desk: Desk,
): TemplateResult {
  return renderAsked({ messageId, fields, consent }, strings, desk);
}

/** The form that the site asks for at the start, or what was given in it; over the input, what this waits for. */
export function renderStart(place: Place, strings: Strings, desk: Desk): unknown {
  const form = desk.controller.state.site?.form;
  const standing = standingOf(desk);
  if (place === "foot" && standing === "required") return renderHint(strings, desk);
  if (place !== "start" || !form || (standing === "none" && !givenContact(desk.controller.state)))
    return nothing;
  return renderAsked({ ...form, messageId: undefined }, strings, desk);
}

function renderHint(strings: Strings, desk: Desk): TemplateResult {
  const words = wordsOf(strings);
  const go = () => desk.host.renderRoot.querySelector<HTMLElement>(`[data-ask=${START}] input`)?.focus();
  return html`<p class="form-hint">
    ${words.formRequired} <button class="link" type="button" @click=${go}>${words.formGo}</button>
  </p>`;
}

// One element around it before and after, so that focus has where to stay.
function renderAsked(asked: Asked, strings: Strings, desk: Desk): TemplateResult {
  const words = wordsOf(strings);
  const given = givenContact(desk.controller.state, asked.messageId);
  const draft =
    desk.controller.drafts.forms.get(keyOf(asked)) ??
    beginDraft(asked, knownContact(desk.controller.state), desk);
  return html`<div class="ask" part="form" data-ask=${keyOf(asked)} tabindex="-1">
    ${
      given && !draft.isCorrection
        ? renderGiven(asked, given, words, desk)
        : renderOpen(asked, draft, given, words, desk)
    }
  </div>`;
}

function beginDraft(
  asked: Asked,
  contact: Contact,
  { controller: { drafts } }: Desk,
  isCorrection = false,
): FormDraft {
  const draft = { values: { ...contact }, faults: {}, isCorrection, isSending: false };
  drafts.forms.set(keyOf(asked), draft);
  return draft;
}

function renderOpen(
  asked: Asked,
  draft: FormDraft,
  given: Given<Contact> | undefined,
  words: Words,
  desk: Desk,
): TemplateResult {
  const { messageId, fields, consent } = asked;
  const isStart = messageId === undefined;
  const isOffered = isStart && !given && standingOf(desk) === "offered";
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement) void send(asked, given, event.currentTarget, desk);
  };
  const cancel = ({ currentTarget }: Event) => {
    desk.controller.drafts.forms.delete(keyOf(asked));
    void redraw(desk);
    askOf(currentTarget)?.focus();
  };
  const pass = async () => {
    const find = (selector: string) => desk.host.renderRoot.querySelector<HTMLElement>(selector);
    desk.controller.drafts.isStartPassed = true;
    desk.controller.drafts.forms.delete(keyOf(asked));
    await redraw(desk);
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
    ${fields.map((field, index) => {
      const isLast = index === fields.length - 1;
      return renderField(`prosa-${keyOf(asked)}-${field.name}`, field, isLast, draft, words, desk);
    })}
    ${renderConsent(consent, words)}
    <p class="ways">
      <button class="primary" type="submit" ?disabled=${draft.isSending}>${words.formSend}</button>
      ${isOffered ? html`<button class="quiet" type="button" @click=${pass}>${words.formPass}</button>` : nothing}
      ${given ? html`<button class="quiet" type="button" @click=${cancel}>${words.formCancel}</button>` : nothing}
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

function renderGiven(asked: Asked, { value, row }: Given<Contact>, words: Words, desk: Desk): TemplateResult {
  const { formSent: sent, formSending: sending, formWaiting: waiting, formNotSent: notSent } = words;
  const correct = async ({ currentTarget }: Event) => {
    const ask = askOf(currentTarget);
    beginDraft(asked, value, desk, true);
    await redraw(desk);
    ask?.querySelector("input")?.focus();
  };
  const rows = (["name", "email", "phone"] as const).filter((name) => value[name]);
  return html`<div class="given">
    ${renderDelivery(row, { sent, sending, waiting, notSent }, words, desk)}
    <dl>
      ${rows.map((name) => html`<div><dt class="unseen">${labelOf(name, words)}</dt><dd><bdi>${value[name]}</bdi></dd></div>`)}
    </dl>
    <button class="link" type="button" @click=${correct}>${words.formCorrect}</button>
  </div>`;
}

async function send(
  asked: Asked,
  given: Given<Contact> | undefined,
  form: HTMLElement,
  desk: Desk,
): Promise<void> {
  const { fields, consent, messageId } = asked;
  const draft = desk.controller.drafts.forms.get(keyOf(asked));
  if (!draft || draft.isSending) return;
  const ask = askOf(form);
  const outcome = readForm(fields, draft.values);
  if ("faults" in outcome) {
    draft.faults = outcome.faults;
    await redraw(desk);
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    return;
  }
  draft.isSending = true;
  void redraw(desk);
  // What failed before is replaced, not followed.
  if (given?.row?.state.type === "failed") desk.controller.discard(given.row.command.id);
  await desk.controller.give({
    type: "submit",
    ...(messageId === undefined ? {} : { messageId }),
    contact: outcome.contact,
    consent: consent.text,
  });
  desk.controller.drafts.forms.delete(keyOf(asked));
  await redraw(desk);
  const isTouch = matchMedia("(pointer: coarse)").matches;
  // What was waited for can be written now; a finger would only be shown its keyboard.
  const input =
    messageId === undefined && !isTouch
      ? desk.host.renderRoot.querySelector<HTMLElement>("[part=input]")
      : ask;
  input?.focus();
}

// With a keyboard on the screen, its key says "next": it leads to the next field, and sends in the last one.
function goToNext(event: KeyboardEvent): void {
  const { currentTarget, target } = event;
  if (event.key !== "Enter" || event.isComposing || !(target instanceof HTMLInputElement)) return;
  if (!(currentTarget instanceof HTMLElement) || target.enterKeyHint !== "next") return;
  const inputs = [...currentTarget.querySelectorAll("input")];
  event.preventDefault();
  inputs[inputs.indexOf(target) + 1]?.focus();
}

function askOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-ask]") : null;
}
