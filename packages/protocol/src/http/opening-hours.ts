import * as z from "zod/mini";
import { DAY_SPANS_MAX } from "../limits.ts";

/** The most days that a site's hours list as different from their week's day. */
export const EXCEPTIONS_MAX = 400;

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A span of a day in local time; one whose `to` is not after its `from` ends on the next day. */
const spanSchema = z.object({ from: clockSchema, to: clockSchema });

/** The spans of one day, in any order. */
const spansSchema = z.array(spanSchema).check(z.maxLength(DAY_SPANS_MAX));

/** An IANA time zone. */
const timeZoneSchema = z
  .string()
  .check(
    z.maxLength(64),
    z.refine(isTimeZone, { error: 'Name a time zone of the IANA list, like "America/Sao_Paulo".' }),
  );

/** A day of the calendar, as in 2026-12-24. */
const dateSchema = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/),
    z.refine(isDate, { error: 'Write a day of the calendar as "2026-12-24".' }),
  );

/** When people of the site answer: what is offered to a visitor who asks for one, and business hours of tickets, follow it. */
export const openingHoursSchema = z.object({
  timeZone: timeZoneSchema,
  /** Seven days from Monday on, each with its spans. */
  week: z.array(spansSchema).check(z.length(7)),
  /** The country whose national holidays are closed. */
  holidays: z.optional(z.enum(["BR"])),
  /** Days that differ from their week's day and from the holidays; without spans: closed all day. */
  exceptions: z.optional(
    z
      .array(
        z.object({
          date: dateSchema,
          name: z.optional(z.string().check(z.maxLength(80))),
          spans: spansSchema,
        }),
      )
      .check(z.maxLength(EXCEPTIONS_MAX)),
  ),
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
