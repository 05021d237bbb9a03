import { siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";

export const siteRowSchema = z.object({
  site: z.string(),
  version: z.int(),
  settings: siteSettingsSchema,
  /** The events that leave the site for other systems. */
  exports: z.optional(z.array(z.string())),
  /** Changes that no version holds yet: since when they wait, and how many pages they are. */
  draft: z.optional(z.object({ since: z.int(), pages: z.int() })),
});

/** The row of a site: its settings, and the version that names its newest settings and knowledge. */
export type SiteRow = z.infer<typeof siteRowSchema>;
