import * as z from "zod/mini";

/** Words on a button, a title or a name. */
export const labelSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** An address in a part; clients open only those of `http` and `https`. */
export const urlSchema = z.string().check(z.minLength(1), z.maxLength(2_048));
