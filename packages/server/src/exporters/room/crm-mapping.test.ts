import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type CrmDryRun, crmConnectionSchema, crmDryRunSchema, crmPropertiesSchema } from "@prosa/protocol";
import { SignJWT } from "jose";
import type { FakeHubspot } from "../../../scripts/fakes/hubspot.ts";
import type { FakeSalesforce } from "../../../scripts/fakes/salesforce.ts";
import { CrmBed } from "../../../test/exports/crm-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { ask, CONSENT, type SessionBed, SITE, settled } from "../../../test/session-bed.ts";
import { SECRET } from "../../../test/testbed.ts";
import { siteKey } from "../../security/site-key.ts";

const EMAIL = "ana@exemplo.com.br";
const ATTRIBUTES = { plano: "ouro", pedidos: 12, atacado: true };

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
  stage = await crms.serve();
});

const asHubspot = () => crms.connect(stage, "hubspot");
const asSalesforce = () => crms.connect(stage, "salesforce");

async function propertiesOf(id: string) {
  const response = await stage.bed.fetch(`/api/crm/${id}/properties?site=${SITE}`, { headers: OWNER });
  assert.equal(response.status, 200, await response.clone().text());
  return crmPropertiesSchema.parse(await response.json()).properties;
}

function change(id: string, body: object): Promise<Response> {
  return stage.bed.fetch(`/api/crm/${id}?site=${SITE}`, {
    method: "PATCH",
    headers: OWNER,
    body: JSON.stringify(body),
  });
}

async function dryRun(id: string, body: object): Promise<CrmDryRun> {
  const response = await post(stage.bed, `/api/crm/${id}/dry-run?site=${SITE}`, body, OWNER);
  assert.equal(response.status, 200, await response.clone().text());
  return crmDryRunSchema.parse(await response.json());
}

/** A visitor of whom the site tells attributes, and who leaves a contact. */
async function submit(): Promise<void> {
  const key = new TextEncoder().encode(await siteKey(SECRET, SITE, 1));
  const identity = await new SignJWT({ attributes: ATTRIBUTES })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("cliente-17")
    .setAudience(SITE)
    .setExpirationTime(Math.floor(stage.bed.clock.now() / 1_000) + 3_600)
    .sign(key);
  const client = await stage.join({ since: 0, epoch: null, identity });
  await ask(client, "Qual é o prazo de troca?");
  const contact = { name: "Ana Souza", email: EMAIL };
  client.send({ type: "submit", id: "submit-of-ana", contact, consent: CONSENT });
  await client.next("confirmed", (event) => event.id === "submit-of-ana");
  client.close();
  await stage.settled();
}

