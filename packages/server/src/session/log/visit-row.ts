import { type TrackedEvent, visitSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** The last of each that are kept of a visit. */
const PAGES_KEPT = 20;
const CONVERSIONS_KEPT = 20;
/**
 * The ids by which repeats are known, of pages and carts, and of orders and goals apart from them: those of the last ten whole
 * requests of each, so that no number of pages makes an order count twice.
 */
const IDS_KEPT = 200;

export const visitRowSchema = z.object({
  ...visitSchema.shape,
  ids: z.array(z.string()),
  conversionIds: z._default(z.array(z.string()), []),
});
type VisitRow = z.infer<typeof visitRowSchema>;

export const NO_VISIT: VisitRow = { pages: [], conversions: [], ids: [], conversionIds: [] };

/** The events that a visit does not know yet, each id once. */
export function newEvents({ ids, conversionIds }: VisitRow, events: readonly TrackedEvent[]): TrackedEvent[] {
  const known = new Set([...ids, ...conversionIds]);
  return events.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The visit after events that are new. Pure. */
export function withTracked(visit: VisitRow, events: readonly TrackedEvent[], at: number): VisitRow {
  let { pages, cart, conversions } = visit;
  for (const event of events) {
    switch (event.type) {
      case "page": {
        const { url, title } = event;
        pages = [{ url, ...(title !== undefined && { title }), at }, ...pages].slice(0, PAGES_KEPT);
        break;
      }
      case "cart": {
        const { type: _, id: __, ...told } = event;
        cart = told.items.length > 0 ? { ...told, at } : undefined;
        break;
      }
      default: {
        const { name, value } = conversionOf(event);
        conversions = [{ name, value, at }, ...conversions].slice(0, CONVERSIONS_KEPT);
      }
    }
  }
  const idsOf = (isOfConversions: boolean) =>
    events.filter((event) => isConversion(event) === isOfConversions).map(({ id }) => id);
  const ids = [...visit.ids, ...idsOf(false)].slice(-IDS_KEPT);
  const conversionIds = [...visit.conversionIds, ...idsOf(true)].slice(-IDS_KEPT);
  return { pages, ...(cart && { cart }), conversions, ids, conversionIds };
}

/** An order or a goal. */
export type Conversion = Extract<TrackedEvent, { type: "order" | "convert" }>;

export function isConversion(event: TrackedEvent): event is Conversion {
  return event.type === "order" || event.type === "convert";
}

/** The name and the value under which an order or a goal counts. */
export function conversionOf(event: Conversion): {
  name: string;
  value: number;
} {
  return { name: event.type === "order" ? "order" : event.name, value: event.value };
}
