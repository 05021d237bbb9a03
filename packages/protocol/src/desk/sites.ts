import * as z from "zod/mini";
import { openingHoursSchema } from "../http/opening-hours.ts";
import { originSchema, siteIdSchema, siteSettingsSchema } from "../http/sites.ts";
import { languageSchema } from "../scalars/language.ts";

/** An address as a person types it: a scheme may be missing. */
const typedAddressSchema = z.string().check(z.maxLength(2_048), z.regex(/\S/));

const textsSchema = z.array(z.string());

/** `POST /api/desk/site-readings`, of owners: 200 and a `siteReadingSchema`; 422 with the code of why the page was not read. */
export const readSiteRequestSchema = z.object({ address: typedAddressSchema });

/** Remarks on a site that was read: nothing that stops, and worth a sentence. */
export const siteRemarkSchema = z.enum(["redirected", "no-sitemap", "other-language", "needs-scripts"]);
export type SiteRemark = z.infer<typeof siteRemarkSchema>;

/** Statements of a site about itself on its home page and its contact page, as proposals for its settings. */
export const siteReadingSchema = z.object({
  /** The home page's own address, after redirects. */
  address: z.string(),
  /** A free name for the site in tags and tokens. */
  id: siteIdSchema,
  /** The origins of its pages: with and without `www.`. */
  origins: z.array(originSchema),
  name: z.string(),
  description: z.optional(z.string()),
  heading: z.optional(z.string()),
  logo: z.optional(z.string()),
  /** Its colours as `#rrggbb`, the likeliest first. */
  colours: textsSchema,
  /** The language of the page where Prosa speaks it; `statedLanguage` is the page's own word for it. */
  language: z.optional(languageSchema),
  statedLanguage: z.optional(z.string()),
  contacts: z.object({
    phones: textsSchema,
    whatsapps: textsSchema,
    emails: textsSchema,
    addresses: textsSchema,
  }),
  socials: textsSchema,
  /** The week that its lines of hours state, Monday first, and these lines. */
  hours: z.object({ lines: textsSchema, week: z.optional(openingHoursSchema.shape.week) }),
  /** Its sitemap, with the number of pages where it lists them itself. */
  sitemap: z.optional(z.object({ url: z.string(), pages: z.optional(z.int()) })),
  remarks: z.array(siteRemarkSchema),
});
export type SiteReading = z.infer<typeof siteReadingSchema>;

/** A site as those see it who may go there. */
export const siteSummarySchema = z.object({
  id: siteIdSchema,
  name: z.string(),
  origins: textsSchema,
  isArchived: z.boolean(),
  /** Whether the person is signed in at this one. */
  isCurrent: z.boolean(),
});
export type SiteSummary = z.infer<typeof siteSummarySchema>;

/** `GET /api/desk/sites`: all sites for the operator of the deployment, and for everybody else their own. */
export const siteListSchema = z.object({ sites: z.array(siteSummarySchema), mayMake: z.boolean() });
export type SiteList = z.infer<typeof siteListSchema>;

/**
 * `POST /api/desk/sites`, of the operator: makes a site, signs the operator in there as its owner, and begins to read `crawl`;
 * 201 and a `signedInSchema`. A name that is taken gets a number.
 */
export const makeSiteRequestSchema = z.object({
  id: siteIdSchema,
  settings: siteSettingsSchema,
  crawl: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048))),
  /** Ways to reach the site's people, which become a fact of its knowledge. */
  contact: z.optional(z.string().check(z.maxLength(2_000), z.regex(/\S/))),
});
export type MakeSiteRequest = z.input<typeof makeSiteRequestSchema>;

/** `POST /api/desk/tag-checks`, of owners: looks for the script tag on a page, and whether it fits. */
export const checkTagRequestSchema = z.object({ address: typedAddressSchema });

/** `no-tag`: none on the page nor in its tag manager; `origin`: the settings do not list the page's origin. */
export const tagFaultSchema = z.enum(["no-tag", "no-site", "other-site", "other-server", "origin", "policy"]);
export type TagFault = z.infer<typeof tagFaultSchema>;

export const tagCheckSchema = z.object({
  address: z.string(),
  origin: z.string(),
  /** Where the tag was found. */
  place: z.optional(z.enum(["page", "tag-manager"])),
  /** The site that it names, and the server that it loads from. */
  site: z.optional(z.string()),
  server: z.optional(z.string()),
  faults: z.array(tagFaultSchema),
});
export type TagCheck = z.infer<typeof tagCheckSchema>;
