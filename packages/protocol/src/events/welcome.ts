import * as z from "zod/mini";
import { fileTypeSchema } from "../parts/file.ts";
import { startFormSchema } from "../parts/form.ts";
import { labelSchema } from "../parts/label.ts";
import { visitedLooksSchema } from "../parts/looks.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";

/** Whether people answer now by a site's opening hours, and when that changes. Times are in milliseconds since 1970. */
const visitedHoursSchema = z.object({
  isOpen: z.boolean(),
  /** The next changes, in order: the first ends the state of `now`, the second the one after; none where it never changes. */
  changes: z.array(z.int()).check(z.maxLength(2)),
  /** The server's time as it answers, so that the client's clock need not be right. */
  now: z.int(),
});
export type VisitedHours = z.infer<typeof visitedHoursSchema>;

/** A site as its visitors meet it. */
export const visitedSiteSchema = z.object({
  name: z.string(),
  greeting: z.optional(z.string()),
  /** Questions to begin with, which the site answers; absent where it has none of its own. */
  starters: z.optional(z.array(labelSchema).check(z.minLength(1), z.maxLength(3))),
  /** The form that the site asks for before the first message. */
  form: z.optional(startFormSchema),
  /** The types of the files that the site takes from visitors; absent where it takes none. */
  files: z.optional(z.array(fileTypeSchema).check(z.minLength(1))),
  /** True where the server can mail the conversation to its visitor. */
  mails: z.optional(z.boolean()),
  /** How the chat looks by the site's settings; absent where the server does not tell them. */
  looks: z.optional(visitedLooksSchema),
  /** When people answer; absent where the site has no hours, or none in which they do within a year. */
  hours: z.optional(visitedHoursSchema),
});
export type VisitedSite = z.infer<typeof visitedSiteSchema>;

/**
 * Answers a good `hello`. The client's log is complete when it holds `seq`; what it lacks follows at once, after a
 * `reset` where its cursor is of no use. `epoch` names the log; it changes when the log is erased.
 */
export const welcomeEventSchema = z.object({
  type: z.literal("welcome"),
  protocol: z.int().check(z.positive()),
  session: idSchema,
  epoch: epochSchema,
  seq: z.int().check(z.nonnegative()),
  seen: z.int().check(z.nonnegative()),
  site: visitedSiteSchema,
});
export type WelcomeEvent = z.infer<typeof welcomeEventSchema>;
