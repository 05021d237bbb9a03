import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { channelConnectionsSchema } from "@prosa/protocol";
import { PAGE_INBOX_ID } from "@prosa/protocol/desk";
import { PAGE_ACCESS } from "../../../scripts/fakes/page.ts";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { type MessengerBed, startMessengerBed } from "../../../test/channels/messenger-bed.ts";
import { roundTrip } from "../../../test/channels/round-trip.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";

const QUESTION = "Qual é o prazo de troca?";
const ASKED = "quero falar com um atendente";
const DAY_MS = 24 * 60 * 60 * 1_000;

let count = 0;
function newPerson(): string {
  count += 1;
  return `24601000${String(count).padStart(8, "0")}`;
}

for (const kind of ["messenger", "instagram"] as const) {
  describe(kind, () => {
    const opened: { stage?: MessengerBed } = {};
    const stage = () => opened.stage as MessengerBed;
    /** An agent in the conversation of the person who wrote last. */
    const join = async (name: string) => {
      const { bed } = stage();
      const session = bed.platform.idsOf("main").at(-1) ?? "";
      const client = await AgentClient.join(bed, session, visitingAgent("loja", name), {
        now: bed.clock.now(),
      });
      return { session, client };
    };
    before(async () => {
      opened.stage = await startMessengerBed(kind);
    });
    after(() => stage().close());

    it("answers Meta's check of the address to its own verify token alone, and takes what Meta signed byte by byte", async () => {
      const { bed, page, connection } = stage();
      const { pathname } = new URL(connection.webhook);
      assert.equal(await page.useWebhook(connection.webhook, "another token"), false);
      const { body, headers } = page.text(newPerson(), "Olá, você é rápido?");
      const send = (text: string, more: Record<string, string>) =>
        bed.fetch(pathname, { method: "POST", body: text, headers: more });
      await assertProblem(await send(JSON.stringify(JSON.parse(body)), headers), 401, "bad-signature");
      assert.equal((await send(body, headers)).status, 200);
    });

    it("answers a person, shows that it writes, and takes its own echoes for nothing", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, QUESTION);
      await until(bed, () => readOf(person).includes("30 dias"));
      assert.ok(page.typing.includes(person));
      assert.ok(page.sent.some(({ to, body }) => to === person && body.messaging_type === "RESPONSE"));
      // The echo of the answer has come by the time that another question is answered.
      const said = page.readBy(person).length;
      await write(person, "Quais são as formas de pagamento?");
      await until(bed, () => page.readBy(person).length > said);
    });

    it("shows choices as buttons or quick replies, and takes a press, a quick reply and a digit", async () => {
      const { bed, page, write } = stage();
      const [one, other] = [newPerson(), newPerson()];
      for (const person of [one, other]) await write(person, "oi");
      await until(bed, () => page.offersTo(one).length > 0 && page.offersTo(other).length > 0);
      const [first] = page.offersTo(one);
      assert.ok(first);
      const read = [page.readBy(one).length, page.readBy(other).length];
      await page.deliveries.deliver([page.choose(one, first.payload, first.title), page.text(other, "1")]);
      await until(
        bed,
        () => page.readBy(one).length > (read[0] ?? 0) && page.readBy(other).length > (read[1] ?? 0),
      );
      assert.equal(page.readBy(other).at(-1), page.readBy(one).at(-1));
    });

    it("[I9] leaves the conversation to a person in the page's own inbox, and answers again once they pass it back", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, "oi");
      await until(bed, () => readOf(person) !== "");
      const { client } = await join("Lia");
      await page.deliveries.deliver([page.inboxText(person, "Aqui é a Rita, posso ajudar?")]);
      await until(bed, () => client.heard.events.some((event) => event.type === "owner-changed"));
      const taken = await client.next("owner-changed");
      assert.equal(taken.agent?.id, PAGE_INBOX_ID);
      const said = client.heard.events.find(
        (event) => event.type === "said" && event.message.author === "agent",
      );
      assert.match(JSON.stringify(said), /Aqui é a Rita/);
      const before = page.readBy(person).length;
      await write(person, QUESTION);
      await until(bed, () => JSON.stringify(client.heard.events).includes(QUESTION));
      for (let steps = 0; steps < 50; steps += 1) {
        bed.clock.advance(1_000);
        await roundTrip();
      }
      assert.equal(page.readBy(person).length, before, "neither the assistant nor an echo writes to them");
      await page.deliveries.deliver([page.pass(person, "app")]);
      await until(bed, () => client.heard.events.filter(({ type }) => type === "owner-changed").length > 1);
      await write(person, QUESTION);
      await until(bed, () => page.readBy(person).slice(before).join().includes("30 dias"));
      client.close();
    });

    it("gives the thread to the page's inbox when people there ask for it, and an agent at the desk takes it back", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, "oi");
      await until(bed, () => readOf(person) !== "");
      const { client } = await join("Bia");
      await page.deliveries.deliver([page.request(person)]);
      await until(bed, () => client.heard.events.some((event) => event.type === "owner-changed"));
      assert.ok(page.inInbox.has(person));
      await client.do({ type: "claim" });
      await until(bed, () => readOf(person).includes("Bia"));
      assert.equal(page.inInbox.has(person), false);
      client.close();
    });

    it("answers again by itself a day after people in the page's inbox were last heard of", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, "oi");
      await until(bed, () => readOf(person) !== "");
      const { client } = await join("Ivo");
      await page.deliveries.deliver([page.inboxText(person, "Já resolvi por aqui.")]);
      // The number of the conversation is the last that is said by itself.
      await until(bed, () => JSON.stringify(client.heard.events).includes("conversation-number"));
      client.close();
      page.inInbox.delete(person);
      bed.clock.advance(DAY_MS + 1);
      await write(person, QUESTION);
      await until(bed, () => readOf(person).includes("30 dias"));
    });

    it("sends a person's words for seven days by the human agent's tag, and never the assistant's", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, ASKED);
      await until(bed, () => readOf(person) !== "");
      page.hasWindow = true;
      bed.clock.advance(2 * DAY_MS);
      const { session, client } = await join("Noa");
      await client.do({ type: "claim" });
      await client.do({ type: "say", text: "Voltei com a resposta." });
      await until(bed, () => readOf(person).includes("Voltei"));
      assert.equal(page.sent.findLast(({ to }) => to === person)?.body.tag, "HUMAN_AGENT");
      assert.ok(!readOf(person).includes("Agora você fala com Noa"), "a notice is nobody's own words");
      assert.ok(!client.heard.events.some((event) => event.type === "noted"));
      client.close();
      bed.clock.advance(6 * DAY_MS);
      const later = await AgentClient.join(bed, session, visitingAgent("loja", "Noa"), {
        now: bed.clock.now(),
      });
      await later.do({ type: "claim" });
      await later.do({ type: "say", text: "Ainda está aí?" });
      await until(bed, () => later.heard.events.some((event) => event.type === "noted"));
      assert.match((await later.next("noted")).text, /janela de 24 horas/);
      page.hasWindow = false;
      later.close();
    });

    it("keeps the end of each fault apart: waits, tells agents, or tells the owner", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      page.failNext({ code: 1200 });
      page.failNext({ code: 613 });
      const startedAt = bed.clock.now();
      await write(person, QUESTION);
      await until(bed, () => readOf(person).includes("30 dias"));
      assert.ok(bed.clock.now() - startedAt >= 61_000);
      const fault = async () => {
        const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
        return channelConnectionsSchema.parse(await response.json()).connections[0]?.fault?.code;
      };
      page.isTokenGood = false;
      const next = newPerson();
      await write(next, QUESTION);
      await until(bed, async () => (await fault()) === "token");
      page.isTokenGood = true;
      await until(bed, () => readOf(next).includes("30 dias"), 1_000);
      await until(bed, async () => (await fault()) === undefined);
      const gone = newPerson();
      await write(gone, ASKED);
      await until(bed, () => readOf(gone) !== "");
      const { client } = await join("Eva");
      await client.do({ type: "claim" });
      await until(bed, () => readOf(gone).includes("Eva"));
      page.blocked.add(gone);
      await client.do({ type: "say", text: "Oi?" });
      await until(bed, () => client.heard.events.some((event) => event.type === "noted"));
      assert.match((await client.next("noted")).text, /não recebe mensagens neste canal/);
      client.close();
    });

    it("shows agents what the person has read", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, ASKED);
      await until(bed, () => readOf(person) !== "");
      const { client } = await join("Rui");
      await client.do({ type: "claim" });
      await until(bed, () => readOf(person).includes("Rui"));
      await client.do({ type: "say", text: "Bom dia!" });
      await until(bed, () => readOf(person).includes("Bom dia!"));
      await page.deliveries.deliver([page.delivered(person), page.read(person)]);
      await until(bed, () => client.heard.events.some((event) => event.type === "seen"));
      client.close();
    });

    it("keeps a picture with the conversation, and reads a thumb as one", async () => {
      const { bed, page, write, readOf } = stage();
      const person = newPerson();
      await write(person, "oi");
      await until(bed, () => readOf(person) !== "");
      const { client } = await join("Gil");
      const image = { type: "image", payload: { url: page.pictureUrl } };
      const thumb = {
        type: "image",
        payload: { url: "https://x.example/t.png", sticker_id: 369239263222822 },
      };
      await page.deliveries.deliver([page.message(person, { attachments: [image] })]);
      await page.deliveries.deliver([page.message(person, { attachments: [thumb] })]);
      await until(bed, () => JSON.stringify(client.heard.events).includes("👍"));
      assert.match(JSON.stringify(client.heard.events), /"type":"file"|\[foto\]/);
      client.close();
    });

    it("refuses to connect what Meta does not know, says what to copy again, and shows no secret", async () => {
      const { bed, page } = stage();
      assert.ok(page.isSubscribed);
      const good = { channel: kind, site: "loja", ...PAGE_ACCESS[kind] };
      const wrongs = [
        [{ token: `${good.token}x` }, "wrong-token", /system user/],
        [{ appSecret: "f".repeat(32) }, "wrong-app-secret", /App settings, Basic/],
        [{ pageId: "99999999" }, "wrong-page", /page's id/],
      ] as const;
      for (const [wrong, code, advice] of wrongs) {
        const answer = await post(bed, "/api/channels", { ...good, ...wrong }, OWNER);
        assert.match(await assertProblem(answer, 422, code), advice);
      }
      const list = await (await bed.fetch("/api/channels?site=loja", { headers: OWNER })).text();
      assert.match(list, kind === "instagram" ? /@loja/ : /Loja/);
      for (const secret of [good.token, good.appSecret]) assert.ok(!list.includes(secret));
    });
  });
}
