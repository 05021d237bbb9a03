const STOPS = "a[href], button:not(:disabled), input, textarea:not(:disabled), [tabindex='0']";

/** Leads the Tab key from the last stop of a place to its first, and back; returns whether it did. */
export function keepWithin(event: KeyboardEvent, place: HTMLElement): boolean {
  if (event.key !== "Tab" || event.defaultPrevented) return false;
  const stops = stopsIn(place);
  const [first] = stops;
  const last = stops.at(-1);
  const ends = event.shiftKey ? [place, first] : [last];
  if (!ends.some((end) => end === event.target)) return false;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
  return true;
}

/** Where the Tab key stops, in order, what the page puts into the slots included. */
function stopsIn(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(`slot, ${STOPS}`)].flatMap((stop) => {
    if (!(stop instanceof HTMLSlotElement)) return isStop(stop) ? [stop] : [];
    return stop
      .assignedElements()
      .flatMap((own) => (own instanceof HTMLElement && isStop(own) ? [own] : stopsIn(own)));
  });
}

function isStop(stop: HTMLElement): boolean {
  return stop.matches(STOPS) && stop.tabIndex >= 0 && stop.getClientRects().length > 0;
}
