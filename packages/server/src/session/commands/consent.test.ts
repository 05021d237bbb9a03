import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PROTOCOL_VERSION, type SubmitCommand } from "@prosa/protocol";
import { Client, freshId, putSite } from "../../../test/client.ts";
import { CONSENT, listContacts, SessionBed, SITE, START_FORM } from "../../../test/session-bed.ts";
import { OWNER_KEY } from "../../../test/testbed.ts";
import { hashOfText } from "../../security/text-hash.ts";

const LATER = "Usamos seus dados também para novidades.";
const SETTINGS = { model: "embedded", retentionDays: 2 };

function formOf(words: string, beside: object = {}) {
  return { ...START_FORM, consent: { "pt-BR": words }, ...beside };
}

async function submit(client: Client, form: Partial<SubmitCommand> = {}): Promise<string> {
  const id = freshId();
  client.send({ type: "submit", id, contact: { name: "Ana" }, consent: CONSENT, ...form });
  return outcome(client, id);
}

/** The end of the newest command with this id: a pong comes after the ends of all that were sent before it. */
async function outcome(client: Client, id: string): Promise<string> {
  client.send({ type: "ping" });
  await client.next("pong");
  const end = client.events.findLast((event) => "id" in event && event.id === id);
  return end?.type === "rejected" ? end.code : (end?.type ?? "none");
}

function submitted(client: Client) {
  const event = client.log.findLast(({ type }) => type === "submitted");
  assert.ok(event?.type === "submitted");
  return event;
}

async function versions(room: SessionBed): Promise<unknown> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  return (await room.bed.fetch(`/api/sites/${SITE}/consents`, { headers })).json();
}

describe("the words of a consent", () => {
  it("[P25] are those that the welcome showed, with their version and digest in the log and the list", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const client = await room.join();
    assert.equal(
      await submit(client, { consent: "OUTRA COISA QUE O SITE NUNCA MOSTROU" }),
      "unknown-message",
    );
    assert.equal(await submit(client, { consent: `${CONSENT} ` }), "unknown-message");
    assert.equal(await submit(client, { consentVersion: 2 }), "unknown-message");
    assert.deepEqual(await listContacts(room.bed), []);
    assert.equal(await submit(client, { consentVersion: 1 }), "confirmed");
    const { consent, consentVersion, consentDigest } = submitted(client);
    assert.deepEqual([consent, consentVersion, consentDigest], [CONSENT, 1, hashOfText(CONSENT)]);
    await room.settled();
    const [listed] = await listContacts(room.bed);
    assert.deepEqual([listed?.consent, listed?.consentVersion], [CONSENT, 1]);
  });

  it("[P25] are those that were shown even where the owner writes others meanwhile, also after hibernation", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const client = await room.join();
    await putSite(room.bed, SITE, { ...SETTINGS, form: formOf(LATER) });
    room.bed.platform.hibernate();
    room.bed.clock.advance(10_000);
    assert.equal(await submit(client, { consent: LATER }), "unknown-message");
    assert.equal(await submit(client), "confirmed");
    assert.equal(submitted(client).consentVersion, 1);
    const fresh = await SessionBed.start({ form: formOf(LATER) });
    assert.equal(await submit(await fresh.join()), "unknown-message");
  });

  it("[P25] of a form in a message are that message's own", async () => {
    const room = await SessionBed.start({ form: { ...START_FORM, asked: ["hand-over"] } });
    const client = await room.join();
    client.send({ type: "ask-human", id: freshId() });
    const { message } = await client.next("said", (event) => event.message.author === "assistant");
    const { id: messageId } = message;
    assert.equal(await submit(client, { messageId, consent: LATER }), "unknown-message");
    assert.equal(await submit(client), "unknown-message");
    assert.equal(await submit(client, { messageId }), "confirmed");
  });

  it("[P25] may be agreed to again where they were before, though no welcome shows the form any more", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const client = await room.join();
    assert.equal(await submit(client), "confirmed");
    client.close();
    const back = await room.join();
    assert.equal(await submit(back, { contact: { name: "Ana Souza" } }), "confirmed");
    assert.equal(await submit(back, { consent: LATER }), "unknown-message");
  });

  it("come without a version from a client of version 2", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const client = await Client.dial(room.bed, room.opened.session);
    const { token } = room.opened;
    client.send({ type: "hello", protocol: PROTOCOL_VERSION - 1, token, since: 0, epoch: null });
    await client.next("welcome");
    assert.equal(await submit(client), "confirmed");
    assert.equal(submitted(client).consentVersion, 1);
  });

  it("[P8] conflict under the id of a submission with other words, or of another form", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const client = await room.join();
    const id = freshId();
    const first: SubmitCommand = { type: "submit", id, contact: { name: "Ana" }, consent: CONSENT };
    const send = (command: SubmitCommand) => {
      client.send(command);
      return outcome(client, id);
    };
    assert.equal(await send(first), "confirmed");
    assert.equal(await send(first), "confirmed");
    assert.equal(await send({ ...first, consent: LATER }), "conflict");
    assert.equal(await send({ ...first, messageId: "another-form" }), "conflict");
    assert.equal(await send({ ...first, consentVersion: 7 }), "conflict");
    assert.equal(await send({ ...first, contact: { name: "Bia" } }), "conflict");
  });
});

describe("the versions of a site's words of consent", () => {
  it("grow when the words or their address change, and stay readable for the owner", async () => {
    const room = await SessionBed.start({ form: START_FORM });
    const { clock } = room.bed;
    const start = clock.now();
    clock.advance(1_000);
    const put = (form?: object) => putSite(room.bed, SITE, { ...SETTINGS, ...(form && { form }) });
    // Neither other settings, nor a number that the owner writes, nor a while without a form make a new version.
    await put({ ...START_FORM, isRequired: true, version: 40 });
    await put();
    await put(START_FORM);
    await put(formOf(CONSENT, { privacyUrl: "https://loja.example/privacidade" }));
    await put(formOf(LATER));
    const consent = { "pt-BR": CONSENT };
    assert.deepEqual(await versions(room), {
      consents: [
        { version: 1, since: start, consent },
        { version: 2, since: clock.now(), consent, privacyUrl: "https://loja.example/privacidade" },
        { version: 3, since: clock.now(), consent: { "pt-BR": LATER } },
      ],
    });
    const welcome = (await room.join()).events.find((event) => event.type === "welcome");
    assert.equal(welcome?.type === "welcome" && welcome.site.form?.consent.version, 3);
  });

  it("are shown to the owner alone", async () => {
    const room = await SessionBed.start();
    assert.equal((await room.bed.fetch(`/api/sites/${SITE}/consents`)).status, 401);
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    assert.equal((await room.bed.fetch("/api/sites/nobody/consents", { headers })).status, 404);
  });
});
