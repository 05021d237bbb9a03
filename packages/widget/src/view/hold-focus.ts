/** Leads Tab from the last stop of a dialog to its first, and back. */
export function holdFocus(event: KeyboardEvent, stops: string): void {
  const { currentTarget, key, shiftKey, target } = event;
  if (key !== "Tab" || !(currentTarget instanceof HTMLElement)) return;
  const places = [...currentTarget.querySelectorAll<HTMLElement>(stops)];
  if (target !== places.at(shiftKey ? 0 : -1)) return;
  event.preventDefault();
  places.at(shiftKey ? -1 : 0)?.focus();
}
