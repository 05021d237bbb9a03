import type { HelloCommand, SessionToken, VisitorContact, WelcomeEvent } from "@prosa/protocol";
import type { MemoryStorage } from "../src/hosts/memory/storage.ts";
import { createEmbeddedModel } from "../src/models/embedded.ts";
import { Client, freshId, openSession, putSite } from "./client.ts";
import { sealingEnded } from "./sealing/sealing-ended.ts";
import { UnsealedRows } from "./sealing/unsealed-rows.ts";
import { SlowModel } from "./slow-model.ts";
import { OWNER_KEY, type StillBed, startStill, type Testbed } from "./testbed.ts";

/** The site that the session of a `SessionBed` belongs to. */
export const SITE = "loja";

/** The words of consent of `START_FORM`. */
export const CONSENT = "Usamos seus dados só para responder.";

/** A site's form that is shown at the start and is not required. */
export const START_FORM = {
  fields: [{ name: "name", isRequired: false }],
  consent: { "pt-BR": CONSENT },
};

/** One site and one session of it, in this process and under a clock that rests until a test moves it. */
export class SessionBed {
  readonly bed: StillBed;
  /** The session as it was opened, with the newest tokens. */
  opened: SessionToken;
  /** The slow model in the LLM's place, where the site has one. */
  readonly slow: SlowModel;

  private constructor(bed: StillBed, opened: SessionToken, slow: SlowModel) {
    this.bed = bed;
    this.opened = opened;
    this.slow = slow;
  }

  /** Answered by the embedded model at once, unless the settings say `openai`: then by the slow one. */
  static async start(
    settings: object = {},
    options: Parameters<typeof startStill>[0] = {},
  ): Promise<SessionBed> {
    const slow = new SlowModel();
    const models = { embedded: createEmbeddedModel(), openai: slow };
    const bed = startStill({ models, ...options });
    await putSite(bed, SITE, { model: "embedded", retentionDays: 2, ...settings });
    return new SessionBed(bed, await openSession(bed, SITE), slow);
  }

  static startSlow(settings: object = {}): Promise<SessionBed> {
    return SessionBed.start({ model: "openai", ...settings });
  }

  get storage(): MemoryStorage {
    return this.bed.platform.place("main", this.opened.session).storage;
  }

  /** The session's rows as its room reads them. */
  get rows(): UnsealedRows {
    return unsealedRows(this.bed, "main", this.opened.session);
  }

  get row(): Record<string, unknown> {
    return this.rows.get("session") as Record<string, unknown>;
  }

  /** A client of the session, welcomed; its token is renewed, since the clock may have moved on. */
  async join(cursor?: Pick<HelloCommand, "since" | "epoch" | "language" | "identity">): Promise<Client> {
    const response = await this.bed.fetch(`/api/sessions/${this.opened.session}/token`, {
      method: "POST",
      body: JSON.stringify({ refreshToken: this.opened.refreshToken }),
    });
    if (response.ok) this.opened = { ...this.opened, ...((await response.json()) as SessionToken) };
    return Client.join(this.bed, this.opened, cursor);
  }

  /** Fills the log up to `seq` with messages of the visitor's, as if they had been said. */
  fill(seq: number, text = "oi"): void {
    const { rows } = this;
    const { lastAt, seq: from } = this.row as { lastAt: number; seq: number };
    for (let place = from + 1; place <= seq; place += 1) {
      const id = `filled-${place}`;
      const message = { id, author: "visitor", parts: [{ type: "text", text }] };
      const row = { type: "said", seq: place, at: lastAt, message, source: id };
      rows.set(`log:${String(place).padStart(10, "0")}`, row);
      rows.set(`id:${id}`, place);
    }
    rows.set("session", { ...this.row, seq });
  }

  /** Resolves once the rooms have done all that does not wait for time. */
  async settled(): Promise<void> {
    await settled(this.bed);
  }
}

/** Resolves once the rooms of a platform have done all that does not wait for time. */
export async function settled({ platform }: StillBed): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await platform.idle();
    await new Promise((resolve) => setImmediate(resolve));
    // Sealing runs on threads of its own; what follows it may seal again.
    if (await sealingEnded()) round = 0;
  }
}

/** The rows of a session of `SITE`, or of the site itself, as their room reads them. */
export function unsealedRows({ platform }: StillBed, kind: "main" | "site", id: string): UnsealedRows {
  return new UnsealedRows(
    kind,
    platform.place(kind, id).storage.rows,
    platform.place("site", SITE).storage.rows,
  );
}

/** Says something and waits until it is confirmed; returns its id. */
export async function ask(client: Client, text = "oi", replaces?: string): Promise<string> {
  const id = freshId();
  client.send({ type: "say", id, text, ...(replaces !== undefined && { replaces }) });
  await client.next("confirmed", (event) => event.id === id);
  return id;
}

export function welcomeOf(client: Client): WelcomeEvent {
  const welcome = client.events.find((event) => event.type === "welcome");
  if (welcome?.type !== "welcome") throw new Error("The client was not welcomed.");
  return welcome;
}

/** The places of the events that a client heard. */
export function seqs(client: Client): number[] {
  return client.log.map(({ seq }) => seq);
}

/** The contacts that a site's owner is shown, newest first. */
export async function listContacts(testbed: Testbed, site = SITE): Promise<VisitorContact[]> {
  const response = await testbed.fetch(`/api/contacts?site=${site}`, {
    headers: { authorization: `Bearer ${OWNER_KEY}` },
  });
  if (!response.ok) throw new Error(`No contacts were listed: ${await response.text()}`);
  return ((await response.json()) as { contacts: VisitorContact[] }).contacts;
}
