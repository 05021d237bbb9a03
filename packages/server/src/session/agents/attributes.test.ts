import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { ATTRIBUTE_VALUE_MAX, ATTRIBUTES_BYTES_MAX } from "@prosa/protocol";
import type { ConversationPanel } from "@prosa/protocol/desk";
import { AgentClient, type Person, signUp } from "../../../test/agents.ts";
import { type Client, freshId } from "../../../test/client.ts";
import { CONSENT, listContacts, SessionBed, SITE, START_FORM } from "../../../test/session-bed.ts";
import { attributesOf, emptyRow } from "../log/session-row.ts";

describe("what people set about a visitor", () => {
  let room: SessionBed;
  let lia: Person;
  let visitor: Client;
  let agent: AgentClient;

  beforeEach(async () => {
    room = await SessionBed.start({ form: START_FORM });
    lia = await signUp(room.bed, SITE, "Lia");
    visitor = await room.join();
    const id = freshId();
    visitor.send({ type: "submit", id, contact: { email: "ana@exemplo.com.br" }, consent: CONSENT });
    await visitor.next("confirmed", (event) => event.id === id);
    agent = await AgentClient.join(room.bed, room.opened.session, lia, { now: room.bed.clock.now() });
  });

  /** Sets attributes as the agent, and returns how that ended. */
  async function set(id: string, ...given: [name: string, value: string][]) {
    const attributes = given.map(([name, value]) => ({ name, value }));
    agent.send({ type: "set-attributes", id, attributes });
    const end = await agent.endOf(id);
    await room.settled();
    return end;
  }

  async function panel(): Promise<ConversationPanel> {
    const at = `/api/desk/conversations/${room.opened.session}/panel`;
    return (await (
      await room.bed.fetch(at, { headers: { cookie: lia.cookie } })
    ).json()) as ConversationPanel;
  }

  const ofContact = async () => (await listContacts(room.bed))[0]?.attributes;

  it("[I1] is in the panel and with the contact, once, in the place of what had its name; an empty text takes it away", async () => {
    const id = freshId();
    assert.equal((await set(id, ["plano", "Ouro"], ["loja", "Centro"])).type, "confirmed");
    assert.equal((await set(id, ["plano", "Ouro"], ["loja", "Centro"])).type, "confirmed");
    assert.deepEqual((await panel()).attributes, { plano: "Ouro", loja: "Centro" });
    assert.deepEqual(await ofContact(), { plano: "Ouro", loja: "Centro" });
    await set(freshId(), ["plano", "Prata"], ["loja", ""]);
    assert.deepEqual((await panel()).attributes, { plano: "Prata" });
    assert.deepEqual(await ofContact(), { plano: "Prata" });
    const told = agent.heard.events.filter((event) => event.type === "acted" && event.act === "described");
    assert.deepEqual(
      told.map((event) => event.type === "acted" && [event.agent?.name, event.note]),
      [
        ["Lia", "plano: Ouro, loja: Centro"],
        ["Lia", "plano: Prata, loja: "],
      ],
    );
    assert.doesNotMatch(JSON.stringify(visitor.events), /Ouro|Prata|described/);
  });

  it("is refused beyond the bytes of a visitor's attributes, and changes nothing then", async () => {
    const full = "x".repeat(ATTRIBUTE_VALUE_MAX);
    for (const name of ["a", "b", "c"]) assert.equal((await set(freshId(), [name, full])).type, "confirmed");
    const before = JSON.stringify((await panel()).attributes);
    const left = ATTRIBUTES_BYTES_MAX - before.length - ',"d":""'.length;
    const end = await set(freshId(), ["d", "x".repeat(left + 1)]);
    assert.ok(end.type === "agent-rejected" && end.code === "not-allowed");
    assert.equal(JSON.stringify((await panel()).attributes), before);
    assert.equal((await set(freshId(), ["d", "x".repeat(left)])).type, "confirmed");
  });

  it("counts after what the site tells of the visitor, and fills only the room that this leaves", () => {
    const empty = emptyRow("session-1", SITE, "epoch-1");
    const row = (told: Record<string, string>, set: Record<string, string>) => ({
      ...empty,
      identity: { id: "ana-1", attributes: told },
      people: { ...empty.people, attributes: set },
    });
    assert.equal(attributesOf(empty), undefined);
    assert.deepEqual(attributesOf(row({ plano: "Ouro" }, { plano: "Prata", loja: "Centro" })), {
      plano: "Ouro",
      loja: "Centro",
    });
    const text = "x".repeat(ATTRIBUTE_VALUE_MAX);
    const told = { a: text, b: text, c: text };
    assert.deepEqual(attributesOf(row(told, { d: text, e: "y" })), { ...told, e: "y" });
  });
});
