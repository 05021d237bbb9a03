import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crmConnectionsSchema } from "@prosa/protocol";
import { roundTrip } from "../../../test/channels/round-trip.ts";
import { Client, openSession } from "../../../test/client.ts";
import { CrmBed } from "../../../test/exports/crm-bed.ts";
import { listDeliveries, WebhookBed } from "../../../test/exports/webhook-bed.ts";
import { OWNER } from "../../../test/http.ts";
import { ask, CONSENT, type SessionBed, SITE, settled } from "../../../test/session-bed.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The calls of a day without an answer: some at its beginning, and then one in ten minutes at the most. */
const CALLS_MAX = 20 + 24 * 6;
/** The hours of the day in which the server is killed. */
const KILLS = [2, 7, 13, 20];
/** The hours in which somebody new leaves a contact. */
const COMINGS = [0, 0, 1, 4, 9, 16, 23];

/** One of the fake CRMs, as its records are asked here. */
interface Crm {
  readonly kind: "hubspot" | "salesforce";
  isDown(is: boolean): void;
  requests(): number;
  /** The addresses of people, in the order in which they came. */
  people(): (string | undefined)[];
  /** The records beside those of people. */
  notes(): number;
  /** The words that are kept of a person's conversation. */
  wordsOf(email: string): string;
}

function crmsOf({ hubspot, salesforce }: CrmBed): Crm[] {
  return [
    {
      kind: "hubspot",
      isDown: (is) => {
        hubspot.isDown = is;
      },
      requests: () => hubspot.requests,
      people: () => hubspot.all("contacts").map(({ properties }) => properties.email),
      notes: () => hubspot.all("notes").length,
      wordsOf(email) {
        const contact = hubspot.all("contacts").find(({ properties }) => properties.email === email);
        const note = hubspot
          .all("notes")
          .find(({ id }) => hubspot.associations.has(`notes/${id} contacts/${contact?.id}`));
        return note?.properties.hs_note_body ?? "";
      },
    },
    {
      kind: "salesforce",
      isDown: (is) => {
        salesforce.isDown = is;
      },
      requests: () => salesforce.requests,
      people: () => salesforce.all("Lead").map(({ fields }) => fields.Email),
      notes: () => salesforce.all("Lead").length,
      wordsOf: (email) =>
        salesforce.all("Lead").find(({ fields }) => fields.Email === email)?.fields.Description ?? "",
    },
  ];
}

/** Lets everything come about that does not wait for time: work of the rooms, and answers of a fake over loopback. */
async function quiet({ bed }: SessionBed): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await settled(bed);
    await roundTrip();
  }
}

/** Lets a time pass, from one timer to the next: a call's patience does not end in the step that begins it. */
async function pass(stage: SessionBed, ms: number, isQuiet = () => quiet(stage)): Promise<void> {
  await isQuiet();
  for (let left = ms; left > 0; ) {
    left -= stage.bed.clock.advanceToNext(left);
    await isQuiet();
  }
}

async function shown({ bed }: SessionBed, id: string) {
  const listed = await bed.fetch(`/api/crm?site=${SITE}`, { headers: OWNER });
  const { connections } = crmConnectionsSchema.parse(await listed.json());
  const found = connections.find((one) => one.id === id);
  assert.ok(found);
  return found;
}

async function deliveries({ bed }: SessionBed, id: string) {
  return listDeliveries(bed, `/api/crm/${id}`);
}

/** A visitor who asks something and leaves their contact. */
async function come(client: Client, email: string): Promise<void> {
  await ask(client, `Sou ${email.split("@")[0]}: qual é o prazo de troca?`);
  client.send({
    type: "submit",
    id: `submit-${email}`.replace(/\W/g, "-"),
    contact: { name: "Ana Souza", email },
    consent: CONSENT,
  });
  await client.next("submitted");
  client.close();
}

