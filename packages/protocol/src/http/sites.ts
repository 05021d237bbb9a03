import * as z from "zod/mini";
import { fileTypeSchema } from "../parts/file.ts";
import { consentVersionSchema, formFieldSchema } from "../parts/form.ts";
import { looksSchema } from "../parts/looks.ts";
import { languageSchema } from "../scalars/language.ts";
import { abuseLimitsSchema } from "./abuse-limits.ts";
import { experimentsSchema } from "./experiments/experiment.ts";
import { greetingSchema, startersSchema } from "./experiments/opening.ts";
import { proactiveRulesSchema } from "./experiments/proactive-rules.ts";
import { guidanceSchema } from "./guidance.ts";
import { httpToolsSchema } from "./http-tools.ts";
import { openingHoursSchema } from "./opening-hours.ts";

/** A site's name in addresses and tokens: lower-case letters, digits and hyphens. */
export const siteIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));

/** A web origin in its one canonical spelling (`https://shop.example`, no path, no default port, no wildcard within), or `*` for all. */
export const originSchema = z.string().check(
  z.maxLength(255),
  z.refine((value) => value === "*" || isOrigin(value), {
    error: 'Write an origin as the browser sends it, like "https://shop.example", or "*".',
  }),
);

function isOrigin(value: string): boolean {
  return /^https?:[^*]+$/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

const PHRASES_MAX = 300;

/** Phrases of visitors by the intent that they speak of; few enough to learn from at once. */
const ownPhrasesSchema = z
  .record(
    z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
    z.array(z.string().check(z.maxLength(100), z.regex(/\p{L}/u))),
  )
  .check(
    z.refine((phrases) => Object.values(phrases).flat().length <= PHRASES_MAX, {
      error: `Give at most ${PHRASES_MAX} phrases.`,
    }),
  );

/** A form that asks visitors how to reach them, and when it does so. */
const formSettingsSchema = z.object({
  fields: z.array(formFieldSchema).check(
    z.minLength(1),
    z.refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, {
      error: "Name each field once.",
    }),
  ),
  /** The words the visitor agrees to by sending it, by language; the site's first language must be among them. */
  consent: z.partialRecord(languageSchema, z.string().check(z.minLength(1), z.maxLength(500))),
  /** The site's page on privacy, which the consent links to. */
  privacyUrl: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048))),
  /** The version of `consent` and `privacyUrl`. The site counts it; one that an owner writes changes nothing. */
  version: z.optional(consentVersionSchema),
  /** Before the first message, or when the visitor asks for a person. */
  asked: z._default(z.array(z.enum(["start", "hand-over"])).check(z.minLength(1), z.maxLength(2)), ["start"]),
  /** A visitor must send it before the first message. */
  isRequired: z._default(z.boolean(), false),
});
export type FormSettings = z.infer<typeof formSettingsSchema>;

/** One version of the words that a site asks its visitors to agree to: an entry of `GET /api/sites/:site/consents`. */
export const consentWordsSchema = z.object({
  version: consentVersionSchema,
  /** Milliseconds since 1970, from which on the site showed them. */
  since: z.int(),
  consent: formSettingsSchema.shape.consent,
  privacyUrl: z.optional(z.string()),
});
export type ConsentWords = z.infer<typeof consentWordsSchema>;

const emergencyNumberSchema = z.string().check(z.maxLength(60), z.regex(/\d{2}/));

/** Numbers that a visitor in danger is told to call, each with its service's name; Brazil's where the owner names none. */
const emergencySchema = z.object({
  medical: z._default(emergencyNumberSchema, "192 (SAMU)"),
  police: z._default(emergencyNumberSchema, "190 (Polícia)"),
  fire: z._default(emergencyNumberSchema, "193 (Bombeiros)"),
  /** For people who think of ending their life. */
  crisis: z._default(emergencyNumberSchema, "188 (CVV)"),
});
export type EmergencyNumbers = z.infer<typeof emergencySchema>;

const resolutionSchema = z.int().check(z.minimum(1), z.maximum(2_000));

