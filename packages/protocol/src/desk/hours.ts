import * as z from "zod/mini";
import { timeSchema } from "./owner.ts";

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const dateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A span of a day in local time; one whose `to` is not after its `from` ends on the next day. */
const spanSchema = z.object({ from: clockSchema, to: clockSchema });

/** `GET` and `PUT /api/desk/hours`: when people answer. Without it they answer whenever somebody is online. */
export const hoursSchema = z.object({
  /** An IANA time zone. */
  timeZone: z
    .string()
    .check(
      z.maxLength(64),
      z.refine(isTimeZone, { error: 'Name a time zone of the IANA list, like "America/Sao_Paulo".' }),
    ),
  /** Seven days from Monday on, each with its spans. */
  week: z.array(z.array(spanSchema).check(z.maxLength(6))).check(z.length(7)),
  /** Whether the national holidays of this country are closed. */
  holidays: z.optional(z.enum(["BR"])),
  /** Days that differ from their week's day; without spans: closed. */
  exceptions: z.optional(
    z
      .array(
        z.object({
          date: dateSchema,
          name: z.optional(z.string().check(z.maxLength(80))),
          spans: z.array(spanSchema).check(z.maxLength(6)),
        }),
      )
      .check(z.maxLength(200)),
  ),
});
export type Hours = z.infer<typeof hoursSchema>;

/** `GET /api/desk/hours` answers the hours, where there are any, with what they mean now. */
export const hoursAnswerSchema = z.object({
  hours: z.nullable(hoursSchema),
  isOpen: z.boolean(),
  opensAt: z.optional(timeSchema),
  closesAt: z.optional(timeSchema),
});
export type HoursAnswer = z.infer<typeof hoursAnswerSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
