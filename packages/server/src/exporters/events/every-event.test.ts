import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { exportedTypeSchema } from "@prosa/protocol";
import { AgentClient, askAs, signUp } from "../../../test/agents.ts";
import { freshId } from "../../../test/client.ts";
import { WebhookBed } from "../../../test/exports/webhook-bed.ts";
import { OWNER, post } from "../../../test/http.ts";
import { ask, CONSENT, SITE, START_FORM } from "../../../test/session-bed.ts";
import { sampleBodies } from "./samples.ts";

const TYPES = exportedTypeSchema.options;

/** The fields of each event's sample, beside those that every one has. */
const FIELDS = new Map(
  sampleBodies(SITE).map(({ type, data }) => {
    const { site: _, conversation: __, ...own } = data;
    return [type, Object.keys(own)];
  }),
);

describe("the events that a site tells", () => {
  it("are all in the list for owners, in its order, with the fields of their samples", () => {
    const docs = readFileSync(new URL("../../../../../docs/webhooks.md", import.meta.url), "utf8");
    const list = docs.slice(docs.indexOf("## The events"), docs.indexOf("## Order, retries, faults"));
    const rows = [...list.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|[^|]*\|([^|]*)\|$/gm)];
    assert.deepEqual(
      rows.map(([, type]) => type),
      TYPES,
    );
    rows.forEach(([, type = "", told = ""], at) => {
      const fields = /the same/.test(told) ? (rows[at - 1]?.[2] ?? "") : told;
      for (const name of FIELDS.get(type as (typeof TYPES)[number]) ?? [])
        assert.match(fields, new RegExp(`\`${name}\``), type);
    });
  });

  it("are named by something and what became of it", () => {
    for (const type of TYPES) assert.match(type, /^[a-z]+\.(?:[a-z_]+ed|sent|handed_(?:over|back))$/);
  });

  it("[I22] all leave, each with the fields of its sample and no other", async () => {
    const bed = await WebhookBed.start(TYPES, { form: START_FORM });
    try {
      const { stage, receiver } = bed;
      const client = await stage.join();
      const asked = freshId();
      client.say(asked, "Vocês vendem pneus?");
      const { message } = await client.reply(asked);
      client.send({ type: "rate", id: freshId(), messageId: message.id, rating: "down" });
      client.send({ type: "submit", id: freshId(), contact: { name: "Ana" }, consent: CONSENT });
      await client.next("submitted");
      client.send({ type: "ask-human", id: freshId() });
      await client.next("handed-over");
      const { session, token } = stage.opened;
      const person = await signUp(stage.bed, SITE, "Bia");
      const agent = await AgentClient.join(stage.bed, session, person, { now: stage.bed.clock.now() });
      await agent.do({ type: "claim" });
      await agent.do({ type: "transfer", to: { type: "queue" } });
      await agent.do({ type: "claim" });
      await agent.do({ type: "hand-back" });
      await agent.do({ type: "claim" });
      await agent.do({ type: "resolve" });
      await ask(client, "Voltei com outra pergunta");
      client.send({ type: "score", id: freshId(), score: 4 });
      const order = { type: "order", id: "order-1027", number: "1027", value: 79.8, currency: "BRL" };
      const track = `/api/conversations/${session}/track?site=${SITE}`;
      assert.equal((await post(stage.bed, track, { events: [order] }, OWNER)).status, 204);
      const words = { session, subject: "Pedido 1027", description: "Não chegou.", urgency: "high" };
      const opened = await askAs(stage.bed, person, "POST", "/api/desk/tickets", words);
      const { ticket } = (await opened.json()) as { ticket: { id: string } };
      await askAs(stage.bed, person, "PATCH", `/api/desk/tickets/${ticket.id}`, { status: "solved" });
      const came = () => new Set(receiver.distinct.map(({ type }) => type));
      await bed.until(() => came().size === TYPES.length - 1);
      const init = { method: "DELETE", headers: { authorization: `Bearer ${token}` } };
      await stage.bed.fetch(`/api/sessions/${session}`, init);
      await bed.until(() => came().size === TYPES.length);
      for (const { type, data, conversation } of receiver.distinct) {
        const { site, conversation: _, ...own } = data;
        assert.deepEqual([site, conversation], [SITE, session], type);
        const known = FIELDS.get(type as (typeof TYPES)[number]) ?? [];
        // The assistant's own messages name no agent, and a person's do.
        const agentToo = type === "message.sent" && own.by === "agent" ? ["agent"] : [];
        assert.deepEqual(Object.keys(own).sort(), [...known, ...agentToo].sort(), type);
      }
    } finally {
      await bed.close();
    }
  });
});
