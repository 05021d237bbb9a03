import * as z from "zod/mini";
import { spanSchema, timeZoneSchema, weekSchema } from "../http/opening-hours.ts";
import { timeSchema } from "./owner.ts";

const dateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** `GET` and `PUT /api/desk/hours`: when people answer. Without it they answer whenever somebody is online. */
export const hoursSchema = z.object({
  timeZone: timeZoneSchema,
  week: weekSchema,
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
