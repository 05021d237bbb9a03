const KEY = "prosa-desk:draft:";

/** A person's unsent text in a conversation; kept on this device until it is sent. */
export function readDraft(person: string, session: string): string {
  return localStorage.getItem(`${KEY}${person}:${session}`) ?? "";
}

export function keepDraft(person: string, session: string, text: string): void {
  const key = `${KEY}${person}:${session}`;
  if (text === "") localStorage.removeItem(key);
  else localStorage.setItem(key, text);
}