describe("the fields that an owner chooses at a CRM", () => {
  it("are those that the system lists, with their kinds and whether they may be written", async () => {
    const found = await propertiesOf(await asHubspot());
    const named = (name: string) => found.find((one) => one.name === name);
    const plano = { name: "plano", label: "plano", type: "text", isWritable: true, isRequired: false };
    assert.deepEqual(named("plano"), plano);
    assert.equal(named("pedidos")?.type, "number");
    assert.equal(named("atacado")?.type, "boolean");
    assert.deepEqual(named("lifecyclestage")?.choices, ["lead", "customer"]);
    assert.equal(named("createdate")?.isWritable, false);
    const lead = await propertiesOf(await asSalesforce());
    assert.equal(lead.find(({ name }) => name === "Id")?.isWritable, false);
    assert.deepEqual(lead.find(({ name }) => name === "Rating")?.choices, ["Hot", "Warm"]);
    assert.equal(lead.find(({ name }) => name === "Pedidos__c")?.type, "number");
    assert.deepEqual(
      lead.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      ["LastName", "Company"],
    );
  });

  it("are refused where the system has none, lets none be written, or holds other values there", async () => {
    const id = await asHubspot();
    for (const [mapping, problem] of [
      [{ fields: { name: "nome_completo" } }, /nome_completo.*unknown/],
      [{ fields: { name: "createdate" } }, /createdate.*read-only/],
      [{ fields: { name: "pedidos" } }, /pedidos.*wrong-type/],
      [{ attributes: { desde: "createdate" } }, /createdate.*read-only/],
      [{ attributes: { a: "plano", b: "plano" } }, /plano.*taken-twice/],
    ] as const)
      assert.match(await assertProblem(await change(id, mapping), 422, "bad-field"), problem);
    const taken = { attributes: { plano: "plano", pedidos: "pedidos", atacado: "atacado" } };
    const changed = await change(id, taken);
    assert.equal(changed.status, 200, await changed.clone().text());
    assert.deepEqual(crmConnectionSchema.parse(await changed.json()).attributes, taken.attributes);
    assert.equal((await change(id, { isOn: false })).status, 200, "what does not touch fields asks for none");
  });

  it("are tried on a real contact without a write, and say which value does not fit", async () => {
    const id = await asHubspot();
    // Off, so that nothing but the dry run could write.
    assert.equal((await change(id, { isOn: false })).status, 200);
    await submit();
    const { session: conversation } = stage.opened;
    const attributes = { plano: "pedidos", pedidos: "plano", atacado: "atacado", sem: "hs_language" };
    const fields = { firstName: "firstname", language: "lifecyclestage" };
    const tried = await dryRun(id, { conversation, fields, attributes });
    const person = tried.records.find(({ object }) => object === "contacts");
    assert.deepEqual(person?.fields, {
      email: EMAIL,
      firstname: "Ana",
      lifecyclestage: "pt-BR",
      pedidos: "ouro",
      plano: "12",
      atacado: "true",
    });
    assert.deepEqual(tried.problems, [
      { field: "pedidos", problem: "wrong-type" },
      { field: "lifecyclestage", problem: "not-a-choice" },
    ]);
    assert.equal(hubspot.records.size, 0, "nothing was written");
    const once = await dryRun(id, { conversation, fields: { name: "pedidos" } });
    assert.deepEqual(once.problems, [{ field: "pedidos", problem: "wrong-type" }], "said once of a field");
    const kept = await dryRun(id, { conversation });
    assert.deepEqual(kept.problems, []);
    assert.equal(kept.records[0]?.fields.plano, undefined, "an attribute without a field does not leave");
  });

  it("that the system requires and nothing fills are named, and so is why a person does not leave", async () => {
    const id = await asSalesforce();
    assert.deepEqual((await dryRun(id, {})).problems, [], "a lead is always given its name and company");
    salesforce.required.push("Rating");
    assert.deepEqual((await dryRun(id, {})).problems, [{ field: "Rating", problem: "missing" }]);
    salesforce.required.length = 0;
    const client = await stage.join({ since: 0, epoch: null });
    await ask(client, "Qual é o prazo de troca?");
    client.close();
    await stage.settled();
    const { records, skippedCode } = await dryRun(id, { conversation: stage.opened.session });
    assert.deepEqual([records, skippedCode], [[], "no-contact"]);
  });

  it("are what is written, the visitor's attributes among them", async () => {
    const id = await asHubspot();
    assert.equal((await change(id, { attributes: { plano: "plano", pedidos: "pedidos" } })).status, 200);
    await submit();
    for (let steps = 0; hubspot.all("contacts").length === 0; steps += 1) {
      await settled(stage.bed);
      if (steps % 20 === 19) stage.bed.clock.advance(1_000);
    }
    const [contact] = hubspot.all("contacts");
    assert.deepEqual(
      [contact?.properties.plano, contact?.properties.pedidos, contact?.properties.atacado],
      ["ouro", "12", undefined],
    );
  });

  it("are not asked of a system that does not answer, which is said", async () => {
    const id = await asHubspot();
    hubspot.isDown = true;
    await assertProblem(
      await stage.bed.fetch(`/api/crm/${id}/properties?site=${SITE}`, { headers: OWNER }),
      409,
      "not-connected",
    );
    hubspot.isDown = false;
  });
});
