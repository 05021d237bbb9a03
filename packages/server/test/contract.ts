import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BAD_FRAMES_MAX, FRAME_BYTES_MAX, PROTOCOL_VERSION, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { BODY_BYTES_MAX } from "../src/gateway/body.ts";
import { issueToken } from "../src/security/tokens.ts";
import { addPage, Client, freshId, openSession, putSite } from "./client.ts";
import { ASKING_SETTINGS, describeAsking } from "./contract-asking.ts";
import { createGate, type ScriptedLlm, says, startScriptedLlm } from "./scripted-llm.ts";
import { SECRET, startShop, type Testbed, type Variables } from "./testbed.ts";

const SITE = "loja";
const LLM_SITE = "loja-llm";
const ASKING_SITE = "loja-pergunta";
const QUESTION = "Qual é o prazo de troca?";

/** What every host of the rooms must do, whichever it is. */
export function describeRoomContract(name: string, start: (variables: Variables) => Promise<Testbed>): void {
  describe(`the room on ${name}`, () => {
    let bed: Testbed;
    let llm: ScriptedLlm;
    let shop: Awaited<ReturnType<typeof startShop>>;

    before(async () => {
      llm = await startScriptedLlm();
      shop = await startShop();
      bed = await start({
        OPENAI_BASE_URL: llm.baseUrl,
        OPENAI_API_KEY: "scripted",
        OPENAI_MODEL: "scripted",
      });
      await putSite(bed, SITE, { model: "embedded", origins: ["https://loja.example"] });
      await addPage(bed, SITE, shop.url);
      await putSite(bed, LLM_SITE, { model: "openai" });
      await addPage(bed, LLM_SITE, shop.url);
      await putSite(bed, ASKING_SITE, ASKING_SETTINGS);
      await addPage(bed, ASKING_SITE, shop.url);
    });

    // In the order they were opened: one that could not be keeps none before it open.
    after(async () => {
      await llm.close();
      await shop.close();
      await bed.close();
    });

    describe("greets", () => {
      it("[P1] welcomes a good hello with its version, an empty log and the site's name", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const [welcome] = client.events;
        assert.equal(welcome?.type, "welcome");
        if (welcome?.type !== "welcome") return;
        assert.deepEqual(
          { protocol: welcome.protocol, seq: welcome.seq, site: welcome.site.name },
          { protocol: PROTOCOL_VERSION, seq: 0, site: "Loja Teste" },
        );
        client.close();
      });

      const hello = { type: "hello", protocol: PROTOCOL_VERSION, since: 0, epoch: null } as const;

      async function refusal(frame: (token: string) => string, session?: string): Promise<[string, number]> {
        const { session: own, token } = await openSession(bed, SITE);
        const client = await Client.dial(bed, session ?? own);
        client.sendFrame(frame(token));
        const { code } = await client.next("refused");
        return [code, await client.closed];
      }

      it("[P1] refuses whatever comes before hello", async () => {
        const frame = JSON.stringify({ type: "say", id: freshId(), text: "oi" });
        assert.deepEqual(await refusal(() => frame), ["hello-first", 4400]);
        assert.deepEqual(await refusal(() => "{"), ["hello-first", 4400]);
      });

      it("[P3] refuses a client newer than the room, whatever else its hello holds", async () => {
        const frame = (token: string) =>
          JSON.stringify({ ...hello, protocol: PROTOCOL_VERSION + 1, token, extra: [1] });
        assert.deepEqual(await refusal(frame), ["server-too-old", 4409]);
      });

      it("[P4] refuses a token that is not the server's own", async () => {
        const now = Date.now();
        const bearer = { session: freshId("session"), site: SITE };
        const foreign = await issueToken("another-secret-another-secret-another", bearer, "session", 60, now);
        const refresh = await issueToken(SECRET, bearer, "refresh", 60, now);
        const unsigned =
          `${btoa('{"alg":"none","typ":"prosa-session+jwt"}')}.${foreign.split(".")[1]}.`.replaceAll("=", "");
        for (const token of [foreign, refresh, unsigned, "nonsense"]) {
          const [code, closed] = await refusal(() => JSON.stringify({ ...hello, token }), bearer.session);
          assert.deepEqual([code, closed], ["bad-token", 4401]);
        }
      });

      it("[P4] refuses an expired token by its own code", async () => {
        const session = freshId("session");
        const token = await issueToken(
          SECRET,
          { session, site: SITE },
          "session",
          60,
          Date.now() - 3_600_000,
        );
        assert.deepEqual(await refusal(() => JSON.stringify({ ...hello, token }), session), [
          "token-expired",
          4401,
        ]);
      });

      it("[P4] [I12] refuses another session's token", async () => {
        const other = await openSession(bed, SITE);
        const frame = (token: string) => JSON.stringify({ ...hello, token });
        assert.deepEqual(await refusal(frame, other.session), ["wrong-session", 4401]);
      });

      it("[P5] refuses a page whose origin the site does not list, and admits one it lists", async () => {
        const { session, token } = await openSession(bed, SITE);
        const refused = await Client.dial(bed, session, "https://loja.example.evil");
        refused.send({ ...hello, token });
        assert.equal((await refused.next("refused")).code, "origin-not-allowed");
        assert.equal(await refused.closed, 4403);
        const admitted = await Client.dial(bed, session, "https://loja.example");
        admitted.send({ ...hello, token });
        await admitted.next("welcome");
        admitted.close();
      });

      it("answers a client's own close at once", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        client.close();
        assert.notEqual(await client.closed, 1006);
      });

      it("serves the next visitor after refusing one", async () => {
        const opened = await openSession(bed, SITE);
        const refused = await Client.dial(bed, opened.session);
        refused.sendFrame("\u0000");
        await refused.closed;
        const client = await Client.join(bed, opened);
        client.say(freshId(), QUESTION);
        await client.next("confirmed");
        client.close();
      });
    });

    describe("takes commands", () => {
      it("[P8] confirms a message once it is in the log, and answers it from the site's page", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        client.say(id, QUESTION);
        const { message } = await client.reply(id);
        assert.equal(message.end, "done");
        const citation = message.parts.find((part) => part.type === "citation");
        assert.ok(citation?.type === "citation" && citation.url === shop.url);
        assert.match(JSON.stringify(message.parts), /30 dias/);
        assert.ok(
          client.events.some((event) => event.type === "confirmed" && event.id === id && event.seq === 1),
        );
        assert.deepEqual(
          client.log.map(({ seq }) => seq),
          [1, 2],
        );
        client.close();
      });

      it("[P12] [I7] makes a reply's text of its chunks, in order, and ends it once", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        client.say(id, QUESTION);
        const said = await client.reply(id);
        const replying = client.events.filter((event) => event.type === "replying");
        assert.deepEqual(replying, [{ type: "replying", replyId: said.message.id, replyTo: id }]);
        const deltas = client.events.filter((event) => event.type === "delta");
        assert.deepEqual(
          deltas.map(({ index }) => index),
          deltas.map((_, index) => index),
        );
        const text = said.message.parts.find((part) => part.type === "text");
        assert.equal(deltas.map((delta) => delta.text).join(""), text?.type === "text" ? text.text : "");
        client.close();
      });

      it("[P8] [I1] confirms a repeated command at its first place and applies it once", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        for (let time = 0; time < 3; time += 1) client.say(id, QUESTION);
        const confirmed = [
          await client.next("confirmed"),
          await client.next("confirmed"),
          await client.next("confirmed"),
        ];
        assert.deepEqual(
          confirmed.map(({ seq }) => seq),
          [1, 1, 1],
        );
        assert.equal(client.log.length, 2);
        client.close();
      });

      it("[P8] rejects another command under a used id", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        client.say(id, QUESTION);
        await client.next("confirmed");
        client.say(id, "Outra coisa");
        const rejected = await client.next("rejected");
        assert.deepEqual([rejected.id, rejected.code, rejected.retryAfterMs], [id, "conflict", undefined]);
        client.close();
      });

      it("[P17] logs a pressed choice under the choice's label and hands over when it asks for a person", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const asked = freshId();
        client.say(asked, "Vocês vendem passagem para a Lua?");
        const { message } = await client.reply(asked);
        const choices = message.parts.flatMap((part) => (part.type === "choices" ? part.choices : []));
        const human = choices.find((choice) => choice.id === "ask-human");
        assert.ok(human, `no offer of a person in ${JSON.stringify(message.parts)}`);
        const pressed = freshId();
        client.send({ type: "press", id: pressed, messageId: message.id, choiceId: human.id });
        const said = await client.next("said", (event) => event.message.id === pressed);
        assert.deepEqual(said.message.parts, [{ type: "text", text: human.label }]);
        assert.equal((await client.next("handed-over")).reason, "asked");
        client.close();
      });

      it("[P17] rejects a choice that no message offers", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        client.send({ type: "press", id: freshId(), messageId: freshId(), choiceId: "nothing" });
        assert.equal((await client.next("rejected")).code, "unknown-message");
        client.close();
      });

      it("[P18] logs a rating of a reply, and rejects one of the visitor's own message", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        client.say(id, QUESTION);
        const { message } = await client.reply(id);
        client.send({ type: "rate", id: freshId(), messageId: message.id, rating: "up" });
        assert.equal((await client.next("rated")).messageId, message.id);
        client.send({ type: "rate", id: freshId(), messageId: id, rating: "up" });
        assert.equal((await client.next("rejected")).code, "unknown-message");
        client.close();
      });

      it("[P21] hands over when asked for a person, and answers on until somebody comes", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        client.send({ type: "ask-human", id: freshId() });
        assert.equal((await client.next("handed-over")).reason, "asked");
        const id = freshId();
        client.say(id, QUESTION);
        assert.equal((await client.reply(id)).message.end, "done");
        client.close();
      });

      it("[P20] answers every ping after the welcome with a pong", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        for (let count = 0; count < 2; count += 1) {
          client.send({ type: "ping" });
          await client.next("pong");
        }
        client.close();
      });

      it("[P15] [P16] tells the session's other connections what was seen and who types, and logs neither", async () => {
        const opened = await openSession(bed, SITE);
        const one = await Client.join(bed, opened);
        const other = await Client.join(bed, opened);
        const id = freshId();
        one.say(id, QUESTION);
        await other.reply(id);
        one.send({ type: "typing", isTyping: true });
        assert.deepEqual(await other.next("typing"), { type: "typing", author: "visitor", isTyping: true });
        one.send({ type: "seen", through: 99 });
        assert.equal((await other.next("seen")).through, 2);
        one.send({ type: "seen", through: 1 });
        one.send({ type: "ping" });
        await one.next("pong");
        const third = await Client.join(bed, opened);
        const welcome = third.events.find((event) => event.type === "welcome");
        assert.ok(welcome?.type === "welcome" && welcome.seen === 2 && welcome.seq === 2);
        for (const client of [one, other, third]) client.close();
      });
    });

    describe("bounds what comes in", () => {
      it("[P7] rejects what it cannot read, with what to do, and goes on", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        for (const [frame, code] of [
          ["not json", "bad-frame"],
          ["[]", "bad-frame"],
          [JSON.stringify({ type: "fly", id }), "unknown-command"],
          [JSON.stringify({ type: "say", id, text: "" }), "bad-frame"],
          [JSON.stringify({ type: "say", id, text: "x".repeat(TEXT_LENGTH_MAX + 1) }), "bad-frame"],
          [JSON.stringify({ type: "say", id: "../../x", text: "oi" }), "bad-frame"],
        ] as const) {
          client.sendFrame(frame);
          const rejected = await client.next("rejected");
          assert.equal(rejected.code, code);
          assert.ok(rejected.message.length > 10);
        }
        client.say(id, "x".repeat(TEXT_LENGTH_MAX));
        await client.next("confirmed");
        client.close();
      });

      it("[P7] closes after too many bad frames", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        for (let sent = 0; sent < BAD_FRAMES_MAX; sent += 1) client.sendFrame("{");
        assert.equal(await client.closed, 4400);
      });

      it("[P6] closes on a frame over the limit, and takes one at the limit", async () => {
        const opened = await openSession(bed, SITE);
        const client = await Client.join(bed, opened);
        const ping = JSON.stringify({ type: "ping" });
        client.sendFrame(ping.padEnd(FRAME_BYTES_MAX));
        await client.next("pong");
        client.sendFrame(ping.padEnd(FRAME_BYTES_MAX + 1));
        assert.equal((await client.next("rejected")).code, "frame-too-large");
        assert.equal(await client.closed, 1009);
        const again = await Client.join(bed, opened);
        again.close();
      });
    });

    describe("bounds what comes by HTTP", () => {
      it("refuses a body over the limit as a problem, however much is sent, and serves the next", async () => {
        for (const bytes of [BODY_BYTES_MAX + 1, 8 * 1024 * 1024]) {
          const body = "x".repeat(bytes);
          const response = await bed.fetch("/api/sessions", { method: "POST", body });
          assert.equal(response.status, 413);
          assert.equal(response.headers.get("content-type"), "application/problem+json");
          assert.equal(((await response.json()) as { code: string }).code, "too-large");
        }
        await openSession(bed, SITE);
      });

      it("refuses without reading a body that nobody asked for", async () => {
        const body = "x".repeat(8 * 1024 * 1024);
        const response = await bed.fetch(`/api/sites/${SITE}`, { method: "PUT", body });
        assert.equal(response.status, 401);
        await response.json();
        await openSession(bed, SITE);
      });

      it("keeps its rooms' own requests from whoever is outside", async () => {
        for (const path of ["/parties/main/x/transcript", `/parties/site/${SITE}/settings`, "/party/x/turn"])
          assert.equal((await bed.fetch(path)).status, 404);
      });
    });

    describe("resumes", () => {
      it("[P10] [I5] brings a client that was away to the log with one hello", async () => {
        const opened = await openSession(bed, SITE);
        const first = await Client.join(bed, opened);
        const [one, two] = [freshId(), freshId()];
        first.say(one, QUESTION);
        await first.reply(one);
        first.close();
        const second = await Client.join(bed, opened);
        second.say(two, "Quanto custa o frete da troca?");
        await second.reply(two);
        const welcome = second.events[0];
        const epoch = welcome?.type === "welcome" ? welcome.epoch : null;
        assert.ok(epoch);
        const back = await Client.join(bed, opened, { since: 2, epoch });
        await back.reply(two);
        assert.deepEqual(
          back.log.map(({ seq }) => seq),
          [3, 4],
        );
        assert.ok(!back.events.some((event) => event.type === "reset"));
        for (const client of [second, back]) client.close();
      });

      it("[P10] [I5] resumes under the epoch of a welcome that came before the log's first event", async () => {
        const opened = await openSession(bed, SITE);
        const first = await Client.join(bed, opened);
        const welcome = first.events[0];
        const id = freshId();
        first.say(id, QUESTION);
        await first.reply(id);
        first.close();
        assert.ok(welcome?.type === "welcome");
        const back = await Client.join(bed, opened, { since: 1, epoch: welcome.epoch });
        await back.reply(id);
        assert.ok(!back.events.some((event) => event.type === "reset"));
        back.close();
      });

      it("[P10] [I5] resets a cursor of another epoch, or from beyond the log", async () => {
        const opened = await openSession(bed, SITE);
        const first = await Client.join(bed, opened);
        const id = freshId();
        first.say(id, QUESTION);
        await first.reply(id);
        first.close();
        const stranger = await Client.join(bed, opened, { since: 1, epoch: "another" });
        const reset = await stranger.next("reset");
        assert.equal(reset.first, 1);
        await stranger.reply(id);
        assert.deepEqual(
          stranger.log.map(({ seq }) => seq),
          [1, 2],
        );
        const beyond = await Client.join(bed, opened, { since: 50, epoch: reset.epoch });
        await beyond.next("reset");
        for (const client of [stranger, beyond]) client.close();
      });

      it("[P11] [I4] fills a gap on sync", async () => {
        const client = await Client.join(bed, await openSession(bed, SITE));
        const id = freshId();
        client.say(id, QUESTION);
        await client.reply(id);
        client.send({ type: "sync", since: 1 });
        const { seq } = await client.next("said");
        assert.equal(seq, 2);
        client.close();
      });

      it("[I13] erases for good: everybody is reset and let go, and nothing comes back, not even after kill -9", async () => {
        const opened = await openSession(bed, SITE);
        const client = await Client.join(bed, opened);
        const id = freshId();
        client.say(id, QUESTION);
        await client.reply(id);
        const erase = () =>
          bed.fetch(`/api/sessions/${opened.session}`, {
            method: "DELETE",
            headers: { authorization: `Bearer ${opened.refreshToken}` },
          });
        assert.equal((await erase()).status, 204);
        await client.next("reset");
        assert.equal(await client.closed, 4401);
        await bed.kill();
        assert.equal((await erase()).status, 204);
        const late = await Client.dial(bed, opened.session);
        late.send({ type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 2, epoch: "old" });
        assert.equal((await late.next("refused")).code, "bad-token");
        const { refreshToken } = opened;
        for (const [path, init] of [
          ["transcript", { headers: { authorization: `Bearer ${opened.token}` } }],
          ["token", { method: "POST", body: JSON.stringify({ refreshToken }) }],
        ] as const)
          assert.equal((await bed.fetch(`/api/sessions/${opened.session}/${path}`, init)).status, 410);
      });

      it("[I1] [I2] keeps what it confirmed, and knows it again, after kill -9", async () => {
        const opened = await openSession(bed, SITE);
        const first = await Client.join(bed, opened);
        const id = freshId();
        first.say(id, QUESTION);
        const { seq } = await first.next("confirmed");
        await bed.kill();
        const back = await Client.join(bed, opened);
        back.say(id, QUESTION);
        assert.equal((await back.next("confirmed")).seq, seq);
        assert.equal(back.log.filter((event) => event.type === "said").length, 2);
        back.close();
      });
    });

    describeAsking(() => ({ bed, llm, site: ASKING_SITE, llmSite: LLM_SITE }));

    describe("streams from an LLM", () => {
      it("[P12] sends chunks as they come and the whole reply at the end", async () => {
        const gate = createGate();
        const steps = [{ text: "Até " }, { until: gate.opened }, { text: "30 dias." }];
        llm.setScript({ type: "stream", steps });
        const client = await Client.join(bed, await openSession(bed, LLM_SITE));
        const id = freshId();
        client.say(id, QUESTION);
        const delta = await client.next("delta");
        assert.match(delta.text, /^Até/);
        gate.open();
        const { message } = await client.reply(id);
        assert.equal(message.end, "done");
        assert.match(JSON.stringify(message.parts), /Até 30 dias\./);
        client.close();
      });

      it("[P14] stops a reply where it stands and keeps its text", async () => {
        const gate = createGate();
        llm.setScript({
          type: "stream",
          steps: [{ text: "Até " }, { until: gate.opened }, { text: "nunca" }],
        });
        const client = await Client.join(bed, await openSession(bed, LLM_SITE));
        const id = freshId();
        client.say(id, QUESTION);
        const { replyId } = await client.next("delta");
        client.send({ type: "stop", replyId });
        const { message } = await client.reply(id);
        assert.deepEqual([message.id, message.end], [replyId, "stopped"]);
        assert.match(JSON.stringify(message.parts), /Até/);
        assert.doesNotMatch(JSON.stringify(message.parts), /nunca/);
        gate.open();
        client.close();
      });

      it("[P12] gives a client that comes in mid-stream the reply from its first chunk", async () => {
        const gate = createGate();
        llm.setScript({
          type: "stream",
          steps: [{ text: "Até " }, { until: gate.opened }, { text: "30 dias." }],
        });
        const opened = await openSession(bed, LLM_SITE);
        const first = await Client.join(bed, opened);
        const id = freshId();
        first.say(id, QUESTION);
        const { replyId } = await first.next("delta");
        const late = await Client.join(bed, opened);
        const delta = await late.next("delta");
        assert.deepEqual([delta.replyId, delta.index], [replyId, 0]);
        assert.match(delta.text, /^Até/);
        gate.open();
        const { message } = await late.reply(id);
        assert.match(JSON.stringify(message.parts), /Até 30 dias\./);
        for (const client of [first, late]) client.close();
      });

      it("[I8] [I16] answers once after kill -9 in mid-stream, under a new reply", async () => {
        const gate = createGate();
        llm.setScript({ type: "stream", steps: [{ text: "Até " }, { until: gate.opened }] });
        const opened = await openSession(bed, LLM_SITE);
        const client = await Client.join(bed, opened);
        const id = freshId();
        client.say(id, QUESTION);
        const { replyId } = await client.next("delta");
        await bed.kill();
        gate.open();
        llm.setScript(says("Até ", "30 dias."));
        const back = await Client.join(bed, opened);
        const { message } = await back.reply(id);
        assert.notEqual(message.id, replyId);
        assert.equal(message.end, "done");
        const again = await Client.join(bed, opened);
        await again.reply(id);
        assert.equal(again.log.length, 2);
        for (const one of [back, again]) one.close();
      });
    });
  });
}
