import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { putSite } from "../../test/client.ts";
import { unsealedRows } from "../../test/session-bed.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../test/testbed.ts";
import { CONTACT_GRACE_MS, CONTACTS_MAX, CONTACTS_PAGE_COUNT, type ContactReport } from "./contact-list.ts";

const SITE = "loja";
const CONSENT = "Usamos seus dados só para responder.";
const DAY_MS = 24 * 60 * 60 * 1_000;

let bed: StillBed;

function ask(path: string, init?: RequestInit): Promise<Response> {
  return bed.platform.callRoom("site", SITE, path, init);
}

async function report(session: string, fields: Partial<ContactReport> = {}): Promise<number> {
  const at = bed.clock.now();
  const body = { at, until: at + 30 * DAY_MS, contact: { name: session }, consent: CONSENT, ...fields };
  return (await ask(`/contacts/${session}`, { method: "PUT", body: JSON.stringify(body) })).status;
}

async function list(query = "", key = OWNER_KEY) {
  const response = await bed.fetch(`/api/contacts?site=${SITE}${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { contacts = [], ...rest } = (await response.json()) as {
    contacts?: { session: string; at: number; contact: { name: string } }[];
    next?: string;
    code?: string;
  };
  return { status: response.status, contacts, names: contacts.map(({ contact }) => contact.name), ...rest };
}

function rows(): Map<string, unknown> {
  return bed.platform.place("site", SITE).storage.rows;
}

/** All that the site's storage holds, opened, with the names of the rows of keys. */
function words(): string {
  return JSON.stringify([...unsealedRows(bed, "site", SITE), ...rows().keys()]);
}

describe("GET /api/contacts", () => {
  beforeEach(async () => {
    bed = startStill();
    await putSite(bed, SITE);
  });

  it("lists the submitted contacts, newest first, each session once with its latest", async () => {
    for (const session of ["session-a", "session-b"]) {
      await report(session);
      bed.clock.advance(1_000);
    }
    await report("session-a", { contact: { name: "Ana", email: "ana@exemplo.com.br" } });
    const { contacts } = await list();
    const [first] = contacts;
    assert.deepEqual(first, {
      session: "session-a",
      at: bed.clock.now(),
      contact: { name: "Ana", email: "ana@exemplo.com.br" },
      consent: CONSENT,
    });
    assert.deepEqual(
      contacts.map(({ session }) => session),
      ["session-a", "session-b"],
    );
  });

  it("opens to the owner alone, and to no other site's rows", async () => {
    await report("session-a");
    assert.equal((await list("", "another-key")).status, 401);
    await putSite(bed, "outra");
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const other = await bed.fetch("/api/contacts?site=outra", { headers });
    assert.deepEqual(await other.json(), { contacts: [] });
    assert.equal(other.headers.get("cache-control"), "no-store");
  });

  it("refuses a site or a place that it cannot read, and a site that does not exist", async () => {
    assert.deepEqual(
      [(await list("&from=x")).code, (await list("&from=9999.%2E")).code],
      ["bad-from", "bad-from"],
    );
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    assert.equal((await bed.fetch("/api/contacts?site=NO", { headers })).status, 400);
    assert.equal((await bed.fetch("/api/contacts?site=none", { headers })).status, 404);
  });

  it("goes on page by page, also from a contact that is gone", async () => {
    const total = 2 * CONTACTS_PAGE_COUNT + 1;
    for (let place = 0; place < total; place += 1) {
      await report(`session-${String(place).padStart(4, "0")}`);
      bed.clock.advance(1);
    }
    const first = await list();
    assert.equal(first.names.length, CONTACTS_PAGE_COUNT);
    assert.ok(first.next);
    await ask(`/contacts/${first.next.split(".")[1]}`, { method: "DELETE" });
    const second = await list(`&from=${first.next}`);
    const third = second.next === undefined ? undefined : await list(`&from=${second.next}`);
    const names = [...first.names, ...second.names, ...(third?.names ?? [])];
    assert.equal(new Set(names).size, total - 1);
    assert.deepEqual(names, [...names].sort().reverse());
    assert.equal((third ?? second).next, undefined);
  });
});

describe("a site's contacts", () => {
  beforeEach(async () => {
    bed = startStill();
    await putSite(bed, SITE);
  });

  it("accept the same report again, and ignore one of an earlier form", async () => {
    await report("session-a");
    const before = [...unsealedRows(bed, "site", SITE)];
    assert.equal(await report("session-a"), 204);
    assert.deepEqual([...unsealedRows(bed, "site", SITE)], before);
    assert.equal(await report("session-a", { at: bed.clock.now() - 1, contact: { name: "Antes" } }), 204);
    assert.deepEqual((await list()).names, ["session-a"]);
  });

  it("[I13] are removed with their session, and a late report does not restore them", async () => {
    await report("session-a", { contact: { name: "Joana" } });
    await report("session-b");
    await ask("/contacts/session-a?for-good", { method: "DELETE" });
    await ask("/contacts/session-a?for-good", { method: "DELETE" });
    assert.doesNotMatch(words(), /Joana/);
    assert.equal(await report("session-a", { contact: { name: "Joana" } }), 410);
    assert.deepEqual((await list()).names, ["session-b"]);
    assert.equal(rows().get("contact-count"), 1);
  });

  it("[I13] keep a report out that comes after an erasure it crossed", async () => {
    await ask("/contacts/session-a?for-good", { method: "DELETE" });
    assert.equal(await report("session-a"), 410);
    assert.doesNotMatch(words(), /consent/);
  });

  it("forget the marks of the erased after a day", async () => {
    await ask("/contacts/session-a?for-good", { method: "DELETE" });
    bed.clock.advance(DAY_MS + 1);
    await ask("/contacts/session-b?for-good", { method: "DELETE" });
    assert.doesNotMatch(words(), /session-a/);
    assert.match(words(), /session-b/);
  });

  it("accept a session again whose transcript has ended", async () => {
    await report("session-a");
    await ask("/contacts/session-a", { method: "DELETE" });
    assert.deepEqual((await list()).names, []);
    await report("session-a");
    assert.deepEqual((await list()).names, ["session-a"]);
  });

  it("[I13] go by themselves when their session's room never comes back to delete them", async () => {
    await report("session-a", { until: bed.clock.now() + DAY_MS });
    bed.clock.advance(DAY_MS + CONTACT_GRACE_MS - 1);
    assert.deepEqual((await list()).names, ["session-a"]);
    bed.clock.advance(1);
    assert.deepEqual((await list()).names, []);
    assert.doesNotMatch(words(), /session-a/);
  });

  it("[I10] are bounded: the oldest go", async () => {
    await report("session-first");
    bed.clock.advance(1);
    await report("session-second");
    fill(CONTACTS_MAX);
    bed.clock.advance(1);
    await report("session-last");
    const kept = [...rows().keys()].filter((key) => key.startsWith("contact:"));
    assert.ok(kept.length <= CONTACTS_MAX);
    assert.equal(rows().get("contact-count"), kept.length);
    assert.ok(!rows().has("contact:session-first") && rows().has("contact:session-last"));
  });

  it("keep one whose earlier place a step that was cut off left behind, when the oldest go", async () => {
    await report("session-first");
    const [stale = ""] = [...rows().keys()].filter((key) => key.startsWith("contact-order:"));
    bed.clock.advance(1);
    await report("session-second");
    bed.clock.advance(1);
    await report("session-first");
    rows().set(stale, true);
    fill(CONTACTS_MAX);
    bed.clock.advance(1);
    await report("session-last");
    assert.ok(rows().has("contact:session-first") && !rows().has(stale));
    assert.ok((await list()).names.includes("session-first"));
  });

  it("repair the rows that an interrupted step left behind", async () => {
    await report("session-a");
    rows().delete("contact:session-a");
    assert.deepEqual((await list()).names, []);
    assert.equal([...rows().keys()].filter((key) => key.startsWith("contact-order:")).length, 0);
  });
});

/** Fills the site up to `count` contacts by copying one, as if they had been reported. */
function fill(count: number): void {
  const [place = ""] = [...rows().keys()].filter((key) => key.endsWith(".session-second"));
  const row = unsealedRows(bed, "site", SITE).get("contact:session-second");
  const known = rows().get("contact-count") as number;
  for (let more = known; more < count; more += 1) {
    const session = `filled-${String(more).padStart(6, "0")}`;
    rows().set(`contact:${session}`, row);
    rows().set(place.replace(/[^.]+$/, session), true);
  }
  rows().set("contact-count", count);
}
