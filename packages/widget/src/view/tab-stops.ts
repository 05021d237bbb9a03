const STOPS = "a[href], button:not(:disabled), input, textarea:not(:disabled), [tabindex='0']";

/** Moves the focus from the last tab stop of a container to its first, and back; returns whether it did. */
export function keepWithin(event: KeyboardEvent, container: HTMLElement): boolean {
  if (event.key !== "Tab" || event.defaultPrevented) return false;
  const stops = stopsIn(container);
  const [first] = stops;
  const last = stops.at(-1);
  const ends = event.shiftKey ? [container, first] : [last];
  if (!ends.some((end) => end === event.target)) return false;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
  return true;
}

/** The tab stops in order, with those that the page puts into slots. */
function stopsIn(container: Element): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(`slot, ${STOPS}`)].flatMap((stop) => {
    if (!(stop instanceof HTMLSlotElement)) return isStop(stop) ? [stop] : [];
    return stop
      .assignedElements()
      .flatMap((own) => (own instanceof HTMLElement && isStop(own) ? [own] : stopsIn(own)));
  });
}

function isStop(stop: HTMLElement): boolean {
  return stop.matches(STOPS) && stop.tabIndex >= 0 && stop.getClientRects().length > 0;
}
