import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { crmConnectionsSchema, crmDryRunSchema } from "@prosa/protocol";
import { auditPageSchema } from "@prosa/protocol/desk";
import { type FakeHubspot, HUBSPOT_TOKEN } from "../../../scripts/fakes/hubspot.ts";
import { type FakeSalesforce, SALESFORCE_APP } from "../../../scripts/fakes/salesforce.ts";
import { AgentClient, signUp, visitingAgent } from "../../../test/agents.ts";
import { CrmBed } from "../../../test/exports/crm-bed.ts";
import { listDeliveries } from "../../../test/exports/webhook-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { ask, CONSENT, SessionBed, SITE, START_FORM, settled } from "../../../test/session-bed.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const EMAIL = "ana@exemplo.com.br";

let crms: CrmBed;
let hubspot: FakeHubspot;
let salesforce: FakeSalesforce;
let stage: SessionBed;

before(async () => {
  crms = await CrmBed.start();
  ({ hubspot, salesforce } = crms);
});
after(() => crms.close());
beforeEach(async () => {
  hubspot.records.clear();
  hubspot.associations.clear();
  hubspot.batches.length = 0;
  hubspot.wrong.clear();
  hubspot.lost.length = 0;
  hubspot.remaining = 100;
  salesforce.records.length = 0;
  stage = await crms.serve();
});

const asHubspot = () => crms.connect(stage, "hubspot");
const asSalesforce = () => crms.connect(stage, "salesforce");

async function deliveries(id: string) {
  return listDeliveries(stage.bed, `/api/crm/${id}`);
}

/** Lets the clock go on until every delivery of a connection has one of these states, and there is one. */
async function until(id: string, isSo: (states: string[]) => boolean, stepMs = 1_000): Promise<void> {
  for (let steps = 0; steps < 20_000; steps += 1) {
    await settled(stage.bed);
    if (isSo((await deliveries(id)).map(({ state }) => state))) return;
    // Answers of the fakes come by the machine's own clock, so this one rests for most steps.
    if (steps % 20 === 19) stage.bed.clock.advance(stepMs);
  }
  assert.fail(JSON.stringify(await deliveries(id)));
}

const isDone = (states: string[]) => states.length > 0 && !states.includes("waiting");

async function submit(email = EMAIL) {
  const client = await stage.join();
  await ask(client, "Qual é o prazo de troca?");
  client.send({
    type: "submit",
    id: `submit-${email.length}-of-ana`,
    contact: { name: "Ana Souza", email },
    consent: CONSENT,
  });
  await client.next("submitted");
  return client;
}

async function resolve(): Promise<void> {
  const person = visitingAgent(SITE, "Bia");
  const agent = await AgentClient.join(stage.bed, stage.opened.session, person, {
    now: stage.bed.clock.now(),
  });
  await agent.do({ type: "claim" });
  await agent.do({ type: "resolve" });
}

/** Changes a connection, as the owner. */
async function change(id: string, body: object): Promise<void> {
  const init = { method: "PATCH", headers: OWNER, body: JSON.stringify(body) };
  const response = await stage.bed.fetch(`/api/crm/${id}?site=${SITE}`, init);
  assert.equal(response.status, 200, await response.text());
}

async function eraseForGood(): Promise<void> {
  const path = `/api/conversations/${stage.opened.session}?site=${SITE}`;
  const response = await stage.bed.fetch(path, { method: "DELETE", headers: OWNER });
  assert.equal(response.status, 204);
}

async function eraseSession(): Promise<void> {
  const { session, token } = stage.opened;
  const headers = { authorization: `Bearer ${token}` };
  await stage.bed.fetch(`/api/sessions/${session}`, { method: "DELETE", headers });
}

