/** The fields of the form that is sent, without spaces around them. */
export function fieldsOf(event: SubmitEvent): { text: (name: string) => string } {
  const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : undefined;
  const fields = new FormData(form);
  return { text: (name) => String(fields.get(name) ?? "").trim() };
}
