import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { AgentClient, signUp } from "../../test/agents.ts";
import { type Client, freshId } from "../../test/client.ts";
import { assertProblem, OWNER } from "../../test/http.ts";
import { UnsealedRows } from "../../test/sealing/unsealed-rows.ts";
import { listContacts, SessionBed, SITE } from "../../test/session-bed.ts";
import type { RenewalProgress } from "./renewal-job.ts";

const CLOSED = { timeZone: "America/Sao_Paulo", week: [[], [], [], [], [], [], []] };
const SAID = "Quanto custa a geleia de framboesa?";
const EMAIL = "frambelina@exemplo.com.br";
const NOTE = "Prefere potes de vidro lilás";
const WORDS = ["framboesa", "frambelina", NOTE];

/** The rooms of a session of `SITE` that hold words, and those of their kinds that `UnsealedRows` opens. */
const SEALED = ["main", "desk", "site", "stats"] as const;

let session: SessionBed;
let visitor: Client;

beforeEach(async () => {
  session = await SessionBed.start({ openingHours: CLOSED });
  visitor = await session.join();
});

/** A talk with a question that has no answer, a note of an agent, a ticket and a contact. */
async function talk(): Promise<void> {
  const said = freshId();
  visitor.say(said, SAID);
  await visitor.reply(said);
  visitor.send({ type: "ask-human", id: freshId() });
  const { message } = await visitor.next("said", (event) =>
    event.message.parts.some(({ type }) => type === "form"),
  );
  const form = message.parts.find((part) => part.type === "form");
  assert.ok(form?.type === "form");
  const submission = {
    type: "submit",
    id: freshId(),
    messageId: message.id,
    contact: { email: EMAIL },
  } as const;
  visitor.send({ ...submission, consent: form.consent.text });
  await visitor.next("said", (event) => event.message.parts.some(({ type }) => type === "ticket"));
  const agent = await AgentClient.join(
    session.bed,
    session.opened.session,
    await signUp(session.bed, SITE, "Lia"),
  );
  const noted = freshId();
  agent.send({ type: "note", id: noted, text: NOTE });
  await agent.next("confirmed", (event) => event.id === noted);
  await session.settled();
}

async function plainWords(): Promise<string[]> {
  const bytes = await session.bed.storedBytes();
  return WORDS.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, "latin1")));
}

function roomsOf(kind: (typeof SEALED)[number]): Map<string, unknown>[] {
  const { platform } = session.bed;
  return platform.idsOf(kind).map((id) => platform.place(kind, id).storage.rows);
}

/** Puts plain rows in the place of all sealed ones, as the version before sealing wrote them. */
function unsealAll(): void {
  const site = session.bed.platform.place("site", SITE).storage.rows;
  for (const kind of SEALED)
    for (const rows of roomsOf(kind)) {
      const plain = [...new UnsealedRows(kind, rows, site)];
      for (const key of [...rows.keys()]) if (key.startsWith("key:")) rows.delete(key);
      for (const [key, value] of plain) rows.set(key, value);
    }
}

async function ask(method: "POST" | "GET"): Promise<RenewalProgress> {
  const response = await session.bed.fetch("/api/rooms/renewal", { method, headers: OWNER });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as RenewalProgress;
}

async function finished(): Promise<RenewalProgress> {
  for (;;) {
    const progress = await ask("GET");
    if (progress.finishedAt !== undefined) return progress;
    session.bed.clock.advance(20);
    await session.settled();
  }
}

describe("the renewal of all rooms", () => {
  it("[I13] finds no word in plain after a talk with a note, a ticket, a question and a contact", async () => {
    await talk();
    assert.deepEqual(await plainWords(), []);
    const held = SEALED.map((kind) => [
      kind,
      roomsOf(kind).some((rows) => [...rows.keys()].some((key) => key.startsWith("key:"))),
    ]);
    assert.deepEqual(
      held,
      SEALED.map((kind) => [kind, true]),
    );
  });

  it("[I13] seals every row that an earlier version left plain, and all of them still open", async () => {
    await talk();
    unsealAll();
    session.bed.platform.kill();
    assert.deepEqual(await plainWords(), WORDS);
    const begun = await ask("POST");
    assert.deepEqual([begun.sites, begun.finishedAt], [{ done: 0, of: 1 }, undefined]);
    const { sites, rooms, sealed, failed } = await finished();
    assert.deepEqual([sites, rooms, failed.count], [{ done: 1, of: 1 }, { done: 1 }, 0]);
    assert.ok(sealed > 3);
    assert.deepEqual(await plainWords(), []);
    session.bed.platform.kill();
    assert.equal((await listContacts(session.bed))[0]?.contact.email, EMAIL);
    const back = await session.join();
    await back.next("said", (event) => JSON.stringify(event).includes("framboesa"));
    const { cookie } = await signUp(session.bed, SITE, "Bia");
    const { tickets } = (await (
      await session.bed.fetch("/api/desk/tickets", { headers: { cookie } })
    ).json()) as {
      tickets: { contact?: { email?: string } }[];
    };
    assert.deepEqual(
      tickets.map(({ contact }) => contact?.email),
      [EMAIL],
    );
    const questions = await session.bed.fetch(`/api/unanswered?site=${SITE}`, { headers: OWNER });
    assert.match(await questions.text(), /framboesa/);
  });

  it("[I13] leaves no key of a session that is erased", async () => {
    await talk();
    const headers = { authorization: `Bearer ${session.opened.token}` };
    await session.bed.fetch(`/api/sessions/${session.opened.session}`, { method: "DELETE", headers });
    await session.settled();
    const keys = SEALED.flatMap((kind) =>
      roomsOf(kind).flatMap((rows) =>
        [...rows].filter(
          ([key, value]) => key.startsWith("key:") && !(value as { isDestroyed?: true }).isDestroyed,
        ),
      ),
    );
    assert.deepEqual(keys, []);
    assert.deepEqual(await plainWords(), []);
  });

  it("goes on where it was after a restart, counts a room that fails, and takes it up in the next run", async () => {
    await talk();
    const { platform } = session.bed;
    const desk = platform.place("desk", SITE).storage.rows;
    const [name, row] = [...desk].find(([key]) => key.startsWith("key:")) ?? [];
    assert.ok(name !== undefined);
    desk.set(name, { ...(row as object), wrapped: new Uint8Array(80).fill(1) });
    platform.kill();
    await ask("POST");
    platform.kill();
    const first = await finished();
    assert.deepEqual([first.failed, first.rooms.done], [{ count: 1, named: [`desk/${SITE}`] }, 1]);
    desk.set(name, row);
    platform.kill();
    await ask("POST");
    assert.equal((await finished()).failed.count, 0);
  });

  it("is the operator's alone, and says so where it never ran", async () => {
    await assertProblem(await session.bed.fetch("/api/rooms/renewal"), 401, "bad-owner-key");
    await assertProblem(await session.bed.fetch("/api/rooms/renewal", { headers: OWNER }), 404, "no-renewal");
  });
});
