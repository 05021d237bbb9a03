import { type ConsentWords, consentWordsSchema, type SiteSettings } from "@prosa/protocol";
import type { RoomHost } from "../platform/room-host.ts";

const PREFIX = "consent:";

/** The most versions that a site keeps; beyond it the oldest go. An owner who changed the words every day needs three years. */
const VERSIONS_MAX = 1_000;

/**
 * The words of consent that a site has asked its visitors for, a row for each version: what a visitor agreed to under a
 * version stays readable after the owner has written other words.
 */
export class SiteConsents {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** The versions, oldest first. */
  async list(): Promise<ConsentWords[]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows.values()].flatMap((row) => consentWordsSchema.safeParse(row).data ?? []);
  }

  /**
   * Gives a site's form the version of its words, a new one where they differ from the last. `rows` are to be put in one step
   * with the settings.
   */
  async numbered(settings: SiteSettings): Promise<{ settings: SiteSettings; rows: Record<string, unknown> }> {
    const { form } = settings;
    if (!form) return { settings, rows: {} };
    const { consent, privacyUrl } = form;
    const known = await this.list();
    const last = known.at(-1);
    if (last && isSame(last, { consent, privacyUrl }))
      return { settings: { ...settings, form: { ...form, version: last.version } }, rows: {} };
    const version = (last?.version ?? 0) + 1;
    const words: ConsentWords = {
      version,
      since: this.#host.now(),
      consent,
      ...(privacyUrl !== undefined && { privacyUrl }),
    };
    await this.#host.storage.delete(
      known.slice(0, Math.max(0, known.length - VERSIONS_MAX + 1)).map((row) => keyOf(row.version)),
    );
    return { settings: { ...settings, form: { ...form, version } }, rows: { [keyOf(version)]: words } };
  }
}

type Words = Pick<NonNullable<SiteSettings["form"]>, "consent" | "privacyUrl">;

function isSame(one: Words, other: Words): boolean {
  return one.privacyUrl === other.privacyUrl && textOf(one) === textOf(other);
}

/** The words of every language, in an order that does not depend on how they were written. */
function textOf({ consent }: Words): string {
  return JSON.stringify(Object.entries(consent).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function keyOf(version: number): string {
  return `${PREFIX}${String(version).padStart(10, "0")}`;
}
