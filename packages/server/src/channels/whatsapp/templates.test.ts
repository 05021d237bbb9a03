import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { conversationWindowSchema, messageTemplatesSchema } from "@prosa/protocol/desk";
import { AgentClient, type Person, signUp } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { freshId } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const FILLED = "Olá Ana, temos uma resposta sobre a troca. Podemos continuar por aqui?";

describe("WhatsApp's window and templates", () => {
  const opened: { stage?: WhatsAppBed; lia?: Person } = {};
  const stage = () => opened.stage as WhatsAppBed;
  const ask = (session: string, part: string, body?: object) =>
    stage().bed.fetch(`/api/desk/conversations/${session}/${part}`, {
      method: body ? "POST" : "GET",
      headers: { cookie: opened.lia?.cookie ?? "" },
      ...(body && { body: JSON.stringify(body) }),
    });
  /** A person who asked for somebody of the site, and their conversation. */
  const asked = async () => {
    const { bed, write, readOf } = stage();
    const person = newPerson();
    await write(person, "quero falar com um atendente");
    await until(bed, () => readOf(person) !== "");
    return { person, session: bed.platform.idsOf("main").at(-1) ?? "" };
  };
  const claim = async (session: string) => {
    const { bed } = stage();
    const lia = opened.lia as Person;
    const client = await AgentClient.join(bed, session, lia, { now: bed.clock.now() });
    await client.do({ type: "claim" });
    return client;
  };
  before(async () => {
    opened.stage = await startWhatsAppBed();
    opened.lia = await signUp(stage().bed, "loja", "Lia");
  });
  after(() => stage().close());

  it("tell until when a person may be written to freely: a day after their last words", async () => {
    const { bed, fake, write } = stage();
    const { person, session } = await asked();
    const window = async () => conversationWindowSchema.parse(await (await ask(session, "window")).json());
    const first = await window();
    assert.equal(first.channel, "whatsapp");
    assert.equal(first.hasTemplates, true);
    assert.equal((first.until ?? 0) - fake.lastWroteAt, DAY_MS);
    await write(person, "alô?");
    await until(bed, async () => ((await window()).until ?? 0) > (first.until ?? 0));
    assert.deepEqual(conversationWindowSchema.parse(await (await ask(freshId(), "window")).json()), {
      hasTemplates: false,
    });
  });

  it("list the approved templates that words can fill, and send one after the window has closed", async () => {
    const { bed, fake, readOf } = stage();
    const { person, session } = await asked();
    const { templates } = messageTemplatesSchema.parse(await (await ask(session, "templates")).json());
    assert.deepEqual(
      templates.map(({ name, places }) => [name, places]),
      [
        ["retorno_atendimento", ["1", "2"]],
        ["pedido_pronto", []],
      ],
    );
    fake.hasWindow = true;
    bed.clock.advance(2 * DAY_MS);
    const client = await claim(session);
    const request = {
      id: freshId(),
      name: "retorno_atendimento",
      language: "pt_BR",
      values: ["Ana", "a troca"],
    };
    for (let times = 0; times < 2; times += 1)
      assert.equal((await ask(session, "templates", request)).status, 204);
    await until(bed, () => readOf(person).includes("Ana, a troca"));
    const sent = fake.sent.filter(({ body }) => body.type === "template");
    assert.equal(sent.length, 1);
    assert.ok(
      client.heard.events.some((event) => event.type === "said" && JSON.stringify(event).includes(FILLED)),
    );
    fake.hasWindow = false;
    client.close();
  });

  it("refuse a template of another name, one that is not filled in, and one of who has not the conversation", async () => {
    const { session } = await asked();
    const good = { id: freshId(), name: "pedido_pronto", language: "pt_BR", values: [] };
    await assertProblem(
      await ask(session, "templates", { ...good, name: "promocao" }),
      404,
      "unknown-template",
    );
    await assertProblem(await ask(session, "templates", { ...good, values: ["x"] }), 422, "bad-body");
    await assertProblem(await ask(session, "templates", good), 409, "not-owner");
    await assertProblem(await ask(freshId(), "templates"), 404, "no-templates");
  });
});
