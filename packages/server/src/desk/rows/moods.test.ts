import assert from "node:assert/strict";
import { beforeEach, describe, it, type TestContext } from "node:test";
import { AgentClient, DeskClient, type Person, signUp } from "../../../test/agents.ts";
import { freshId } from "../../../test/client.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";

const CALM = ["Meu pedido é o 4471", "Comprei na semana passada", "Era um bule", "Da cor azul"];
const SULKY = [
  "Chegou quebrado",
  "Que absurdo, péssimo, que raiva!",
  "Adorei, muito obrigada!",
  "Não funciona",
];

describe("a visitor's mood in the desk's rows", () => {
  let session: SessionBed;
  let lia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
  });

  const clock = () => ({ now: session.bed.clock.now() });

  async function mood(): Promise<string | undefined> {
    const desk = await DeskClient.join(session.bed, lia, clock());
    desk.send({ type: "list", view: "mine" });
    const { rows } = await desk.next("page", ({ view }) => view === "mine");
    desk.close();
    assert.deepEqual(
      rows.map((row) => row.session),
      [session.opened.session],
    );
    return rows[0]?.mood;
  }

  /** Says the words to a person, and returns the mood after each and how often the rooms wrote, and told the desk, meanwhile. */
  async function talk(test: TestContext, words: readonly string[]) {
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, clock());
    await agent.do({ type: "claim" });
    await session.settled();
    const { platform } = session.bed;
    const puts = [session.storage, platform.place("desk", SITE).storage].map((storage) =>
      test.mock.method(storage, "put"),
    );
    const told: string[] = [];
    platform.onCall = (kind, _id, path, init) => {
      if (kind === "desk" && init?.method === "PUT") told.push(path);
    };
    const moods: (string | undefined)[] = [];
    for (const one of words) {
      await ask(visitor, one);
      await session.settled();
      session.bed.clock.advance(3_000);
      await session.settled();
      moods.push(await mood());
    }
    const writes = [...puts.map((put) => put.mock.callCount()), told.length];
    for (const one of [visitor, agent]) one.close();
    return { moods, writes };
  }

  it("[I19] changes with their words to a person, and costs no write and no report", async (test) => {
    const sulky = await talk(test, SULKY);
    assert.deepEqual(sulky.moods, ["negative", "angry", undefined, "negative"]);
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    const calm = await talk(test, CALM);
    assert.deepEqual(calm.moods, [undefined, undefined, undefined, undefined]);
    assert.ok(calm.writes.every((count) => count > 0));
    assert.deepEqual(sulky.writes, calm.writes);
  });
});
