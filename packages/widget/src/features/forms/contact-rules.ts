import type { Contact, ContactField } from "@prosa/protocol";
import type { FieldFault } from "../../client/drafts.ts";
import { withPlainDigits } from "./digits.ts";

type Values = { readonly [field in ContactField]?: string | undefined };

export interface Field {
  name: ContactField;
  isRequired: boolean;
}

/** The longest value of each field that the room accepts. */
export const LENGTH_MAX: Readonly<Record<ContactField, number>> = { name: 100, email: 254, phone: 40 };

// The rules of the protocol's `contactSchema` without its library; a test compares the two.
const PATTERNS: Readonly<Record<ContactField, RegExp>> = {
  name: /\S/,
  email: /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/,
  phone: /^\D*(?:\d\D*){6,40}$/,
};

/** Finds the fault of one field; `undefined` for a valid value. */
export function faultOf({ name, isRequired }: Field, value = ""): FieldFault | undefined {
  const words = tidy(name, value);
  if (!words) return isRequired ? "missing" : undefined;
  return words.length <= LENGTH_MAX[name] && PATTERNS[name].test(words) ? undefined : "bad";
}

/** Reads a form: returns the contact, or the faults of its fields. */
export function readForm(
  fields: readonly Field[],
  values: Values,
): { contact: Contact } | { faults: Partial<Record<ContactField, FieldFault>> } {
  const faults: Partial<Record<ContactField, FieldFault>> = {};
  const contact: Contact = {};
  for (const field of fields) {
    const fault = faultOf(field, values[field.name]);
    const value = tidy(field.name, values[field.name] ?? "");
    if (fault) faults[field.name] = fault;
    else if (value) contact[field.name] = value;
  }
  const [first] = fields;
  if (Object.keys(faults).length === 0 && Object.keys(contact).length > 0) return { contact };
  if (first && Object.keys(faults).length === 0) faults[first.name] = "none";
  return { faults };
}

function tidy(name: ContactField, value: string): string {
  const words = value.trim();
  return name === "phone" ? withPlainDigits(words) : words;
}
