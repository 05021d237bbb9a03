import * as z from "zod/mini";

const accentSchema = z.string().check(z.regex(/^#[\da-f]{6}$/));
const radiusSchema = z.int().check(z.minimum(0), z.maximum(28));
const ADDRESS_LENGTH_MAX = 2_048;

/**
 * How the chat looks on the site's pages. Visitors get it with the site's name, and their devices remember it; an attribute of
 * the script tag comes before it.
 */
export const looksSchema = z.object({
  /** The one strong colour, as `#rrggbb`. */
  accent: z.optional(accentSchema),
  position: z._default(z.enum(["right", "left"]), "right"),
  theme: z._default(z.enum(["auto", "light", "dark"]), "auto"),
  /** The roundness of messages, cards and the chat itself, in pixels. */
  radius: z.optional(radiusSchema),
  /** The device's own font, that of the page, one with serifs, or one with round ends where the device has it. */
  font: z._default(z.enum(["system", "page", "serif", "rounded"]), "system"),
  /** The picture at the top of the chat. */
  logo: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(ADDRESS_LENGTH_MAX))),
});
export type Looks = z.infer<typeof looksSchema>;

/**
 * A site's looks as its visitors get them: what the owner chose, without what is the default, as a query by the names above
 * (`accent=%230b7a75&position=left`), in which a letter of the address may take nine characters. A client passes over names and values that it does not know.
 */
export const visitedLooksSchema = z.string().check(z.maxLength(9 * ADDRESS_LENGTH_MAX + 200));