describe("a CRM that is down for a day", () => {
  for (const index of [0, 1])
    it(`[F44] [I22] costs nothing but the day, at ${["HubSpot", "Salesforce"][index]}`, async () => {
      const crms = await CrmBed.start();
      const crm = crmsOf(crms)[index] as Crm;
      try {
        const stage = await crms.serve();
        const id = await crms.connect(stage, crm.kind);
        crm.isDown(true);
        const before = crm.requests();
        const emails: string[] = [];
        for (let hour = 0; hour < 24; hour += 1) {
          for (const coming of COMINGS)
            if (coming === hour) {
              emails.push(`pessoa${emails.length}@exemplo.com.br`);
              const isFirst = emails.length === 1;
              const client = isFirst
                ? await stage.join()
                : await Client.join(stage.bed, await openSession(stage.bed, SITE));
              await come(client, emails.at(-1) ?? "");
            }
          // The first person goes on: the state that leaves is the last.
          if (hour % 6 === 1) {
            const client = await stage.join();
            client.send({ type: "score", id: `a-score-at-hour-${hour}`, score: 4 });
            await ask(client, `Pergunta da hora ${hour}`);
            client.close();
          }
          if (KILLS.includes(hour)) {
            stage.bed.clock.advance(MINUTE_MS / 2);
            await stage.bed.kill();
          }
          await pass(stage, HOUR_MS);
          const { state, failing, waiting, parked } = await shown(stage, id);
          assert.deepEqual([state, waiting, parked], ["on", emails.length, 0], `hour ${hour}`);
          assert.match(failing?.fault ?? "", /did not answer|answered 503/, `hour ${hour}`);
        }
        const calls = crm.requests() - before;
        assert.ok(calls > 0 && calls <= CALLS_MAX, `${calls} calls`);
        assert.deepEqual(crm.people(), []);

        crm.isDown(false);
        await pass(stage, 15 * MINUTE_MS);
        const { failing, waiting, parked } = await shown(stage, id);
        assert.deepEqual([failing, waiting, parked], [undefined, 0, 0]);
        const ended = await deliveries(stage, id);
        assert.ok(ended.every(({ state }) => state === "delivered"));
        assert.equal(ended.length, emails.length);
        assert.deepEqual(crm.people().sort(), emails);
        assert.equal(crm.notes(), emails.length);
        for (const email of emails)
          assert.match(crm.wordsOf(email), new RegExp(`Sou ${email.split("@")[0]}:`));
        assert.match(crm.wordsOf(emails[0] ?? ""), /Pergunta da hora 19/);
        const last = crm.requests();
        await pass(stage, HOUR_MS);
        assert.equal(crm.requests(), last, "nothing is sent twice");
        await stage.bed.close();
      } finally {
        await crms.close();
      }
    });
});

describe("a webhook's receiver that is down for a day", () => {
  it("[F44] [I22] gets every event once and in its order when it is back, and is asked seldom until then", async () => {
    const bed = await WebhookBed.start(["conversation.started", "message.received", "conversation.scored"]);
    const { stage, receiver } = bed;
    try {
      receiver.always = { status: 503 };
      const sessions: string[] = [];
      for (let hour = 0; hour < 24; hour += 1) {
        for (const half of [0, 1]) {
          const opened = await openSession(stage.bed, SITE);
          sessions.push(opened.session);
          const client = await Client.join(stage.bed, opened);
          await ask(client);
          const id = `a-score-at-${hour}-${half}`;
          client.send({ type: "score", id, score: 4 });
          await client.next("confirmed", (event) => event.id === id);
          client.close();
          if (half === 1 && KILLS.includes(hour)) {
            stage.bed.clock.advance(MINUTE_MS / 2);
            await bed.kill();
          }
          await pass(stage, HOUR_MS / 2, () => bed.quiet());
        }
        const { state, failing, waiting, parked } = await bed.webhook();
        assert.deepEqual(
          [state, failing?.fault, waiting, parked],
          ["on", "It answered 503.", 3 * sessions.length, 0],
          `hour ${hour}`,
        );
      }
      assert.ok(receiver.requests <= CALLS_MAX, `${receiver.requests} calls`);

      receiver.always = null;
      await pass(stage, 15 * MINUTE_MS, () => bed.quiet());
      const { failing, waiting, parked } = await bed.webhook();
      assert.deepEqual([failing, waiting, parked], [undefined, 0, 0]);
      assert.equal(receiver.taken.length, receiver.distinct.length);
      for (const session of sessions)
        assert.deepEqual(
          receiver.taken.filter(({ conversation }) => conversation === session).map(({ type }) => type),
          ["conversation.started", "message.received", "conversation.scored"],
        );
      assert.equal(receiver.taken.length, 3 * sessions.length);
    } finally {
      await bed.close();
    }
  });
});
