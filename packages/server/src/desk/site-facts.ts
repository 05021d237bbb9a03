import {
  type FileType,
  fileTypeSchema,
  languageSchema,
  type OpeningHours,
  openingHoursSchema,
  type TicketSettings,
  ticketSettingsSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { openingAt } from "../hours/calendar.ts";
import type { RoomHost } from "../platform/room-host.ts";
import { SITE_KEY } from "./rows/seal-rows.ts";

/** The time for which the desk trusts what it knows of its site's settings, in milliseconds. */
const FACTS_FRESH_MS = 60_000;

/** The part of a site's settings that its desk works with; the rest of a document is left out. */
const settingsSchema = z.object({
  name: z.string(),
  languages: z.array(languageSchema),
  openingHours: z.optional(openingHoursSchema),
  files: z._default(z.array(fileTypeSchema), []),
  tickets: z._default(ticketSettingsSchema, () => ticketSettingsSchema.parse({})),
});
const factsSchema = z.object({ site: z.string(), settings: z.nullable(settingsSchema) });
type Facts = z.infer<typeof factsSchema>;

type FactsHost = Pick<RoomHost, "storage" | "callRoom" | "now">;

/**
 * The facts of a site that its desk knows: its name, its languages, its opening hours and what files it takes. Kept in storage, so that an alarm finds it, and
 * asked for again when it is a minute old.
 */
export class SiteFacts {
  readonly #host: FactsHost;
  #facts: Facts | null;
  #checkedAt = Number.NEGATIVE_INFINITY;

  private constructor(host: FactsHost, facts: Facts | null) {
    this.#host = host;
    this.#facts = facts;
  }

  static async open(host: FactsHost): Promise<SiteFacts> {
    const parsed = factsSchema.safeParse(await host.storage.get(SITE_KEY));
    return new SiteFacts(host, parsed.data ?? null);
  }

  /** The site's id; `null` before anybody came to the desk. */
  get site(): string | null {
    return this.#facts?.site ?? null;
  }

  get name(): string {
    return this.#facts?.settings?.name ?? this.#facts?.site ?? "";
  }

  get language(): z.infer<typeof languageSchema> {
    return this.#facts?.settings?.languages[0] ?? "pt-BR";
  }

  /** The types of files that visitors may send. */
  get files(): readonly FileType[] {
    return this.#facts?.settings?.files ?? [];
  }

  /** The opening hours; `null` where the site has none: people answer whenever somebody is there. */
  get hours(): OpeningHours | null {
    return this.#facts?.settings?.openingHours ?? null;
  }

  /** The time zone of the site's hours, by which days are counted; UTC where it has none. */
  get timeZone(): string {
    return this.hours?.timeZone ?? "UTC";
  }

  /** Business hours within which tickets are to be resolved. */
  get resolutionHours(): TicketSettings["resolutionHours"] {
    return (this.#facts?.settings?.tickets ?? ticketSettingsSchema.parse({})).resolutionHours;
  }

  /** Whether the site is open now, and when that changes, in milliseconds since 1970. */
  get opening(): ReturnType<typeof openingAt> {
    return this.hours ? openingAt(this.hours, this.#host.now()) : { isOpen: true };
  }

  /** Asks the site's room for its settings where they are not fresh; while it cannot be reached, what is known serves on. */
  async refresh(site: string, isForced = false): Promise<void> {
    const age = this.#host.now() - this.#checkedAt;
    if (!isForced && this.#facts?.site === site && age >= 0 && age < FACTS_FRESH_MS) return;
    const response = await this.#host.callRoom("site", site, "/settings").catch(() => null);
    const settings = response?.ok ? (settingsSchema.safeParse(await response.json()).data ?? null) : null;
    const facts = { site, settings: settings ?? this.#facts?.settings ?? null };
    if (JSON.stringify(facts) !== JSON.stringify(this.#facts))
      await this.#host.storage.put({ [SITE_KEY]: facts });
    this.#facts = facts;
    if (settings) this.#checkedAt = this.#host.now();
  }
}
