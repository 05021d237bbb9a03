import * as z from "zod/mini";

/** The address of the page that the visitor is on, without query and fragment. */
export const visitedPageSchema = z.string().check(z.maxLength(2_048), z.regex(/^https?:\/\/[^\s?#]+$/));

/** The site's word on who a visitor is: a JSON Web Token that its server signed with the site's key. */
export const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(4_096));

/** The most attributes of a visitor, the most letters of the name and of the value of each, and the most bytes of all as JSON. */
export const ATTRIBUTES_MAX = 20;
export const ATTRIBUTE_NAME_MAX = 40;
export const ATTRIBUTE_VALUE_MAX = 200;
/** A connection that sleeps keeps its state within the 2,048 bytes of a Workers attachment; the rest of it takes half of them. */
export const ATTRIBUTES_BYTES_MAX = 800;

/** Facts that the site tells of a visitor besides who they are, such as a plan or a customer number. */
export const attributesSchema = z
  .record(
    z.string().check(z.minLength(1), z.maxLength(ATTRIBUTE_NAME_MAX)),
    z.union([z.string().check(z.maxLength(ATTRIBUTE_VALUE_MAX)), z.number(), z.boolean()]),
  )
  .check(
    z.refine((given) => Object.keys(given).length <= ATTRIBUTES_MAX, `At most ${ATTRIBUTES_MAX} attributes.`),
    z.refine(
      (given) => new TextEncoder().encode(JSON.stringify(given)).length <= ATTRIBUTES_BYTES_MAX,
      `At most ${ATTRIBUTES_BYTES_MAX} bytes of attributes.`,
    ),
  );
export type Attributes = z.infer<typeof attributesSchema>;

/** Who a visitor is, by the word of the site; never by the visitor's own. `id` is the site's own. */
export const visitorIdentitySchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.optional(z.string().check(z.maxLength(100))),
  email: z.optional(z.string().check(z.maxLength(254))),
  attributes: z.optional(attributesSchema),
});
export type VisitorIdentity = z.infer<typeof visitorIdentitySchema>;