describe("HubSpot", () => {
  it("[I22] gets a person once, by e-mail, with a note of the conversation that follows it", async () => {
    const id = await asHubspot();
    await submit();
    await until(id, isDone);
    await resolve();
    await until(id, (states) => states.length >= 2 && isDone(states));
    const [contact, ...others] = hubspot.all("contacts");
    assert.equal(others.length, 0);
    assert.deepEqual(contact?.properties, { email: EMAIL, firstname: "Ana", lastname: "Souza" });
    const [note, ...more] = hubspot.all("notes");
    assert.equal(more.length, 0);
    assert.match(note?.properties.hs_note_body ?? "", /prazo de troca/);
    assert.match(note?.properties.hs_note_body ?? "", /Bia/);
    assert.deepEqual([...hubspot.associations], [`notes/${note?.id} contacts/${contact?.id}`]);
  });

  it("[P25] gets nothing of a visitor who agreed to nothing", async () => {
    const id = await asHubspot();
    const client = await stage.join();
    await ask(client, "meu segredo");
    client.send({ type: "score", id: "a-score-of-five", score: 5 });
    await until(id, isDone);
    assert.deepEqual(
      (await deliveries(id)).map(({ state, fault }) => [state, fault]),
      [["skipped", "The visitor has submitted no contact."]],
    );
    assert.equal(hubspot.all("contacts").length + hubspot.all("notes").length, 0);
  });

  it("[I22] waits where its quota is used up, and parks a row that it does not take with the row's own fault", async () => {
    const id = await asHubspot();
    const asked = hubspot.requests;
    hubspot.faults.push({
      path: /upsert/,
      answer: {
        status: 429,
        headers: { "retry-after": "60" },
        body: { message: "limit", policyName: "TEN_SECONDLY_ROLLING" },
      },
    });
    hubspot.wrong.add(EMAIL);
    const at = stage.bed.clock.now();
    await submit();
    await until(id, isDone, 5_000);
    assert.ok(stage.bed.clock.now() - at >= 60_000);
    // The contact is looked up, its upsert meets the quota, and comes once more.
    assert.equal(hubspot.requests - asked, 3);
    const [delivery] = await deliveries(id);
    assert.deepEqual([delivery?.state, delivery?.fault], ["parked", "email is invalid"]);
    hubspot.wrong.clear();
    const path = `/api/crm/${id}/deliveries/${delivery?.id}/send-again?site=${SITE}`;
    assert.equal((await post(stage.bed, path, "", OWNER)).status, 200);
    await until(id, (states) => states.every((state) => state === "delivered"));
    assert.equal(hubspot.all("contacts").length, 1);
  });

  it("[I13] erases what is there by us, and says that a contact who was there before stays", async () => {
    const known = hubspot.add("contacts", { email: EMAIL, firstname: "Ana Maria" });
    const id = await asHubspot();
    await submit();
    await until(id, isDone);
    assert.equal(hubspot.all("notes").length, 1);
    await eraseSession();
    await until(id, (states) => states.includes("parked"));
    assert.equal(hubspot.all("notes").length, 0);
    assert.deepEqual(
      hubspot.all("contacts").map((one) => one.id),
      [known.id],
    );
    const erased = (await deliveries(id)).find(({ type }) => type === "conversation.erased");
    assert.match(erased?.fault ?? "", /erase it there/);
  });

  it("[I13] erases for good a contact who is there by us", async () => {
    const id = await asHubspot();
    await submit();
    await until(id, isDone);
    await eraseSession();
    await until(id, (states) => states.length === 1 && isDone(states));
    assert.equal(hubspot.all("contacts").length + hubspot.all("notes").length, 0);
  });

  for (const [why, days] of [
    ["while it was off", 0],
    ["after most of a year without a word", 300],
  ] as const)
    it(`[I13] erases what is there by us once it is on again, where the visitor erased ${why}`, async () => {
      stage = await SessionBed.start(
        { form: START_FORM, retentionDays: 365 },
        { variables: { PROSA_HUBSPOT_URL: hubspot.origin, PROSA_SALESFORCE_URL: salesforce.origin } },
      );
      const id = await asHubspot();
      await submit();
      await until(id, isDone);
      for (let day = 0; day < days; day += 1) {
        stage.bed.clock.advance(DAY_MS);
        await settled(stage.bed);
      }
      // The room forgets what is old when its alarm goes off.
      await stage.bed.platform.place("exports", SITE).room?.onAlarm();
      await change(id, { isOn: false });
      await eraseForGood();
      await settled(stage.bed);
      assert.equal(hubspot.all("notes").length, 1);
      await change(id, { isOn: true });
      await until(id, isDone);
      assert.equal(hubspot.all("contacts").length + hubspot.all("notes").length, 0);
    });

  for (const lost of ["contacts", "notes"])
    it(`[I13] erases for good what is there by us where the first answer about ${lost} was lost`, async () => {
      const id = await asHubspot();
      hubspot.lost.push(new RegExp(`${lost}/batch/upsert`));
      await submit();
      await until(id, isDone);
      assert.equal(hubspot.all("contacts").length, 1);
      await eraseForGood();
      await until(id, (states) => states.length === 1 && isDone(states));
      assert.deepEqual(
        (await deliveries(id)).map(({ state }) => state),
        ["delivered"],
      );
      assert.equal(hubspot.all("contacts").length + hubspot.all("notes").length, 0);
    });

  it("takes a new token once it is checked, and goes on at once where the old one had stopped it", async () => {
    const id = await asHubspot();
    const refusal = { status: 401, body: { status: "error", message: "expired" } };
    hubspot.faults.push({ path: /contacts/, answer: refusal });
    await submit();
    const shown = async () => {
      const listed = await stage.bed.fetch(`/api/crm?site=${SITE}`, { headers: OWNER });
      return crmConnectionsSchema.parse(await listed.json()).connections.find((one) => one.id === id);
    };
    for (let steps = 0; (await shown())?.failing === undefined; steps += 1) {
      assert.ok(steps < 2_000, "The token is not found to be refused.");
      await settled(stage.bed);
      if (steps % 20 === 19) stage.bed.clock.advance(1_000);
    }
    const patch = (body: object) => ({ method: "PATCH", headers: OWNER, body: JSON.stringify(body) });
    const path = `/api/crm/${id}?site=${SITE}`;
    const wrong = await stage.bed.fetch(path, patch({ token: "pat-of-another" }));
    await assertProblem(wrong, 422, "not-connected");
    const others = await stage.bed.fetch(path, patch({ clientSecret: "of another kind" }));
    await assertProblem(others, 422, "bad-credentials");
    assert.match((await shown())?.failing?.fault ?? "", /connect it again/);
    await change(id, { token: HUBSPOT_TOKEN });
    assert.equal((await shown())?.failing, undefined);
    await until(id, (states) => states.every((state) => state === "delivered"), 60_000);
    assert.equal(hubspot.all("contacts").length, 1);
    const rows = JSON.stringify(stage.bed.platform.storedRows());
    assert.ok(!rows.includes(HUBSPOT_TOKEN));
  });

  it("[I23] leaves in the audit log who connected, changed and removed it", async () => {
    const owner = await signUp(stage.bed, SITE, "Lia", "owner");
    const id = await asHubspot();
    await change(id, { isOn: false });
    const headers = { cookie: owner.cookie };
    await stage.bed.fetch(`/api/crm/${id}`, { method: "DELETE", headers });
    const answer = await stage.bed.fetch("/api/desk/audit", { headers });
    const { entries } = auditPageSchema.parse(await answer.json());
    assert.deepEqual(
      entries.filter(({ target }) => target === id).map(({ what, person }) => [what, person]),
      [
        ["deleted-crm", owner.agent.id],
        ["changed-crm", undefined],
        ["connected-crm", undefined],
      ],
    );
  });

  it("is refused where its token does not fit, and shows what it would write without writing it", async () => {
    const wrong = { kind: "hubspot", site: SITE, token: "pat-of-another" };
    await assertProblem(await post(stage.bed, "/api/crm", wrong, OWNER), 422, "not-connected");
    const id = await asHubspot();
    await change(id, { fields: { name: "firstname" } });
    const dry = async (body: object) =>
      crmDryRunSchema.parse(
        await (await post(stage.bed, `/api/crm/${id}/dry-run?site=${SITE}`, body, OWNER)).json(),
      );
    const { records } = await dry({});
    assert.deepEqual(records[0]?.fields, { email: EMAIL, firstname: "Ana Souza" });
    await submit();
    const conversation = stage.opened.session;
    assert.equal((await dry({ conversation })).records.at(-1)?.key.value, conversation);
    assert.match((await dry({ conversation: "nobody-knows-it" })).skipped ?? "", /gone/);
  });
});

