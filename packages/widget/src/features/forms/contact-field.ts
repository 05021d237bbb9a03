import type { ContactField } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { FieldFault, FormDraft } from "../../client/drafts.ts";
import { type Field, faultOf, LENGTH_MAX } from "./contact-rules.ts";
import { redraw } from "./delivery.ts";
import type { FormContext } from "./form-context.ts";
import { alertIcon } from "./icons.ts";
import type { FormStrings } from "./strings.ts";

// For the browser's autofill, and for the keyboard that a phone shows.
const INPUTS: Readonly<Record<ContactField, { type: string; autocomplete: "name" | "email" | "tel" }>> = {
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
};

/** Renders one field with its label and its fault in words. */
export function renderField(
  id: string,
  field: Field,
  isLast: boolean,
  draft: FormDraft,
  words: FormStrings,
  context: FormContext,
): TemplateResult {
  const { name, isRequired } = field;
  const { type, autocomplete } = INPUTS[name];
  const fault = draft.faults[name];
  const handleInput = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    draft.values[name] = currentTarget.value;
    // A field with a fault is checked with every letter, the others only when the form is sent.
    if (!fault) return;
    const left = faultOf(field, currentTarget.value);
    if (left) draft.faults[name] = left;
    else delete draft.faults[name];
    void redraw(context);
  };
  return html`<div class="entry">
    <label for=${id}>
      ${labelOf(name, words)}${
        isRequired
          ? html`<span class="star" aria-hidden="true">*</span>`
          : html` <span class="optional">${words.formOptional}</span>`
      }
    </label>
    <input
      id=${id}
      name=${autocomplete}
      type=${type}
      inputmode=${type}
      autocomplete=${autocomplete}
      autocapitalize=${name === "name" ? "words" : "off"}
      spellcheck="false"
      dir="auto"
      enterkeyhint=${isLast ? "send" : "next"}
      maxlength=${LENGTH_MAX[name]}
      ?required=${isRequired}
      aria-invalid=${fault ? "true" : nothing}
      aria-describedby=${fault ? `${id}-fault` : nothing}
      .value=${draft.values[name] ?? ""}
      @input=${handleInput}
    />
    ${fault ? html`<p class="fault" id="${id}-fault">${alertIcon}${faultWords(name, fault, words)}</p>` : nothing}
  </div>`;
}

export function labelOf(name: ContactField, words: FormStrings): string {
  return { name: words.formName, email: words.formEmail, phone: words.formPhone }[name];
}

function faultWords(name: ContactField, fault: FieldFault, words: FormStrings): string {
  if (fault === "none") return words.formNothing;
  const missing = {
    name: words.formNameMissing,
    email: words.formEmailMissing,
    phone: words.formPhoneMissing,
  };
  const bad = { name: words.formNameMissing, email: words.formEmailBad, phone: words.formPhoneBad };
  return (fault === "missing" ? missing : bad)[name];
}
