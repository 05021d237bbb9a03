import type { SiteSettings } from "@prosa/protocol";
import * as z from "zod/mini";
import { INSIGHTS_SERIES, INSIGHTS_WEEKLY, insightsOf } from "../../insights/reports/insights.ts";
import { type Range, rangeBefore, rangeOf } from "../../insights/reports/range.ts";
import { siteSums } from "../../insights/site-sums.ts";
import { MailJob } from "../../mail/mail-job.ts";
import { writeMail } from "../../mail/write-mail.ts";
import { isMailAddress } from "../../platform/mail-settings.ts";
import type { OutgoingMail } from "../../platform/mailer.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { hashOfText } from "../../security/text-hash.ts";
import type { Commit, Upkeep } from "../upkeep/upkeep.ts";
import type { VersionStore } from "../version/version-store.ts";
import { duePeriod, nextPeriod } from "./period.ts";
import { writeReport } from "./write-report.ts";

const KEY = "report";
const PREFIX = "report-mail:";

const pieceSchema = z.object({ from: z.string(), to: z.string(), dueAt: z.int(), address: z.string() });
type Piece = z.infer<typeof pieceSchema>;

const groupsSchema = z.object({ groups: z.array(z.unknown()), next: z.optional(z.int()) });

interface ReportDeps {
  host: RoomHost;
  versions: VersionStore;
}

/**
 * Mails the figures of each week or month to the people whom the settings name, in the morning after it, by the site's clock.
 * A report that was switched on tells of the first period that ends after that.
 */
export class ReportUpkeep implements Upkeep {
  readonly #deps: ReportDeps;
  #job: Promise<MailJob<Piece>> | null = null;

  constructor(deps: ReportDeps) {
    this.#deps = deps;
  }

  async dueAt(): Promise<number | null> {
    const { host } = this.#deps;
    if (!host.mailer) return null;
    const job = await this.#open();
    const mailAt = job.isPending ? job.readyAt : null;
    const reportAt = await this.#nextAt();
    const due = [mailAt, reportAt].filter((at) => at !== null);
    return due.length > 0 ? Math.min(...due) : null;
  }

  async read(): Promise<Commit | null> {
    const { host } = this.#deps;
    const due = await this.dueAt();
    if (due === null || due > host.now()) return null;
    const job = await this.#open();
    const next = await this.#nextAt();
    if (next === null || next > host.now()) await job.deliver();
    else await this.#begin(job);
    return async () => undefined;
  }

  /** When the next report is due; now, where nothing is known of one yet. */
  async #nextAt(): Promise<number | null> {
    const settings = await this.#settings();
    if (!settings?.reports || settings.isArchived) return null;
    const last = await this.#last();
    if (last === null) return this.#deps.host.now();
    return nextPeriod(settings.reports.every, zoneOf(settings), { to: last }).dueAt;
  }

  /** Notes the period that is over, and queues its mails where the one before it was noted. */
  async #begin(job: MailJob<Piece>): Promise<void> {
    const { host } = this.#deps;
    const settings = await this.#settings();
    if (!settings?.reports) return;
    const { every, to } = settings.reports;
    const zone = zoneOf(settings);
    const period = duePeriod(every, zone, host.now());
    const last = await this.#last();
    const isNext = last !== null && nextPeriod(every, zone, { to: last }).to === period.to;
    const rows = isNext ? to.filter(isMailAddress).map((address) => job.rowOf({ ...period, address })) : [];
    await host.storage.put(Object.assign({ [KEY]: period.to }, ...rows));
    for (const row of rows) job.hold(row);
  }

  async #last(): Promise<string | null> {
    const stored = await this.#deps.host.storage.get(KEY);
    return typeof stored === "string" ? stored : null;
  }

  async #settings(): Promise<SiteSettings | null> {
    return (await this.#deps.versions.row())?.settings ?? null;
  }

  #open(): Promise<MailJob<Piece>> {
    const { host } = this.#deps;
    this.#job ??= MailJob.open<Piece>({
      host,
      storage: host.storage,
      prefix: PREFIX,
      schema: pieceSchema,
      targetOf: ({ address }) => address,
      write: (piece) => this.#write(piece),
    });
    return this.#job;
  }

  /** Writes the mail by the figures as they are now; nobody gets one who was taken off the list meanwhile. */
  async #write({ from, to, dueAt, address }: Piece): Promise<OutgoingMail | null> {
    const { host, versions } = this.#deps;
    const row = await versions.row();
    const { environment } = host;
    if (!row?.settings.reports?.to.includes(address) || !environment.ok || !environment.value.mail)
      return null;
    const { site, settings } = row;
    const language = settings.languages[0] ?? "pt-BR";
    const { mail, publicUrl = "" } = environment.value;
    const insights = await this.#insights(site, { from, to }, zoneOf(settings));
    const unanswered = await this.#unanswered(site);
    const facts = {
      site: settings.name,
      language,
      period: { from, to, dueAt },
      insights,
      unanswered,
      publicUrl,
    };
    const id = `report.${site}.${to}.${hashOfText(address).slice(0, 16)}`;
    return writeMail(mail, { id, to: address, sender: settings.name }, writeReport(facts));
  }

  async #insights(site: string, days: { from: string; to: string }, zone: string) {
    const now = this.#deps.host.now();
    const range = rangeOf({ ...days, days: 1, zone }, zone, now);
    const before = typeof range === "string" ? range : rangeBefore(range, now);
    if (typeof range === "string") throw new Error(range);
    if (typeof before === "string") throw new Error(before);
    const sums = await this.#sums(site, range, INSIGHTS_WEEKLY);
    return insightsOf(range, sums, before, await this.#sums(site, before, []));
  }

  #sums(site: string, { firstHour, endHour, zone }: Range, weekly: readonly string[]) {
    const span = { from: firstHour, to: endHour, zone, series: INSIGHTS_SERIES, weekly };
    return siteSums((room, path) => this.#deps.host.callRoom("stats", room, path), site, span);
  }

  /** The groups of questions that wait for an answer: those of the first page, as many as it takes to say that there is work. */
  async #unanswered(site: string): Promise<number> {
    const response = await this.#deps.host.callRoom("stats", site, "/groups?state=open&from=0");
    return response.ok ? groupsSchema.parse(await response.json()).groups.length : 0;
  }
}

function zoneOf({ openingHours }: SiteSettings): string {
  return openingHours?.timeZone ?? "UTC";
}
