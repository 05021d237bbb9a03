type Style = Pick<Intl.DateTimeFormatOptions, "dateStyle" | "timeStyle">;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a date in a language. Each format is made once: to make one takes longer than to draw a message. */
export function formatDate(at: number, language: string, style: Style): string {
  const key = `${language} ${Object.entries(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, style);
  formats.set(key, format);
  return format.format(at);
}
