import type { TrackedEvent } from "@prosa/protocol";

type Of<T extends TrackedEvent["type"]> = Extract<TrackedEvent, { type: T }>;
type WithDefaults<T, Names extends keyof T> = Omit<T, Names> & Partial<Pick<T, Names>>;

/**
 * Something that the visitor did on the site. A page is this one unless `url` says another, without query and fragment;
 * a cart is the whole cart as it is now. `id` is the site's own, 1 to 56 letters, digits, `-` and `_`: a repeat changes
 * nothing. An order must have one, since the page that thanks for it may be loaded again.
 */
export type SiteEvent = WithDefaults<Of<"page">, "id" | "url"> | WithDefaults<Of<"cart">, "id"> | Of<"order">;

/** A goal of the site's own that was reached: `name` is `goal` by default, `value` 0. A repeat of an `id` changes nothing. */
export type Goal = Omit<WithDefaults<Of<"convert">, "name" | "value">, "type">;