/** Business hours within which a ticket is to be resolved, by its urgency. */
export const ticketSettingsSchema = z.object({
  resolutionHours: z._default(
    z.object({
      urgent: z._default(resolutionSchema, 4),
      high: z._default(resolutionSchema, 8),
      normal: z._default(resolutionSchema, 24),
      low: z._default(resolutionSchema, 72),
    }),
    () => ({ urgent: 4, high: 8, normal: 24, low: 72 }),
  ),
});

export type TicketSettings = z.infer<typeof ticketSettingsSchema>;

const EXTRA_BODY_LENGTH_MAX = 4_000;
const headerNameSchema = z.string().check(
  z.regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  z.refine((name) => !/^(?:host|content-.*|transfer-.*|connection|cookie|accept)$/i.test(name), {
    error: "This header is set by the server itself.",
  }),
);

/** The site's wishes for its LLM, in the words of chat completions. What a server refuses is left out of the next request. */
/** The price of a million tokens, read and written, by which the figures tell what the LLM costs. */
const modelPriceSchema = z.object({
  /** By ISO 4217, such as `USD`. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  input: z.number().check(z.minimum(0), z.maximum(10_000)),
  output: z.number().check(z.minimum(0), z.maximum(10_000)),
});

const modelOptionsSchema = z.object({
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  /** The most tokens that the LLM may write in one reply, its reasoning counted. */
  maxTokens: z.optional(z.int().check(z.minimum(16), z.maximum(32_768))),
  /** The most tokens, by estimate, that the passages of one question take in the prompt. */
  evidenceTokens: z.optional(z.int().check(z.minimum(500), z.maximum(16_000))),
  /** The LLM also answers bare greetings, thanks and leave-takings, which else come at once and cost nothing. */
  answersTalk: z.optional(z.boolean()),
  price: z.optional(modelPriceSchema),
  reasoningEffort: z.optional(z.enum(["none", "minimal", "low", "medium", "high", "xhigh"])),
  /** Further fields of the request's body, such as `{"chat_template_kwargs": {"enable_thinking": false}}`. */
  extraBody: z.optional(
    z.record(z.string(), z.json()).check(
      z.refine((body) => JSON.stringify(body).length <= EXTRA_BODY_LENGTH_MAX, {
        error: `Write at most ${EXTRA_BODY_LENGTH_MAX} characters of JSON.`,
      }),
    ),
  ),
  /** Further headers, such as `{"X-Title": "My shop"}`. */
  extraHeaders: z.optional(
    z
      .record(headerNameSchema, z.string().check(z.maxLength(1_000), z.regex(/^[\x20-\x7E]*$/)))
      .check(
        z.refine((headers) => Object.keys(headers).length <= 10, { error: "Write at most 10 headers." }),
      ),
  ),
});
export type ModelOptions = z.infer<typeof modelOptionsSchema>;

/** The report of a site's figures by mail: of each week on its Monday, or of each month on its first day, in the morning. */
const reportSettingsSchema = z.object({
  every: z._default(z.enum(["week", "month"]), "week"),
  to: z.array(z.email().check(z.maxLength(254))).check(z.minLength(1), z.maxLength(10)),
});

const settingsSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /** The exact origins whose pages may open sessions. An empty list admits no browser. */
  origins: z._default(z.array(originSchema).check(z.maxLength(100)), []),
  /** The languages of the site's visitors; the first is the fallback. */
  languages: z._default(z.array(languageSchema).check(z.minLength(1), z.maxLength(3)), ["pt-BR", "en", "es"]),
  greeting: z._default(greetingSchema, {}),
  /** Questions that visitors are offered first, by language; where there are none, the site's pages give them. */
  starters: z._default(startersSchema, {}),
  /** Comparisons of variants over the site's visitors. */
  experiments: z._default(experimentsSchema, []),
  proactive: z._default(proactiveRulesSchema, []),
  looks: z._default(looksSchema, () => looksSchema.parse({})),
  /** A site that is put away: its chat opens no conversation, and its pages are not read again. */
  isArchived: z._default(z.boolean(), false),
  /** Days that a transcript outlives the session's last message. */
  retentionDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), 30),
  /** The model that answers: `automatic` is the LLM where the server has a key, else the embedded model. */
  model: z._default(z.enum(["automatic", "embedded", "openai"]), "automatic"),
  /** How the LLM is asked to write; nothing of it matters to the embedded model. */
  modelOptions: z.optional(modelOptionsSchema),
  guidance: z.optional(guidanceSchema),
  /** Questions that the LLM may put to servers of the owner's. */
  httpTools: z.optional(httpToolsSchema),
  /** The number of the site's key; another number makes another key, and what the old one signed counts no more. */
  keyNumber: z._default(z.int().check(z.minimum(1), z.maximum(1_000_000)), 1),
  openingHours: z.optional(openingHoursSchema),
  knowledge: z._default(
    z.object({
      /** Pages to read, whole addresses. */
      sources: z._default(z.array(z.url({ protocol: /^https?$/ })).check(z.maxLength(500)), []),
      /** Hours after which a page is read again, by the site's rules and only where it has changed; 0 is never. */
      rereadHours: z._default(z.int().check(z.minimum(0), z.maximum(8_760)), 24),
    }),
    () => ({ sources: [], rereadHours: 24 }),
  ),
  handOver: z._default(
    z.object({
      /** Words that bring a person in wherever a message holds them, in any writing of case and accents. */
      words: z._default(
        z.array(z.string().check(z.maxLength(100), z.regex(/[\p{L}\p{N}]/u))).check(z.maxLength(100)),
        [],
      ),
    }),
    () => ({ words: [] }),
  ),
  tickets: z._default(ticketSettingsSchema, () => ticketSettingsSchema.parse({})),
  emergency: z._default(emergencySchema, () => emergencySchema.parse({})),
  /** Offers visitors who write their phone number or e-mail address to pass it on, by a form with its consent. */
  passOnContacts: z._default(z.boolean(), true),
  form: z.optional(formSettingsSchema),
  /** The types of files that visitors may send, such as `["image/jpeg", "image/png", "application/pdf"]`; none by default. */
  files: z._default(z.array(fileTypeSchema).check(z.maxLength(fileTypeSchema.options.length)), []),
  /** Asks visitors how the conversation was when they take their leave, or when a person ends it. */
  survey: z._default(z.boolean(), true),
  /** Mails the figures to people of the site, where the server can send mail. */
  reports: z.optional(reportSettingsSchema),
  /** Keeps an index by which owners find conversations by words that were said; what was kept is erased where it is turned off. */
  wordSearch: z._default(z.boolean(), false),
  abuse: z._default(abuseLimitsSchema, () => abuseLimitsSchema.parse({})),
  /**
   * How readily the assistant quotes what may answer: of its answers about one in nine is wrong by `careful`, one in eight by
   * `balanced`, one in six by `helpful`, which answers the most.
   */
  answering: z._default(z.enum(["careful", "balanced", "helpful"]), "balanced"),
  /** The owner's own phrases by intent: a default one ("returns") learns from them, any other name is a new one. */
  phrases: z.optional(ownPhrasesSchema),
});

/** One customer's settings: the document of `PUT /api/sites/:site`. Fields left out take the defaults written here. */
export const siteSettingsSchema = settingsSchema.check(
  z.refine(({ form, languages: [first] }) => !form || (first && form.consent[first] !== undefined), {
    path: ["form", "consent"],
    error: "Write the consent in the site's first language at least.",
  }),
);
export type SiteSettings = z.infer<typeof siteSettingsSchema>;
/** Settings as an owner writes them: what has a default may be left out. */
export type SiteSettingsInput = z.input<typeof siteSettingsSchema>;

/** `GET /api/sites/:site/key`: the key that the site's own servers sign and verify with, and its number in the settings. */
export interface SiteKey {
  keyNumber: number;
  key: string;
}

/**
 * The query of `GET /api/sites/:site/picture`: the screen, and a page on one of the site's origins, the first of which stands
 * where it is left out. 200 and a JPEG or PNG; 204 where no render service is set, or the site names no page.
 */
export const pagePictureQuerySchema = z.object({
  device: z._default(z.enum(["phone", "desktop"]), "desktop"),
  address: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048))),
});
