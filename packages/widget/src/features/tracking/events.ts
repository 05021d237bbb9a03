import { readTrackedEvent, type TrackedEvent } from "@prosa/protocol";

/** The values that the widget adds where the page says nothing. */
interface Defaults {
  id: string;
  url: string;
}

const ADVICE = "See docs/tracking.md for the events and their fields.";

/** Reads an event of the page; returns an explanation for developers where it is not valid. */
export function readEvent(given: unknown, { id, url }: Defaults): TrackedEvent | string {
  const type = typeof given === "object" && given !== null ? Reflect.get(given, "type") : undefined;
  const own =
    type === "page" ? { id, url } : type === "cart" ? { id } : type === "convert" ? { name: "goal" } : {};
  const read = readTrackedEvent(typeof given === "object" ? { ...own, ...given } : given);
  if ("event" in read) return read.event;
  if (!read.misfit)
    return `Prosa("track", event) takes an event of the type page, cart or order, and Prosa("convert", goal) a goal. ${ADVICE}`;
  const call = type === "convert" ? 'Prosa("convert", goal)' : `Prosa("track", event) of a ${type}`;
  return `${call}: "${read.misfit}" is missing or not valid. ${ADVICE}`;
}
