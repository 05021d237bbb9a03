import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { FakeHubspot, HUBSPOT_TOKEN } from "../../../scripts/fakes/hubspot.ts";
import { signUp } from "../../../test/agents.ts";
import { putSite } from "../../../test/client.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { ask, CONSENT, SessionBed, SITE, START_FORM, settled } from "../../../test/session-bed.ts";
import { FACTS_REST_MS } from "../../session/outbox/facts-job.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MAX = 2_000;

let hubspot: FakeHubspot;
let stage: SessionBed;

before(async () => {
  hubspot = await new FakeHubspot().start();
});
after(() => hubspot.close());

/** Lets the clock go on, a step after some rest for the fake's answers, until something is so. */
async function until(isSo: () => boolean, stepMs: number): Promise<void> {
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    await settled(stage.bed);
    if (isSo()) return;
    if (steps % 20 === 19) stage.bed.clock.advance(stepMs);
  }
  assert.fail("It does not come about.");
}

const rowsOf = (kind: "exports" | "site") => stage.bed.platform.place(kind, SITE).storage.rows;

beforeEach(async () => {
  hubspot.isDown = false;
  hubspot.records.clear();
  hubspot.associations.clear();
  const variables = { PROSA_HUBSPOT_URL: hubspot.origin };
  stage = await SessionBed.start({ form: START_FORM, retentionDays: 30 }, { variables });
  const { bed } = stage;
  const connected = await post(bed, "/api/crm", { site: SITE, kind: "hubspot", token: HUBSPOT_TOKEN }, OWNER);
  assert.equal(connected.status, 201);
  const client = await stage.join();
  await ask(client, "Qual é o prazo de troca?");
  const contact = { name: "Ana Souza", email: "ana@exemplo.com.br" };
  client.send({ type: "submit", id: "submit-of-ana", contact, consent: CONSENT });
  await client.next("submitted");
  await until(() => hubspot.all("notes").length === 1, 1_000);
  bed.clock.advance(FACTS_REST_MS);
  await settled(bed);
});

async function deleteSite(): Promise<void> {
  const { cookie } = await signUp(stage.bed, SITE, "Rita", "owner");
  const deleted = await stage.bed.fetch(`/api/desk/sites/${SITE}`, { method: "DELETE", headers: { cookie } });
  assert.deepEqual([deleted.status, await deleted.json()], [200, { isDone: true }]);
}

describe("the erasures of a site that is deleted", () => {
  it("[I13] reach the CRM once it answers, over a restart, and then the room and the site's keys are gone", async () => {
    hubspot.isDown = true;
    await deleteSite();
    await settled(stage.bed);
    assert.equal(hubspot.all("contacts").length, 1);
    assert.deepEqual([...rowsOf("site").keys()], ["keys"]);
    stage.bed.platform.kill();
    hubspot.isDown = false;
    await until(() => hubspot.all("contacts").length === 0, 60_000);
    assert.equal(hubspot.all("notes").length, 0);
    await until(() => rowsOf("exports").size === 0, HOUR_MS / 4);
    assert.deepEqual([...rowsOf("site").keys()], []);
  });

  it("are given up within a week, with a line in the log, where the CRM never answers", async () => {
    hubspot.isDown = true;
    await deleteSite();
    const at = stage.bed.clock.now();
    await until(() => rowsOf("exports").size === 0, HOUR_MS);
    assert.ok(stage.bed.clock.now() - at <= 7 * DAY_MS + 2 * HOUR_MS);
    const undone = stage.bed.platform.logs.filter(({ event }) => event === "crm-erasures-undone");
    assert.deepEqual(
      undone.map(({ site, count }) => [site, count]),
      [[SITE, 1]],
    );
    assert.deepEqual([...rowsOf("site").keys()], []);
  });

  it("keep another site of the name from CRMs and webhooks until they are done, and nothing else of it", async () => {
    hubspot.isDown = true;
    await deleteSite();
    await putSite(stage.bed, SITE, { model: "embedded" });
    const listed = await stage.bed.fetch(`/api/crm?site=${SITE}`, { headers: OWNER });
    await assertProblem(listed, 409, "site-ending");
    hubspot.isDown = false;
    await until(() => rowsOf("exports").size === 0, HOUR_MS / 4);
    assert.equal((await stage.bed.fetch(`/api/crm?site=${SITE}`, { headers: OWNER })).status, 200);
    assert.ok(rowsOf("site").has("keys"));
  });
});
