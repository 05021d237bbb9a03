import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { freshId, isNumberNotice } from "../../test/client.ts";
import { ask, SessionBed } from "../../test/session-bed.ts";

describe("[F5] a room that hibernates between any two commands", () => {
  it("[I16] changes nothing", async () => {
    const logs: unknown[] = [];
    for (const sleeps of [false, true]) {
      const room = await SessionBed.start();
      const client = await room.join();
      const rest = () => sleeps && room.bed.platform.hibernate();
      rest();
      await ask(client, "oi");
      rest();
      await ask(client, "Vocês vendem passagem para a Lua?");
      rest();
      client.send({ type: "ask-human", id: freshId() });
      await client.next("handed-over");
      rest();
      const reply = client.log.find((event) => event.type === "said" && event.message.author === "assistant");
      assert.ok(reply?.type === "said");
      client.send({ type: "rate", id: freshId(), messageId: reply.message.id, rating: "up" });
      await client.next("rated");
      rest();
      client.send({ type: "seen", through: 3 });
      await client.next("seen");
      rest();
      client.send({ type: "sync", since: 0 });
      client.send({ type: "ping" });
      await client.next("pong");
      // The desk tells the conversation's number when it has taken the row, which is no command of the visitor's.
      const own = client.log.filter((event) => !isNumberNotice(event));
      logs.push(own.map((event) => (event.type === "said" ? event.message.parts : event.type)));
    }
    assert.deepEqual(logs[1], logs[0]);
  });
});
