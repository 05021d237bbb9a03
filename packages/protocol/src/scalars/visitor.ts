import * as z from "zod/mini";

/** The address of the page that the visitor is on, without query and fragment. */
export const visitedPageSchema = z.string().check(z.maxLength(2_048), z.regex(/^https?:\/\/[^\s?#]+$/));

/** The site's word on who a visitor is: a JSON Web Token that its server signed with the site's key. */
export const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(4_096));
