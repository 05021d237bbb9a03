/** The fields of the form that is sent, without spaces around them. */
export function fieldsOf(event: SubmitEvent): { text: (name: string) => string } {
  const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : undefined;
  const fields = new FormData(form);
  return { text: (name) => String(fields.get(name) ?? "").trim() };
}

/** The text of the field that an event came from. */
export function valueIn({ currentTarget }: Event): string {
  const isField =
    currentTarget instanceof HTMLInputElement ||
    currentTarget instanceof HTMLTextAreaElement ||
    currentTarget instanceof HTMLSelectElement;
  return isField ? currentTarget.value : "";
}
