import { siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { passageSchema } from "../knowledge/passage.ts";
import { intentModelSchema } from "./site-phrases.ts";

export const siteSnapshotSchema = z.object({
  version: z.string(),
  settings: siteSettingsSchema,
  passages: z.array(passageSchema),
  /** More pages of the site are being read: a newer version comes soon. */
  isGrowing: z.optional(z.boolean()),
  /** The model that the site's own phrases were learned into. */
  intents: z.optional(intentModelSchema),
  /** The events that leave the site for other systems. */
  exports: z._default(z.array(z.string()), []),
  /** The model of the passages' vectors, where `GET /vectors` has them for this version. */
  meaning: z.optional(z.string()),
});

/** One version of a site, as its room hands it to the rooms of its sessions. */
export type SiteSnapshot = z.infer<typeof siteSnapshotSchema>;
