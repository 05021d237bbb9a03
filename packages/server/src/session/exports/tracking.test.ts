import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Visit, visitSchema } from "@prosa/protocol";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { WebhookBed } from "../../../test/exports/webhook-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import type { StillBed } from "../../../test/testbed.ts";

const ORDER = { type: "order", id: "order-1042", number: "1042", value: 129.9, currency: "BRL" };
const CART = { type: "cart", id: "cart-1", items: [{ name: "Capacete Lume", quantity: 2, price: 64.95 }] };
const page = (n: number) => ({ type: "page", id: `page-${n}`, url: `https://loja.example/p/${n}` });

async function track(
  { bed, opened }: SessionBed,
  events: object[],
  how: "visitor" | "server" = "visitor",
): Promise<Response> {
  if (how === "server")
    return post(bed, `/api/conversations/${opened.session}/track?site=${SITE}`, { events }, OWNER);
  const headers = { authorization: `Bearer ${opened.token}` };
  return post(bed, `/api/sessions/${opened.session}/track`, { events }, headers);
}

async function visitOf(bed: StillBed, session: string): Promise<Visit> {
  const response = await bed.fetch(`/api/conversations/${session}/visit?site=${SITE}`, { headers: OWNER });
  assert.equal(response.status, 200);
  return visitSchema.parse(await response.json());
}

describe("tracking", () => {
  it("keeps the last pages, the cart as it is now, and orders once, from the page and from the site's server", async () => {
    const stage = await SessionBed.start();
    await ask(await stage.join());
    const pages = Array.from({ length: 15 }, (_, n) => page(n));
    assert.equal((await track(stage, [...pages, CART])).status, 204);
    for (const how of ["visitor", "server", "server"] as const)
      assert.equal((await track(stage, [ORDER], how)).status, 204);
    await track(
      stage,
      Array.from({ length: 10 }, (_, n) => page(15 + n)),
    );
    const visit = await visitOf(stage.bed, stage.opened.session);
    assert.equal(visit.pages.length, 20);
    assert.equal(visit.pages[0]?.url, "https://loja.example/p/24");
    assert.deepEqual(visit.cart?.items, CART.items);
    assert.deepEqual(
      visit.conversions.map(({ name, value }) => [name, value]),
      [["order", 129.9]],
    );
    await track(stage, [{ type: "cart", id: "cart-2", items: [] }]);
    assert.equal((await visitOf(stage.bed, stage.opened.session)).cart, undefined);
    await stage.bed.kill();
    await track(stage, [ORDER]);
    assert.equal((await visitOf(stage.bed, stage.opened.session)).conversions.length, 1);
  });

  it("counts an order once, however many pages come before its repeat", async () => {
    const stage = await SessionBed.start();
    await ask(await stage.join());
    await track(stage, [ORDER]);
    for (let from = 0; from < 220; from += 20)
      await track(
        stage,
        Array.from({ length: 20 }, (_, n) => page(from + n)),
      );
    await track(stage, [ORDER], "server");
    assert.equal((await visitOf(stage.bed, stage.opened.session)).conversions.length, 1);
  });

  it("shows agents an order at once, in words", async () => {
    const stage = await SessionBed.start();
    await ask(await stage.join());
    const agent = await AgentClient.join(stage.bed, stage.opened.session, visitingAgent(SITE, "Ana"), {
      now: stage.bed.clock.now(),
    });
    await track(stage, [ORDER], "server");
    const noted = await agent.next("noted");
    assert.match(noted.text, /^Pedido 1042: R\$\s129,90$/);
  });

  it("tells other systems of an order and of a goal, once each, over a kill", async () => {
    const bed = await WebhookBed.start(["conversation.converted"]);
    const { stage, receiver } = bed;
    await ask(await stage.join());
    await track(stage, [ORDER, { type: "convert", id: "goal-1", name: "newsletter" }]);
    await bed.until(() => receiver.taken.length === 2);
    await bed.kill();
    await track(stage, [ORDER, page(1)]);
    await ask(await stage.join());
    await bed.pass(60_000, 10_000);
    assert.deepEqual(
      receiver.taken.map(({ data }) => [data.name, data.value]),
      [
        ["order", 129.9],
        ["newsletter", 0],
      ],
    );
    await bed.close();
  });

  it("keeps nothing of a visitor who has said nothing, and takes no word of another site or without a right", async () => {
    const stage = await SessionBed.start();
    assert.equal((await track(stage, [ORDER])).status, 204);
    await assertProblem(await track(stage, [ORDER], "server"), 404, "unknown-conversation");
    await ask(await stage.join());
    assert.deepEqual((await visitOf(stage.bed, stage.opened.session)).conversions, []);
    const { session } = stage.opened;
    await assertProblem(
      await post(stage.bed, `/api/sessions/${session}/track`, { events: [ORDER] }),
      401,
      "no-token",
    );
    await assertProblem(await track(stage, [{ ...ORDER, value: -1 }]), 422, "bad-body");
    await assertProblem(
      await track(
        stage,
        Array.from({ length: 21 }, (_, n) => page(n)),
      ),
      422,
      "bad-body",
    );
  });

  it("[I13] goes with the session", async () => {
    const stage = await SessionBed.start();
    await ask(await stage.join());
    await track(stage, [ORDER, page(1)]);
    const { session, token } = stage.opened;
    const headers = { authorization: `Bearer ${token}` };
    await stage.bed.fetch(`/api/sessions/${session}`, { method: "DELETE", headers });
    const stored = JSON.stringify([...stage.storage.rows]);
    for (const word of ["loja.example/p/1", ORDER.id, `"${ORDER.number}"`])
      assert.ok(!stored.includes(word), word);
    const late = await track(stage, [ORDER]);
    assert.ok(late.status === 410 || late.status === 401);
  });
});
