import { type Experiment, type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "../knowledge/passage.ts";
import type { Embedder } from "../knowledge/vectors/embedder.ts";
import { packVectors } from "../knowledge/vectors/vectors.ts";
import { type Room, type RoomHost, roomPath } from "../platform/room-host.ts";
import type { KeyWrapper } from "../security/sealing/key-wrapper.ts";
import { answerRenewal, RENEWAL_PATH } from "../security/sealing/renewal.ts";
import { ApiKeyStore } from "./api-key-store.ts";
import { SiteConnections } from "./connections/connections.ts";
import { SiteConsents } from "./consents.ts";
import { SiteContacts } from "./contact-list.ts";
import { SiteMeaning } from "./embeddings/site-meaning.ts";
import { isLive } from "./experiments/arms.ts";
import { ExperimentUpkeep } from "./experiments/experiment-upkeep.ts";
import { inventedPressure } from "./experiments/pressure.ts";
import { settleExperiments } from "./experiments/settle.ts";
import { knowledgePage } from "./pages/page-row.ts";
import { SitePages } from "./pages/site-pages.ts";
import { SiteRefusal } from "./pages/site-refusal.ts";
import { ReportUpkeep } from "./reports/report-upkeep.ts";
import { SiteSecrets } from "./secrets/site-secrets.ts";
import { SiteKeyRing } from "./site-key-ring.ts";
import { SitePhrases } from "./site-phrases.ts";
import type { SiteSnapshot } from "./snapshot.ts";
import { answerSources } from "./sources/source-requests.ts";
import { Sources } from "./sources/sources.ts";
import type { Commit, Upkeep } from "./upkeep/upkeep.ts";
import type { SiteRow } from "./version/site-row.ts";
import { VersionStore } from "./version/version-store.ts";
import { SiteReader } from "./web/site-reader.ts";

/** The rest between two pages of a site, in milliseconds. */
const READ_PAUSE_MS = 50;

/** Pages that are due within this time, in milliseconds, are being read: pauses between two of a crawl are shorter. */
const SOON_MS = 60_000;

/** The most pages that are read at a time because the owner asked for them. */
const ADDING_MAX = 4;

const exportsSchema = z.object({ wants: z.array(z.string()) });
const pageRequestSchema = z.object({ url: z.string(), force: z.optional(z.boolean()) });

/** A site's room: its settings, its contacts, and its knowledge, which it reads from its sources one unit at a time. */
export class SiteRoom implements Room {
  readonly #host: RoomHost;
  readonly #versions: VersionStore;
  readonly #pages: SitePages;
  readonly #phrases: SitePhrases;
  readonly #meaning: SiteMeaning;
  readonly #sources: Sources;
  readonly #contacts: SiteContacts;
  readonly #keys: SiteKeyRing;
  readonly #secrets: SiteSecrets;
  readonly #apiKeys: ApiKeyStore;
  readonly #consents: SiteConsents;
  readonly #connections: SiteConnections;
  /** The work of the alarm, in order: each is asked in turn until one has a unit that is due. */
  readonly #upkeep: readonly Upkeep[];
  /** When the next work is due, `null` for never; `undefined` until the room has looked. */
  #due: number | null | undefined;
  #isReading = false;
  #adding = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost, wrapper: KeyWrapper, embedder: Embedder | null = null) {
    this.#host = host;
    this.#versions = new VersionStore(host);
    this.#pages = new SitePages(host);
    this.#keys = new SiteKeyRing(host, wrapper);
    this.#apiKeys = new ApiKeyStore(host);
    this.#contacts = new SiteContacts(host, this.#keys);
    this.#consents = new SiteConsents(host);
    this.#secrets = new SiteSecrets(host, this.#keys);
    this.#connections = new SiteConnections(host, this.#secrets);
    const stores = { pages: this.#pages, versions: this.#versions };
    this.#sources = new Sources({ host, ...stores, reader: new SiteReader(host) });
    this.#phrases = new SitePhrases(host);
    const passages = (withInactive?: boolean) => this.#passages(withInactive);
    this.#meaning = new SiteMeaning({ host, versions: this.#versions, passages, embedder });
    const put = (site: string, settings: SiteSettings) => this.#versions.putSettings(site, settings);
    const experiments = new ExperimentUpkeep({ host, versions: this.#versions, put });
    const reports = new ReportUpkeep({ host, versions: this.#versions });
    this.#upkeep = [this.#sources, this.#meaning, experiments, reports];
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A site has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /** Answers the deployment's own rooms and its gateway. */
  onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    this.#keys.belongTo(id);
    // Keys, contacts and channels wait for no page that is being read.
    if (path.split("/")[1] === "api-keys") return this.#apiKeys.answer(path, request);
    if (path.split("/")[1] === "contacts") return this.#contacts.answer(id, path, request);
    if (`${request.method} ${path}` === "GET /keys") return this.#keys.answer();
    if (`${request.method} ${path}` === "POST /keys") return this.#renewKeys();
    if (`${request.method} ${path}` === "DELETE /keys") return this.#inOrder(() => this.#dropKeys());
    if (path === RENEWAL_PATH) return this.#renew(id, request);
    if (path.split("/")[1] === "connections")
      return this.#connections.answer(id, path, request).catch(refusalResponse);
    const answer = () => this.#answer(id, path, request).catch(refusalResponse);
    if (request.method === "GET") return answer();
    if (`${request.method} ${path}` === "POST /pages") return this.#addPage(request).catch(refusalResponse);
    return this.#changed(answer);
  }

  /**
   * Does one unit of upkeep and sets the alarm again while there is more. A page is awaited outside the room's order of work,
   * so that requests do not wait for it.
   */
  async onAlarm(): Promise<void> {
    // The reading that is under way sets the next alarm.
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const commit = await this.#read();
      await this.#inOrder(async () => {
        await commit?.();
        await this.#publish();
      });
    } finally {
      this.#isReading = false;
    }
    await this.#inOrder(async () => {
      const due = await this.#look();
      if (due !== null) await this.#host.alarm.set(Math.max(due, this.#host.now() + READ_PAUSE_MS));
    });
  }

  /** Has all keys wrapped by the newest master key, and the newest of them made under it. */
  async #renewKeys(): Promise<Response> {
    await this.#keys.renew();
    return new Response(null, { status: 204 });
  }

  /** Drops the keys that a deleted site left for its exports; those of a site that is there stay. */
  async #dropKeys(): Promise<Response> {
    if ((await this.#versions.row()) === null) await this.#keys.drop();
    return new Response(null, { status: 204 });
  }

  #renew(site: string, request: Request): Promise<Response> {
    const storages = [this.#contacts.storage, this.#secrets.storage];
    for (const storage of storages) storage.belongTo({ site, room: site });
    return answerRenewal(request, storages);
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Runs work that changes the site in order, then sets the alarm for the upkeep that it leaves. */
  #changed<T>(work: () => Promise<T>): Promise<T> {
    return this.#inOrder(async () => {
      const result = await work();
      this.#due = undefined;
      await this.#rearm();
      return result;
    });
  }

  async #answer(id: string, path: string, request: Request): Promise<Response> {
    const route = `${request.method} ${path}`;
    if (route === "PUT /exports") {
      const isSite = await this.#versions.putExports(exportsSchema.parse(await request.json()).wants);
      return new Response(null, { status: isSite ? 204 : 404 });
    }
    if (route === "PUT /settings")
      return this.#putSettings(id, siteSettingsSchema.parse(await request.json()));
    const row = await this.#versions.row();
    if (!row) return new Response(null, { status: 404 });
    switch (route) {
      case "GET /settings":
        return Response.json(row.settings);
      case "GET /consents":
        return Response.json({ consents: await this.#consents.list() });
      case "GET /snapshot":
        await this.#rearm();
        return this.#snapshot(row, request.headers.get("if-none-match"));
      case "GET /vectors":
        return this.#vectors(row, request.headers.get("if-match"));
      case "GET /meaning":
        await this.#rearm();
        return Response.json(await this.#meaning.progress());
      case "GET /pages":
        await this.#rearm();
        return Response.json((await this.#sources.listPages()).map(knowledgePage));
      default: {
        if (request.method === "GET") await this.#rearm();
        const fallback = await this.#versions.language();
        const answered = await answerSources(this.#sources, path, request, fallback);
        return answered ?? new Response(null, { status: 404 });
      }
    }
  }

  async #putSettings(site: string, written: SiteSettings): Promise<Response> {
    const before = await this.#versions.row();
    const known = before?.settings.experiments ?? [];
    const experiments = settleExperiments(written.experiments, known, this.#host.now());
    await this.#refuseExperiments(experiments);
    const { settings, rows } = await this.#consents.numbered({ ...written, experiments });
    await this.#sources.dropUnnamed(settings);
    await this.#phrases.learn(settings.phrases);
    // Last, so that no room takes a snapshot of the new version with pages that are being removed.
    await this.#versions.putSettings(site, settings, rows);
    // Made before the first visitor, so that sessions can be written while this room writes nothing.
    await this.#keys.current();
    return Response.json(settings, { status: before ? 200 : 201 });
  }

  /**
   * Throws a `SiteRefusal` where two experiments run on one part, or where a variant hurries visitors by words that no page of the
   * site bears out.
   */
  async #refuseExperiments(experiments: readonly Experiment[]): Promise<void> {
    if (experiments.length === 0) return;
    const parts = experiments.filter(isLive).map(({ part }) => part);
    if (new Set(parts).size < parts.length)
      throw new SiteRefusal(
        "experiment-overlap",
        "Run one experiment a part at a time; end the other one first.",
      );
    const texts = (await this.#passages()).map(({ text }) => text);
    const found = inventedPressure(experiments, texts);
    if (found === undefined) return;
    const { experiment, variant, words } = found;
    throw new SiteRefusal(
      "invented-urgency",
      `The variant "${variant}" of "${experiment}" hurries visitors by "${words}", which no page of the site says; leave it out.`,
    );
  }

  async #addPage(request: Request): Promise<Response> {
    const { url, force = false } = pageRequestSchema.parse(await request.json());
    if ((await this.#versions.row()) === null) return new Response(null, { status: 404 });
    if (this.#adding >= ADDING_MAX) {
      throw new SiteRefusal(
        "busy",
        `${ADDING_MAX} pages are being read already; wait for their answers.`,
        409,
      );
    }
    this.#adding += 1;
    try {
      const add = await this.#sources.readNewPage(url, force);
      return Response.json(knowledgePage(await this.#changed(add)), { status: 201 });
    } finally {
      this.#adding -= 1;
    }
  }

  async #snapshot(row: SiteRow, held: string | null): Promise<Response> {
    const version = String(row.version);
    if (held === version) return new Response(null, { status: 304 });
    const passages = await this.#passages();
    const vectors = await this.#meaning.vectorsOf(passages);
    const intents = await this.#phrases.learn(row.settings.phrases);
    const { settings } = row;
    const due = await this.#sources.dueAt();
    const isGrowing = row.draft !== undefined || (due !== null && due <= this.#host.now() + SOON_MS);
    const snapshot: SiteSnapshot = {
      version,
      settings,
      passages,
      exports: row.exports ?? [],
      ...(isGrowing && { isGrowing }),
      ...(intents && { intents }),
      ...(vectors && { meaning: vectors.model }),
    };
    return Response.json(snapshot);
  }

  /** Answers with the vectors of a version's passages in their order, in bytes; 412 for another version. */
  async #vectors({ version }: SiteRow, wanted: string | null): Promise<Response> {
    const vectors = wanted === String(version) ? await this.#meaning.vectorsOf(await this.#passages()) : null;
    if (vectors === null) return new Response(null, { status: 412 });
    return new Response(packVectors(vectors) as Uint8Array<ArrayBuffer>);
  }

  async #passages(withInactive = false): Promise<Passage[]> {
    const ranks = await this.#sources.ranks();
    return this.#pages.passages(withInactive ? () => 0 : ranks);
  }

  async #read(): Promise<Commit | null> {
    for (const one of this.#upkeep) {
      const commit = await one.read();
      if (commit) return commit;
    }
    return null;
  }

  /** Publishes staged pages when they are due, or at once when nothing more is read until then. */
  async #publish(): Promise<void> {
    const dueAt = await this.#versions.dueAt();
    if (dueAt === null) return;
    const next = await this.#sources.dueAt();
    await this.#versions.publish(next === null || next >= dueAt);
  }

  /** Looks when the next work is due; `null` when there is none. */
  async #look(): Promise<number | null> {
    const due = await Promise.all([...this.#upkeep, this.#versions].map((one) => one.dueAt()));
    this.#due = due.reduce(earlier, null);
    return this.#due;
  }

  /** Sets the alarm where it is missing: alarms do not outlive every restart, so every request looks. */
  async #rearm(): Promise<void> {
    if (this.#isReading) return;
    const due = this.#due === undefined ? await this.#look() : this.#due;
    if (due === null) return;
    const now = this.#host.now();
    const ringsAt = await this.#host.alarm.get();
    const isSet = ringsAt !== null && ringsAt > now && ringsAt <= Math.max(due, now + READ_PAUSE_MS);
    if (!isSet) await this.#host.alarm.set(Math.max(due, now));
  }
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function refusalResponse(error: unknown): Response {
  if (!(error instanceof SiteRefusal)) throw error;
  const { code, message, status } = error;
  return Response.json({ code, message }, { status });
}