describe("Salesforce", () => {
  it("[I22] gets an unknown person as one lead, over an end of its session", async () => {
    const id = await asSalesforce();
    salesforce.endSession();
    await submit();
    await until(id, isDone);
    await resolve();
    await until(id, (states) => states.length >= 2 && isDone(states));
    const [lead, ...others] = salesforce.all("Lead");
    assert.equal(others.length, 0);
    assert.equal(lead?.fields.Email, EMAIL);
    assert.equal(lead?.fields.Prosa_Id__c, stage.opened.session);
    assert.match(lead?.fields.Description ?? "", /prazo de troca/);
    assert.ok((await deliveries(id)).every(({ state }) => state === "delivered"));
  });

  it("[I22] gets the conversation of a known contact as a case, and of a lead that was converted as one of its contact's", async () => {
    const contact = salesforce.add("Contact", { Email: EMAIL });
    const id = await asSalesforce();
    await submit();
    await until(id, isDone);
    assert.equal(salesforce.all("Lead").length, 0);
    assert.deepEqual(
      salesforce.all("Case").map(({ fields }) => fields.ContactId),
      [contact.id],
    );
    salesforce.records.length = 0;
    const lead = salesforce.add("Lead", { Prosa_Id__c: stage.opened.session });
    lead.convertedContactId = "003CONVERTED";
    await resolve();
    await until(id, (states) => states.length >= 2 && isDone(states));
    assert.deepEqual(
      salesforce.all("Case").map(({ fields }) => [fields.ContactId, fields.Status]),
      [["003CONVERTED", "Closed"]],
    );
  });

  it("[I22] waits for its quota, parks what it refuses, and stops for an owner whose app it does not know", async () => {
    const id = await asSalesforce();
    const limit = { status: 403, body: [{ errorCode: "REQUEST_LIMIT_EXCEEDED", message: "limit" }] };
    salesforce.faults.push({ path: /composite/, answer: limit });
    const at = stage.bed.clock.now();
    await submit();
    await until(id, isDone, 60_000);
    assert.ok(stage.bed.clock.now() - at >= 60 * 60 * 1_000);
    assert.equal(salesforce.all("Lead").length, 1);
    const duplicate = { errorCode: "DUPLICATES_DETECTED", message: "Use one of these records?" };
    const body = { compositeResponse: [{ httpStatusCode: 400, referenceId: "record0", body: [duplicate] }] };
    salesforce.faults.push({ path: /composite/, answer: { body } });
    await resolve();
    await until(id, (states) => states.includes("parked"));
    assert.match((await deliveries(id))[0]?.fault ?? "", /DUPLICATES_DETECTED/);
    const wrong = {
      kind: "salesforce",
      site: SITE,
      domain: salesforce.origin,
      clientId: "x",
      clientSecret: "y",
    };
    const advice = await assertProblem(await post(stage.bed, "/api/crm", wrong, OWNER), 422, "not-connected");
    assert.match(advice, /invalid client credentials/);
  });

  it("[I13] erases its lead; one that was converted is said to be the owner's to erase", async () => {
    const id = await asSalesforce();
    await submit();
    await until(id, isDone);
    const [lead] = salesforce.all("Lead");
    assert.ok(lead);
    lead.convertedContactId = "003CONVERTED";
    await eraseSession();
    await until(id, (states) => states.includes("parked"));
    assert.match((await deliveries(id))[0]?.fault ?? "", /converted/);
    delete lead.convertedContactId;
    assert.equal(salesforce.all("Lead").length, 1);
  });

  it("sends its secret to no address but Salesforce's", async () => {
    for (const domain of ["https://salesforce.com.example.org", "http://127.0.0.1:9", "https://10.0.0.1"]) {
      const body = { kind: "salesforce", site: SITE, domain, ...SALESFORCE_APP };
      await assertProblem(await post(stage.bed, "/api/crm", body, OWNER), 422, "bad-address");
    }
  });
});
