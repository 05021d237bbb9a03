import * as z from "zod/mini";

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A span of a day in local time; one whose `to` is not after its `from` ends on the next day. */
export const spanSchema = z.object({ from: clockSchema, to: clockSchema });

/** An IANA time zone. */
export const timeZoneSchema = z
  .string()
  .check(
    z.maxLength(64),
    z.refine(isTimeZone, { error: 'Name a time zone of the IANA list, like "America/Sao_Paulo".' }),
  );

/** Seven days from Monday on, each with its spans. */
export const weekSchema = z.array(z.array(spanSchema).check(z.maxLength(6))).check(z.length(7));

/** When the business is open, by which the LLM knows whether it is open now. */
export const openingHoursSchema = z.object({ timeZone: timeZoneSchema, week: weekSchema });
export type OpeningHours = z.infer<typeof openingHoursSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
