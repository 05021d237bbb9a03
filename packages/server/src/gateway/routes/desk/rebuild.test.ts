import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { SessionToken } from "@prosa/protocol";
import { type DeskRow, ROWS_PAGE_MAX, viewSchema } from "@prosa/protocol/desk";
import { AgentClient, DeskClient, type Person, signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession } from "../../../../test/client.ts";
import { assertProblem, OWNER, post, put } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";
import { mulberry32 } from "../../../platform/random.ts";

const SESSIONS = 7;
const ACTS = 7;

interface Rebuilt {
  asked: number;
  changed: number;
  removed: number;
  next?: string;
}

describe("a desk that is made again from its sessions", () => {
  let session: SessionBed;
  let lia: Person;
  let bia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    bia = await signUp(session.bed, SITE, "Bia", "lead");
  });

  const clock = () => ({ now: session.bed.clock.now() });

  const ask = (body: object) => post(session.bed, "/api/desk/rebuild", { site: SITE, ...body }, OWNER);

  /** Makes all rows again, piece by piece; after each piece the server falls where that is wished. */
  async function rebuild(doesFall = false): Promise<Rebuilt> {
    const sum: Rebuilt = { asked: 0, changed: 0, removed: 0 };
    for (let from: string | undefined = "desk/"; from !== undefined; ) {
      const piece = (await (await ask({ from })).json()) as Rebuilt;
      sum.asked += piece.asked;
      sum.changed += piece.changed;
      sum.removed += piece.removed;
      from = piece.next;
      if (doesFall) await session.bed.kill();
    }
    await session.settled();
    return sum;
  }

  /** Every row that the desk shows to Lia, without the desk's own numbers, in the order of the sessions. */
  async function rows(): Promise<Omit<DeskRow, "rev">[]> {
    const desk = await DeskClient.join(session.bed, lia, clock());
    const all: Omit<DeskRow, "rev">[] = [];
    for (const view of viewSchema.options) {
      desk.send({ type: "list", view, limit: ROWS_PAGE_MAX });
      const page = await desk.next("page", (event) => event.view === view);
      all.push(...page.rows.map(({ rev: _, ...row }) => row));
    }
    desk.close();
    return all.sort((one, other) => (one.session < other.session ? -1 : 1));
  }

  /** One session with acts of its visitor and of two agents, as chance has it. */
  async function talk(opened: SessionToken, random: () => number): Promise<void> {
    const visitor = await Client.join(session.bed, opened);
    const first = freshId();
    visitor.say(first, "Qual o prazo de troca?");
    await visitor.reply(first);
    const agents: AgentClient[] = [];
    for (const person of [lia, bia])
      agents.push(await AgentClient.join(session.bed, opened.session, person, clock()));
    for (let act = 0; act < ACTS; act += 1) {
      const agent = agents[Math.floor(random() * 2)] ?? agents[0];
      const choice = Math.floor(random() * 9);
      if (!agent) continue;
      if (choice === 0)
        visitor.say(freshId(), act % 2 ? `Mais uma coisa, ${act}` : `Que absurdo, tudo quebrado, ${act}`);
      if (choice === 1) visitor.send({ type: "ask-human", id: freshId() });
      if (choice === 2) await agent.endOf(agent.ask({ type: "claim" }));
      if (choice === 3) await agent.endOf(agent.ask({ type: "say", text: `Resposta ${act}` }));
      if (choice === 4) agent.send({ type: "set-tags", id: freshId(), tags: [`t${act}`] });
      if (choice === 5) agent.send({ type: "set-priority", id: freshId(), priority: act % 4 });
      if (choice === 6) await agent.endOf(agent.ask({ type: "hand-back" }));
      if (choice === 7) await agent.endOf(agent.ask({ type: "resolve" }));
      if (choice === 8) {
        const until = session.bed.clock.now() + 3_600_000;
        await agent.endOf(agent.ask({ type: "snooze", until }));
      }
      await session.settled();
      session.bed.clock.advance(1_000 + Math.floor(random() * 3_000));
      await session.settled();
    }
    for (const one of [visitor, ...agents]) one.close();
  }

  for (const seed of [3, 58, 2_026])
    it(`[I19] has the rows that it had, whatever was lost, after random histories (seed ${seed})`, async () => {
      const random = mulberry32(seed);
      for (let index = 0; index < SESSIONS; index += 1)
        await talk(await openSession(session.bed, SITE), random);
      // Rows of messages alone come with a rest between them.
      session.bed.clock.advance(3_000);
      await session.settled();
      const before = await rows();
      assert.equal(before.length, SESSIONS);
      const again = await rebuild();
      assert.deepEqual([again.asked, again.removed], [2 * SESSIONS, 0]);
      const kept = await rows();
      assert.deepEqual(kept.map(ofPeople), before.map(ofPeople));
      assert.deepEqual((await rebuild()).changed, 0);

      const { storage } = session.bed.platform.place("desk", SITE);
      for (const key of [...storage.rows.keys()])
        if (/^(row:|key:|conversation-number)/.test(key)) storage.rows.delete(key);
      await session.bed.kill();
      // Each session is known once, and again at the desk where it told its row by itself meanwhile.
      const made = await rebuild(true);
      assert.ok(made.asked >= SESSIONS && made.removed === 0);
      assert.deepEqual(await rows(), kept);
      assert.ok(kept.some(({ mood }) => mood !== undefined));
      const numbers = kept.flatMap(({ number }) => number ?? []);
      const visitor = await Client.join(session.bed, await openSession(session.bed, SITE));
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      await session.settled();
      const now = (await rows()).flatMap(({ number }) => number ?? []);
      assert.equal(new Set(now).size, numbers.length + 1, "no number is given twice");
      visitor.close();
    });

  it("[I19] takes the session's word against a row that is wrong, newer by its number, or of nobody", async () => {
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await session.settled();
    const [right] = await rows();
    assert.ok(right);
    const tell = async (id: string, rev: number, row: object) => {
      const body = JSON.stringify({ rev, row: { ...right, session: id, ...row } });
      await session.bed.platform.callRoom("desk", SITE, `/rows/${id}`, { method: "PUT", body });
    };
    await tell(session.opened.session, Date.UTC(2030, 0), { preview: "never said", priority: 3 });
    await tell("session-of-nobody", 5, {});
    assert.equal((await rows()).length, 2);
    const { changed, removed } = await rebuild();
    assert.deepEqual([changed, removed], [1, 1]);
    assert.deepEqual(await rows(), [right]);
    session.bed.clock.advance(3_000);
    const id = freshId();
    visitor.say(id, "Ainda aí?");
    await visitor.reply(id);
    await session.settled();
    assert.ok(((await rows())[0]?.lastAt ?? 0) > right.lastAt, "what it tells later counts again");
    visitor.close();
  });

  it("asks the sessions that are named, and no other site's", async () => {
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await session.settled();
    const named = await ask({ sessions: [session.opened.session, "session-unknown"] });
    assert.deepEqual(await named.json(), { asked: 2, changed: 0, removed: 0 });
    await put(session.bed, "/api/sites/outra", { name: "Outra" });
    const ofOther = await ask({ site: "outra", sessions: [session.opened.session] });
    assert.deepEqual(await ofOther.json(), { asked: 1, changed: 0, removed: 0 });
    await assertProblem(await ask({ from: "nowhere" }), 400, "bad-place");
    await assertProblem(await ask({ sessions: Array(101).fill("session-0001") }), 422, "bad-body");
    visitor.close();
  });
});

/** A row without what the desk hears seldom of a conversation that only the assistant has had. */
function ofPeople(row: Omit<DeskRow, "rev">): object {
  if (row.ownership > 0 || row.tags.length > 0) return row;
  const { preview: _, lastAt: __, lastBy: ___, mood: ____, ...rest } = row;
  return rest;
}
