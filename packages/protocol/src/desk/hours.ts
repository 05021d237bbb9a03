import * as z from "zod/mini";
import { openingHoursSchema } from "../http/opening-hours.ts";
import { timeSchema } from "./owner.ts";

/**
 * `GET /api/desk/hours` answers the site's hours, where there are any, with what they mean now; `PUT` takes an
 * `openingHoursSchema` or `null`. Without hours people answer whenever somebody is online.
 */
export const hoursAnswerSchema = z.object({
  hours: z.nullable(openingHoursSchema),
  isOpen: z.boolean(),
  /** When it opens next; absent while it is open, and where no opening comes within a year. */
  opensAt: z.optional(timeSchema),
  /** When it closes next; absent while it is closed, and where it never closes. */
  closesAt: z.optional(timeSchema),
});
export type HoursAnswer = z.infer<typeof hoursAnswerSchema>;
