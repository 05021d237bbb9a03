import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliveriesSchema, webhookSecretSchema } from "@prosa/protocol";
import { auditPageSchema } from "@prosa/protocol/desk";
import { AgentClient, signUp, visitingAgent } from "../../../test/agents.ts";
import { listWebhooks, subscribe, WebhookBed } from "../../../test/exports/webhook-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { ask, SITE } from "../../../test/session-bed.ts";
import { FAILING_MAX_MS, TRIES_MAX } from "./schedule.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Runs a test in a bed of its own. */
function inBed(test: (bed: WebhookBed) => Promise<void>, ...how: Parameters<typeof WebhookBed.start>) {
  return async () => {
    const bed = await WebhookBed.start(...how);
    try {
      await test(bed);
    } finally {
      await bed.close();
    }
  };
}

describe("webhooks", () => {
  it(
    "[I22] tell a conversation once and in its order, signed as the standard's own library verifies, and without its words",
    inBed(async (bed) => {
      const { stage, receiver } = bed;
      const client = await stage.join();
      await ask(client, "meu segredo é abacaxi");
      client.send({ type: "ask-human", id: "ask-for-a-person" });
      await client.next("handed-over");
      const { session } = stage.opened;
      const agent = await AgentClient.join(stage.bed, session, visitingAgent(SITE, "Ana"), {
        now: stage.bed.clock.now(),
      });
      await agent.do({ type: "claim" });
      await agent.do({ type: "resolve" });
      await bed.until(() => receiver.distinct.some(({ type }) => type === "conversation.resolved"));
      const types = receiver.taken.map(({ type }) => type);
      assert.deepEqual(
        types.filter((type) => type !== "message.sent"),
        [
          "conversation.started",
          "message.received",
          "conversation.handed_over",
          "conversation.assigned",
          "conversation.resolved",
        ],
      );
      assert.ok(types.indexOf("message.sent") > types.indexOf("message.received"));
      assert.deepEqual(new Set(receiver.taken.map(({ conversation }) => conversation)), new Set([session]));
      assert.equal(receiver.distinct.length, receiver.taken.length);
      assert.equal(receiver.forged, 0);
      assert.ok(!receiver.taken.some(({ text }) => text.includes("abacaxi")));
    }),
  );

  it(
    "[I22] wait for a receiver that fails, keep the order of its conversation meanwhile, and hold up no other one",
    inBed(async (bed) => {
      const { stage, receiver } = bed;
      receiver.faults.push({ answer: { status: 500 }, type: "conversation.handed_over" });
      const client = await stage.join();
      client.send({ type: "ask-human", id: "ask-for-a-person" });
      await client.next("handed-over");
      client.send({ type: "score", id: "a-score-of-five", score: 5 });
      await bed.until(() => receiver.requests >= 1);
      await bed.quiet();
      assert.ok(!receiver.taken.some(({ type }) => type === "conversation.scored"));
      const waiting = (await bed.deliveries()).find(({ type }) => type === "conversation.handed_over");
      assert.deepEqual([waiting?.state, waiting?.tries, waiting?.fault], ["waiting", 1, "It answered 500."]);
      assert.equal((await bed.webhook()).failing?.fault, "It answered 500.");
      await bed.until(() => receiver.taken.some(({ type }) => type === "conversation.scored"));
      const types = receiver.taken.map(({ type }) => type);
      assert.ok(types.indexOf("conversation.handed_over") < types.indexOf("conversation.scored"));
      await bed.quiet();
      assert.equal((await bed.webhook()).failing, undefined);
    }),
  );

  it(
    "leave no fault behind where the only one that failed is erased with its conversation",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        receiver.always = { status: 503 };
        const client = await stage.join();
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(async () => (await bed.webhook()).failing !== undefined);
        const path = `/api/conversations/${stage.opened.session}?site=${SITE}`;
        const erased = await stage.bed.fetch(path, { method: "DELETE", headers: OWNER });
        assert.equal(erased.status, 204);
        await bed.until(async () => (await bed.deliveries()).length === 0);
        await bed.quiet();
        const { state, failing, waiting, parked } = await bed.webhook();
        assert.deepEqual([state, failing, waiting, parked], ["on", undefined, 0, 0]);
      },
      ["conversation.scored"],
    ),
  );

  it(
    "[I22] wait as long as the receiver asks",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        receiver.faults.push({ answer: { status: 429, headers: { "retry-after": "600" } } });
        const client = await stage.join();
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.requests === 1);
        await bed.quiet();
        const at = stage.bed.clock.now();
        await bed.until(() => receiver.taken.length === 1, 10_000);
        assert.ok(stage.bed.clock.now() - at >= 600_000);
      },
      ["conversation.scored"],
    ),
  );

  it(
    "are listed in pages, newest first, without a gap or a repeat, and by their state",
    inBed(async (bed) => {
      const { stage } = bed;
      for (let count = 0; count < 7; count += 1) {
        await post(stage.bed, `/api/webhooks/${bed.id}/test?site=${SITE}`, "", OWNER);
        stage.bed.clock.advance(1_000);
      }
      const page = async (query: string) => {
        const path = `/api/webhooks/${bed.id}/deliveries?site=${SITE}&${query}`;
        const response = await stage.bed.fetch(path, { headers: OWNER });
        return response.ok ? deliveriesSchema.parse(await response.json()) : null;
      };
      const all = await bed.deliveries();
      assert.equal(all.length, 7);
      assert.deepEqual(
        all.map(({ at }) => at),
        all.map(({ at }) => at).toSorted((one, other) => other - one),
      );
      const first = await page("limit=3");
      const second = await page(`limit=3&from=${first?.next}`);
      const third = await page(`limit=3&from=${second?.next}`);
      assert.deepEqual(
        [first, second, third].flatMap((one) => one?.deliveries),
        all,
      );
      assert.equal(third?.next, undefined);
      assert.equal((await page("state=delivered"))?.deliveries.length, 7);
      assert.deepEqual(await page("state=parked"), { deliveries: [] });
      for (const wrong of ["limit=0", "limit=201", "from=x", "state=lost"])
        assert.equal(await page(wrong), null, wrong);
    }),
  );

  it(
    "[I22] are parked with their fault after the last try, and can be sent again",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        receiver.always = { status: 503 };
        const client = await stage.join();
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.requests === TRIES_MAX, HOUR_MS / 2);
        await bed.quiet();
        const [parked] = await bed.deliveries();
        assert.ok(parked);
        assert.deepEqual(
          [parked.state, parked.tries, parked.fault],
          ["parked", TRIES_MAX, "It answered 503."],
        );
        await bed.pass(DAY_MS);
        assert.equal(receiver.requests, TRIES_MAX);
        receiver.always = null;
        const path = `/api/webhooks/${bed.id}/deliveries/${parked.id}/send-again?site=${SITE}`;
        assert.equal((await post(stage.bed, path, "", OWNER)).status, 200);
        await bed.until(() => receiver.taken.length === 1);
        assert.equal(receiver.taken[0]?.id, parked.id);
      },
      ["conversation.scored"],
    ),
  );

  it(
    "end at 410, and begin again when their owner switches them on; the given-up ones are sent again together",
    inBed(async (bed) => {
      const { stage, receiver } = bed;
      receiver.always = { status: 410 };
      const client = await stage.join();
      client.send({ type: "ask-human", id: "ask-for-a-person" });
      await client.next("handed-over");
      await bed.until(async () => (await bed.webhook()).state === "disabled");
      assert.equal((await bed.webhook()).disabled?.why, "gone");
      assert.equal(receiver.requests, 1);
      const path = `/api/webhooks/${bed.id}`;
      await assertProblem(
        await post(stage.bed, `${path}/send-again?site=${SITE}`, "", OWNER),
        409,
        "webhook-off",
      );
      receiver.always = null;
      const on = { method: "PATCH", headers: OWNER, body: JSON.stringify({ isOn: true }) };
      assert.equal((await stage.bed.fetch(`${path}?site=${SITE}`, on)).status, 200);
      assert.equal((await post(stage.bed, `${path}/send-again?site=${SITE}`, "", OWNER)).status, 200);
      await bed.until(() => receiver.taken.some(({ type }) => type === "conversation.handed_over"));
      assert.equal((await bed.webhook()).state, "on");
    }),
  );

  it(
    "are disabled after days without a success, with a notice for the owner and a line in the log",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        receiver.always = { status: 500 };
        const client = await stage.join();
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.requests === TRIES_MAX, HOUR_MS / 2);
        await bed.pass(FAILING_MAX_MS - 4 * DAY_MS, DAY_MS);
        assert.equal((await bed.webhook()).state, "on");
        await bed.pass(2 * DAY_MS, DAY_MS);
        const next = await stage.join();
        await ask(next);
        await bed.until(async () => (await bed.webhook()).state === "disabled", HOUR_MS);
        assert.equal((await bed.webhook()).disabled?.why, "failing");
        assert.ok(stage.bed.platform.logs.some(({ event }) => event === "export-target-disabled"));
      },
      ["conversation.scored", "message.received"],
    ),
  );

  it(
    "[I23] leave in the audit log who made, redirected, rotated and deleted one",
    inBed(async ({ id, stage, receiver }) => {
      const owner = await signUp(stage.bed, SITE, "Lia", "owner");
      const headers = { cookie: owner.cookie };
      const acts = [
        ["PATCH", "", JSON.stringify({ url: `${receiver.origin}/other` })],
        ["POST", "/rotate", ""],
        ["DELETE", "", null],
      ] as const;
      for (const [method, path, body] of acts) {
        const response = await stage.bed.fetch(`/api/webhooks/${id}${path}`, { method, headers, body });
        assert.ok(response.ok, `${method} ${path}: ${response.status}`);
      }
      const answer = await stage.bed.fetch("/api/desk/audit", { headers });
      const { entries } = auditPageSchema.parse(await answer.json());
      assert.deepEqual(
        entries.filter(({ target }) => target === id).map(({ what, person }) => [what, person]),
        [
          ["deleted-webhook", owner.agent.id],
          ["rotated-webhook", owner.agent.id],
          ["redirected-webhook", owner.agent.id],
          ["made-webhook", undefined],
        ],
      );
    }),
  );

  it(
    "survive a kill at any moment: what the receiver took without an answer comes again under the same id",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        receiver.takesSilently = true;
        const client = await stage.join();
        client.send({ type: "ask-human", id: "ask-for-a-person" });
        await client.next("handed-over");
        await bed.until(() => receiver.taken.length === 1);
        await bed.kill();
        receiver.takesSilently = false;
        await stage.join();
        await bed.until(() => receiver.taken.length >= 2);
        await bed.quiet();
        const ids = receiver.taken.map(({ id }) => id);
        assert.equal(ids[0], ids[1]);
        assert.equal(new Set(ids).size, receiver.distinct.length);
      },
      ["conversation.handed_over"],
    ),
  );

  it(
    "sign with both secrets for a day after a rotation, and then with the new one alone",
    inBed(async (bed) => {
      const { stage, receiver } = bed;
      const rotated = await post(stage.bed, `/api/webhooks/${bed.id}/rotate?site=${SITE}`, "", OWNER);
      assert.equal(rotated.headers.get("cache-control"), "no-store");
      const { secret } = webhookSecretSchema.parse(await rotated.json());
      const [before = ""] = receiver.secrets;
      const test = () => post(stage.bed, `/api/webhooks/${bed.id}/test?site=${SITE}`, "", OWNER);
      for (const held of [before, secret]) {
        receiver.secrets = [held];
        assert.equal(((await (await test()).json()) as { state: string }).state, "delivered");
      }
      stage.bed.clock.advance(DAY_MS + 1);
      receiver.secrets = [before];
      assert.equal(((await (await test()).json()) as { state: string }).state, "parked");
    }),
  );

  it(
    "tell nothing of what happened before they were made, nor of what nobody subscribed to",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        const late = await subscribe(stage.bed, receiver, ["conversation.scored"]);
        assert.notEqual(late, bed.id);
        const client = await stage.join();
        await ask(client);
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.taken.length === 2);
        await bed.pass(HOUR_MS);
        assert.deepEqual(
          receiver.taken.map(({ type }) => type),
          ["conversation.scored", "conversation.scored"],
        );
      },
      ["conversation.scored"],
    ),
  );

  it(
    "tell an erasure, and nothing more of the session",
    inBed(
      async (bed) => {
        const { stage, receiver } = bed;
        const client = await stage.join();
        client.send({ type: "ask-human", id: "ask-for-a-person" });
        await client.next("handed-over");
        await bed.until(() => receiver.taken.length === 1);
        receiver.always = { status: 500 };
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.requests >= 2);
        const { session, token } = stage.opened;
        const headers = { authorization: `Bearer ${token}` };
        const erased = await stage.bed.fetch(`/api/sessions/${session}`, {
          method: "DELETE",
          headers,
        });
        assert.equal(erased.status, 204);
        receiver.always = null;
        await bed.until(() => receiver.taken.length === 2);
        await bed.pass(HOUR_MS);
        assert.deepEqual(
          receiver.taken.map(({ type, data }) => [type, data.isForGood]),
          [
            ["conversation.handed_over", undefined],
            ["conversation.erased", true],
          ],
        );
      },
      ["conversation.handed_over", "conversation.scored", "conversation.erased"],
    ),
  );

  it(
    "refuse private and plain addresses when they are made, and wrong events",
    inBed(async ({ stage }) => {
      const make = (url: string, events: string[] = ["conversation.started"]) =>
        post(stage.bed, "/api/webhooks", { site: SITE, url, events }, OWNER);
      for (const url of [
        "https://10.0.0.7/hook",
        "https://hook.internal/",
        "http://example.com/hook",
        "ftp://example.com/",
      ])
        await assertProblem(await make(url), 422, "bad-address");
      await assertProblem(await make("https://example.com/", ["conversation.imagined"]), 422, "bad-body");
      assert.equal((await listWebhooks(stage.bed)).length, 1);
      const removed = { method: "DELETE", headers: OWNER };
      const [known] = await listWebhooks(stage.bed);
      assert.equal((await stage.bed.fetch(`/api/webhooks/${known?.id}?site=${SITE}`, removed)).status, 204);
      assert.deepEqual(await listWebhooks(stage.bed), []);
    }),
  );
});
