import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client, freshId, openSession } from "../client.ts";
import { type ContractStage, QUESTION, SITE } from "./stage.ts";

/** Tests of the commands that a visitor sends. */
export function describeCommands(stage: () => ContractStage): void {
  describe("takes commands", () => {
    it("[P8] confirms a message once it is in the log, and answers it from the site's page", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const id = freshId();
      client.say(id, QUESTION);
      const { message } = await client.reply(id);
      assert.equal(message.end, "done");
      const citation = message.parts.find((part) => part.type === "citation");
      assert.ok(citation?.type === "citation" && citation.url === stage().shop.url);
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
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
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
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
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
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const id = freshId();
      client.say(id, QUESTION);
      await client.next("confirmed");
      client.say(id, "Outra coisa");
      const rejected = await client.next("rejected");
      assert.deepEqual([rejected.id, rejected.code, rejected.retryAfterMs], [id, "conflict", undefined]);
      client.close();
    });

    it("[P17] logs a pressed choice under the choice's label and hands over when it asks for a person", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
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
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      client.send({ type: "press", id: freshId(), messageId: freshId(), choiceId: "nothing" });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      client.close();
    });

    it("[P18] logs a rating of a reply, and rejects one of the visitor's own message", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const id = freshId();
      client.say(id, QUESTION);
      const { message } = await client.reply(id);
      client.send({ type: "rate", id: freshId(), messageId: message.id, rating: "up" });
      assert.equal((await client.next("rated")).messageId, message.id);
      client.send({ type: "rate", id: freshId(), messageId: id, rating: "up" });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      client.close();
    });

    it("[P21] hands over when asked for a person, and goes on answering until one comes", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      client.send({ type: "ask-human", id: freshId() });
      assert.equal((await client.next("handed-over")).reason, "asked");
      const id = freshId();
      client.say(id, QUESTION);
      assert.equal((await client.reply(id)).message.end, "done");
      client.close();
    });

    it("[P20] answers every ping after the welcome with a pong", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      for (let count = 0; count < 2; count += 1) {
        client.send({ type: "ping" });
        await client.next("pong");
      }
      client.close();
    });

    it("[P15] [P16] sends seen and typing to the session's other connections, and logs neither", async () => {
      const opened = await openSession(stage().bed, SITE);
      const one = await Client.join(stage().bed, opened);
      const other = await Client.join(stage().bed, opened);
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
      const third = await Client.join(stage().bed, opened);
      const welcome = third.events.find((event) => event.type === "welcome");
      assert.ok(welcome?.type === "welcome" && welcome.seen === 2 && welcome.seq === 2);
      for (const client of [one, other, third]) client.close();
    });
  });
}
