import { Outbox } from "../../platform/outbox.ts";
import { type Room, type RoomHost, roomPath } from "../../platform/room-host.ts";
import { WakeUp } from "../../platform/wake-up.ts";
import { answerRenewal, RENEWAL_PATH } from "../../security/sealing/renewal.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";
import { sessionReportSchema, ticketReportSchema } from "../events/exported-event.ts";
import type { ExporterDeps } from "../exporter.ts";
import { CrmRequests } from "./crm-requests.ts";
import { ExportsIntake } from "./intake.ts";
import { Memory } from "./memory.ts";
import { Pieces, WAITING_MAX } from "./pieces.ts";
import { Sender } from "./sender.ts";
import { SiteEnd } from "./site-end.ts";
import { SiteJob } from "./site-job.ts";
import { TargetActs } from "./target-acts.ts";
import { type SealedTargetsHost, sealTargets, Targets } from "./targets.ts";
import { WebhookRequests } from "./webhook-requests.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const SITE_KEY = "site";
const PRUNED_KEY = "pruned-at";

const SITE_ENDING =
  "A site of this name was deleted, and its CRM still hears of erasures; come back within a week, or use another name.";

/** The parts of the room once its rows were read. */
interface Opened {
  readonly targets: Targets;
  readonly pieces: Map<string, Pieces>;
  readonly intake: ExportsIntake;
  readonly sender: Sender;
  readonly outbox: Outbox;
  readonly webhooks: WebhookRequests;
  readonly crm: CrmRequests;
  readonly end: SiteEnd;
}

/** The room of what leaves a site: its targets, and the pieces that wait for each. */
export class ExportsRoom implements Room {
  readonly #host: SealedTargetsHost;
  readonly #wakeUp: WakeUp;
  #opened: Promise<Opened> | null = null;
  #site = "";
  #last: Promise<unknown> = Promise.resolve();

  constructor(platform: RoomHost, keys: SiteKeyCache) {
    this.#host = sealTargets(platform, keys);
    this.#wakeUp = new WakeUp(this.#host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "Exports have no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /**
   * Answers sessions (`POST /events`, `DELETE /events/:session`), the desk (`POST /ticket`) and the gateway (`/webhooks…`, `/crm…`, `POST /end` where the site is deleted).
   * One request at a time, but for those that only read or wait for a target.
   */
  async onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    this.#belongTo(id);
    if (path === RENEWAL_PATH) return answerRenewal(request, [this.#host.storage]);
    const opened = await this.#open();
    const [, head] = path.split("/");
    if (`${request.method} ${path}` === "POST /end") return this.#endSite(opened);
    const isOwners = head === "webhooks" || head === "crm";
    if (opened.end.hasBegun && isOwners)
      return Response.json({ code: "site-ending", message: SITE_ENDING }, { status: 409 });
    const owners = head === "webhooks" ? opened.webhooks : head === "crm" ? opened.crm : null;
    if (owners) {
      const answer = await owners.answer(path, request, (work) => this.#inOrder(work));
      await this.#afterChange(opened);
      return answer;
    }
    return this.#inOrder(async () => {
      const [, , session = ""] = path.split("/");
      switch (`${request.method} /${head}`) {
        case "POST /events":
          await opened.intake.takeSession(sessionReportSchema.parse(await request.json()));
          break;
        case "POST /ticket":
          await opened.intake.takeTicket(ticketReportSchema.parse(await request.json()));
          break;
        case "DELETE /events":
          await opened.intake.takeErasure(session, new URL(request.url).searchParams.has("for-good"));
          break;
        default:
          return new Response(null, { status: 404 });
      }
      await this.#disableFull(opened);
      await this.#keepSite();
      await opened.sender.start();
      return new Response(null, { status: 204 });
    });
  }

  async onAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    const site = this.#site || (await this.#host.storage.get(SITE_KEY));
    if (typeof site !== "string") return;
    this.#belongTo(site);
    const opened = await this.#open();
    const prunedAt = Number((await this.#host.storage.get(PRUNED_KEY)) ?? 0);
    if (prunedAt < this.#host.now() - DAY_MS) {
      await this.#inOrder(() => opened.intake.prune());
      await this.#host.storage.put({ [PRUNED_KEY]: this.#host.now() });
    }
    if (await this.#inOrder(() => opened.end.endIfOver())) {
      this.#opened = null;
      return;
    }
    await this.#afterChange(opened);
  }

  /** The site is being deleted. Answers whether its CRMs are still owed something, and the room stays for it. */
  #endSite(opened: Opened): Promise<Response> {
    return this.#inOrder(async () => {
      const isOwing = await opened.end.begin();
      if (isOwing) await this.#afterChange(opened);
      return Response.json({ isOwing });
    });
  }

  #belongTo(site: string): void {
    this.#site = site;
    this.#host.storage.belongTo({ site, room: site });
  }

  #open(): Promise<Opened> {
    this.#opened ??= this.#read().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #read(): Promise<Opened> {
    const host = this.#host;
    const targets = await Targets.open(host);
    const pieces = new Map<string, Pieces>();
    for (const { id } of targets.all()) pieces.set(id, await Pieces.open(host, id));
    let last = Math.max(0, ...[...pieces.values()].map((one) => one.last));
    const nextNumber = () => {
      last += 1;
      return last;
    };
    const piecesOf = (target: string): Pieces => {
      const known = pieces.get(target);
      if (!known) throw new Error("A target has its pieces from its first moment on.");
      return known;
    };
    const site = () => this.#site;
    const siteJob = await SiteJob.open({ host, site, wants: () => targets.wants() });
    const outbox = new Outbox(host, [siteJob]);
    const memory = new Memory(host);
    const intake = new ExportsIntake({ host, targets, memory, piecesOf, nextNumber });
    const exporterDeps = (target: string): ExporterDeps => ({
      host,
      site: this.#site,
      memory: memory.of(target),
    });
    const sender = new Sender({
      host,
      targets,
      piecesOf,
      exporterDeps,
      wakeBy: (at) => this.#wakeUp.by(at),
      onChange: () => void outbox.deliver(),
    });
    const addPieces = async (id: string) => {
      pieces.set(id, await Pieces.open(host, id));
    };
    const acts = new TargetActs({ host, targets, memory, piecesOf, addPieces, sender });
    const webhooks = new WebhookRequests({ host, targets, piecesOf, sender, acts, nextNumber });
    const crm = new CrmRequests({ host, targets, acts, exporterDeps });
    const end = await SiteEnd.open({ host, site, targets, piecesOf, acts });
    return { targets, pieces, intake, sender, outbox, webhooks, crm, end };
  }

  /** Tells the site what it has to report, starts what is due, and sees to it that a restart takes it up. */
  async #afterChange({ outbox, sender, end }: Opened): Promise<void> {
    await this.#keepSite();
    await outbox.deliverSoon();
    await sender.start();
    if (outbox.dueAt !== null) await this.#wakeUp.by(outbox.dueAt);
    if (end.dueAt !== null) await this.#wakeUp.by(end.dueAt);
  }

  /** A target that falls too far behind is disabled, so that the room stays within bounds. */
  async #disableFull({ targets, pieces, sender }: Opened): Promise<void> {
    for (const { row } of targets.open())
      if ((pieces.get(row.id)?.count("waiting") ?? 0) > WAITING_MAX) await sender.disable(row.id, "full");
  }

  /** The room's own site, which an alarm does not tell. */
  async #keepSite(): Promise<void> {
    if ((await this.#host.storage.get(SITE_KEY)) !== this.#site)
      await this.#host.storage.put({ [SITE_KEY]: this.#site });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
