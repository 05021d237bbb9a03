import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { SessionToken } from "@prosa/protocol";
import { AGENT_GRACE_MS, type DeskEvent, OFFER_MS, PRESENCE_LEASE_MS, type View } from "@prosa/protocol/desk";
import { LEAVE_MS } from "../../src/session/agents/leaving.ts";
import { REOPEN_MS } from "../../src/session/turns/wake.ts";
import { AgentClient, DeskClient, type Person, signInAgain, signUp } from "../agents.ts";
import { Client, freshId, openSession, putSite } from "../client.ts";
import type { MovedBed } from "../times/moved-bed.ts";

/** Shorter than a lease, so that a desk that answers each step stays there. */
const STEP_MS = PRESENCE_LEASE_MS / 3;

/** The time that a server has for what is due, beyond which a test that waits for it fails. */
const LATE_MS = 10 * 60_000;

type Offered = Extract<DeskEvent, { type: "offered" }>;

const SITE = "loja";

/** A conversation that Lia has, and the desks of Lia and Bia. */
interface Talk {
  session: string;
  visitor: Client;
  liaDesk: DeskClient;
  biaDesk: DeskClient;
  agent: AgentClient;
}

/**
 * Tests what people's time brings about: leases, graces, offers and waits, on a host whose clock a test moves on. Where a host keeps
 * no alarm over a restart (`losesAlarms`), the first who comes finds what is due.
 */
export function describeTimes(
  name: string,
  start: () => Promise<MovedBed>,
  { losesAlarms = false } = {},
): void {
  describe(`people's time on ${name}`, () => {
    let bed: MovedBed;
    let lia: Person;
    let bia: Person;

    before(async () => {
      bed = await start();
      await putSite(bed, SITE, { model: "embedded" });
      lia = await signUp(bed, SITE, "Lia");
      bia = await signUp(bed, SITE, "Bia");
    });

    after(() => bed.close());

    const now = () => ({ now: bed.clock.now() });

    /** Lets time pass in steps, of which each ends once these desks have answered. */
    async function pass(ms: number, desks: readonly DeskClient[]): Promise<void> {
      for (let left = ms; left > 0; left -= STEP_MS) {
        for (const desk of desks) desk.send({ type: "ping" });
        await Promise.all(desks.map((desk) => desk.next("pong")));
        await bed.clock.advance(Math.min(left, STEP_MS));
      }
    }

    /** Lets time pass until the conversation is back in the queue; returns when that was, by its log. */
    async function backInQueue({ visitor }: Talk, desks: readonly DeskClient[]): Promise<number> {
      const isBack = () =>
        visitor.log.some((event) => event.type === "owner-changed" && event.owner === "queue");
      for (let ms = 0; ms < LATE_MS && !isBack(); ms += STEP_MS) await pass(STEP_MS, desks);
      const back = await visitor.next("owner-changed", ({ owner }) => owner === "queue");
      assert.equal(back.before?.name, "Lia");
      return back.at;
    }

    /** Waits until a desk lists a conversation in a view. */
    async function listed(desk: DeskClient, view: View, session: string): Promise<void> {
      for (let ms = 0; ms < LATE_MS; ms += 1_000) {
        desk.send({ type: "list", view });
        const { rows } = await desk.next("page");
        if (rows.some((row) => row.session === session)) return;
        await bed.clock.advance(1_000);
      }
      assert.fail(`${view} never listed the conversation`);
    }

    async function waiting(): Promise<{ session: string; visitor: Client }> {
      const opened = await openSession(bed, SITE);
      const visitor = await Client.join(bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      return { session: opened.session, visitor };
    }

    /** The offer of a conversation to a desk, made already or still to come. */
    function offerOf(desk: DeskClient, session: string): Promise<Offered> {
      return desk.heard.find(
        (event): event is Offered => event.type === "offered" && event.row.session === session,
      );
    }

    async function held(): Promise<Talk> {
      const liaDesk = await DeskClient.join(bed, lia, now());
      const { session, visitor } = await waiting();
      const agent = await AgentClient.join(bed, session, lia, now());
      await agent.do({ type: "claim" });
      const biaDesk = await DeskClient.join(bed, bia, now());
      await listed(liaDesk, "mine", session);
      return { session, visitor, liaDesk, biaDesk, agent };
    }

    /** Ends a conversation, so that the next test finds the queue empty and both people free. */
    async function resolve(session: string): Promise<void> {
      const agent = await AgentClient.join(bed, session, bia, now());
      if (agent.state.owner.type === "agent" && agent.state.owner.agent.name !== "Bia") {
        agent.close();
        const own = await AgentClient.join(bed, session, lia, now());
        await own.do({ type: "resolve" });
        return own.close();
      }
      await agent.do({ type: "resolve" });
      agent.close();
    }

    async function end({ session, visitor, liaDesk, biaDesk, agent }: Talk): Promise<void> {
      await resolve(session);
      for (const one of [visitor, liaDesk, biaDesk, agent]) one.close();
    }

    it("[F36] [I20] gives back to the queue what a closed desk had, after the grace and not before, and offers it to the next", async () => {
      const talk = await held();
      const { session, visitor, liaDesk, biaDesk, agent } = talk;
      const goneAt = bed.clock.now();
      liaDesk.close();
      assert.ok((await backInQueue(talk, [biaDesk])) >= goneAt + AGENT_GRACE_MS);
      await offerOf(biaDesk, session);
      // Who comes back after it is told how it stands, and does not have the conversation.
      const late = await agent.endOf(agent.ask({ type: "say", text: "Voltei." }));
      assert.ok(late.type === "agent-rejected" && late.state?.owner.type === "queue");
      assert.doesNotMatch(JSON.stringify(visitor.log), /Voltei/);
      await end(talk);
    });

    it("[I20] takes the lease and the grace where a desk is asleep: its socket is open, and says nothing", async () => {
      const talk = await held();
      const { liaDesk, biaDesk } = talk;
      const heardAt = bed.clock.now();
      await pass(STEP_MS, [liaDesk, biaDesk]);
      assert.ok((await backInQueue(talk, [biaDesk])) >= heardAt + PRESENCE_LEASE_MS + AGENT_GRACE_MS);
      await end(talk);
    });

    it("[I20] leaves the conversation with who is back within the grace", async () => {
      const talk = await held();
      const { session, visitor, biaDesk } = talk;
      talk.liaDesk.close();
      await pass(AGENT_GRACE_MS - STEP_MS, [biaDesk]);
      talk.liaDesk = await DeskClient.join(bed, lia, now());
      await pass(2 * AGENT_GRACE_MS, [talk.liaDesk, biaDesk]);
      const id = await talk.agent.do({ type: "say", text: "Ainda aqui." });
      await visitor.next("said", ({ message }) => message.id === id);
      assert.ok(!visitor.log.some((event) => event.type === "owner-changed" && event.owner === "queue"));
      await listed(talk.liaDesk, "mine", session);
      await end(talk);
    });

    it("[I20] gives it back also where the server started again within the grace", async () => {
      const talk = await held();
      const goneAt = bed.clock.now();
      talk.liaDesk.close();
      await pass(AGENT_GRACE_MS / 2, [talk.biaDesk]);
      await bed.kill();
      // Else nobody comes to the desk: it has to wake by itself.
      const woken = losesAlarms ? await DeskClient.join(bed, bia, now()) : null;
      const { session } = talk;
      const isTaken = async () => {
        const back = await AgentClient.join(bed, session, bia, now());
        back.close();
        return back.state.owner.type === "agent";
      };
      for (let ms = 0; ms < LATE_MS && (await isTaken()); ms += STEP_MS) await bed.clock.advance(STEP_MS);
      assert.equal(await isTaken(), false);
      assert.ok(bed.clock.now() >= goneAt + AGENT_GRACE_MS);
      woken?.close();
      await end(talk);
    });

    it("[I18] ends a transfer that nobody accepted at its time, and leaves the conversation with its sender", async () => {
      const talk = await held();
      const { agent, liaDesk, biaDesk, visitor } = talk;
      const askedAt = bed.clock.now();
      await agent.do({ type: "transfer", to: { type: "person", person: bia.agent.id } });
      const until = agent.state.offer?.until ?? 0;
      // A clock that rests leaves one time; one that runs on leaves that of the answer's way.
      assert.ok(until >= askedAt + OFFER_MS && until <= bed.clock.now() + OFFER_MS);
      visitor.say(freshId(), "Alguém aí?");
      await pass(OFFER_MS, [liaDesk, biaDesk]);
      const { state } = await agent.next("state", (event) => event.state.offer === undefined);
      assert.ok(state.owner.type === "agent" && state.owner.agent.name === "Lia");
      await end(talk);
    });

    it("[I18] wakes a conversation that was put aside at its time, with its person", async () => {
      const talk = await held();
      const { agent, liaDesk, biaDesk } = talk;
      const until = bed.clock.now() + 3 * STEP_MS;
      await agent.do({ type: "snooze", until });
      assert.equal(agent.state.phase.type, "snoozed");
      await pass(3 * STEP_MS, [liaDesk, biaDesk]);
      const { state } = await agent.next("state", (event) => event.state.phase.type === "open");
      assert.ok(state.owner.type === "agent" && state.owner.agent.name === "Lia");
      await end(talk);
    });

    it("[I20] offers a conversation to the next person once the first has let the offer run out", async () => {
      const biaDesk = await DeskClient.join(bed, bia, now());
      const { session, visitor } = await waiting();
      const offer = await offerOf(biaDesk, session);
      const liaDesk = await DeskClient.join(bed, lia, now());
      await pass(OFFER_MS, [liaDesk, biaDesk]);
      await biaDesk.next("offer-ended", (event) => event.session === session);
      assert.ok((await offerOf(liaDesk, session)).until >= offer.until + OFFER_MS);
      await resolve(session);
      for (const one of [liaDesk, biaDesk, visitor]) one.close();
    });

    it("[I20] has a visitor who closed every tab leave the queue after a minute, and gives the offer to the next", async () => {
      const desk = await DeskClient.join(bed, lia, now());
      const first = await waiting();
      await offerOf(desk, first.session);
      const second = await waiting();
      const wentAt = bed.clock.now();
      first.visitor.close();
      await pass(LEAVE_MS + 2 * STEP_MS, [desk]);
      assert.ok((await offerOf(desk, second.session)).until >= wentAt + LEAVE_MS + OFFER_MS);
      for (const { session } of [first, second]) await resolve(session);
      for (const one of [desk, second.visitor]) one.close();
    });

    /** Lia ends a conversation, and after this time, with both desks open, its visitor says something more. */
    async function comesBack(
      afterMs: number,
    ): Promise<{ session: string; visitor: Client; id: string; desks: [DeskClient, DeskClient] }> {
      const opened = await openSession(bed, SITE);
      const first = await Client.join(bed, opened);
      first.send({ type: "ask-human", id: freshId() });
      await first.next("handed-over");
      const agent = await AgentClient.join(bed, opened.session, lia, now());
      await agent.do({ type: "claim" });
      await agent.do({ type: "say", text: "Seu pedido saiu hoje." });
      await agent.do({ type: "resolve" });
      await first.next("resolved");
      for (const one of [first, agent]) one.close();
      await bed.clock.advance(afterMs);
      for (const person of [lia, bia]) await signInAgain(bed, person);
      const desks: [DeskClient, DeskClient] = [
        await DeskClient.join(bed, lia, now()),
        await DeskClient.join(bed, bia, now()),
      ];
      const { session, refreshToken } = opened;
      const body = JSON.stringify({ refreshToken });
      const renewed = await bed.fetch(`/api/sessions/${session}/token`, { method: "POST", body });
      const visitor = await Client.join(bed, (await renewed.json()) as SessionToken);
      const id = freshId();
      visitor.say(id, "Ele não chegou.");
      await visitor.next("said", ({ message }) => message.id === id);
      return { session, visitor, id, desks };
    }

    /** What became of the conversation between its end and the visitor's message. */
    function reopening({ log }: Client, id: string): string[] {
      const end = log.findIndex(({ type }) => type === "resolved");
      const back = log.findIndex((event) => event.type === "said" && event.message.id === id);
      const events = log.slice(end + 1, back).filter(({ type }) => type !== "said");
      return events.map((event) => (event.type === "owner-changed" ? event.owner : event.type));
    }

    it("[I20] opens again what a person ended up to a week ago, in the queue, and offers it to that person first", async () => {
      for (const afterMs of [REOPEN_MS / 7, REOPEN_MS - 10 * 60_000]) {
        const { session, visitor, id, desks } = await comesBack(afterMs);
        assert.deepEqual(reopening(visitor, id), ["reopened", "queue"]);
        // Bia has waited longer for a conversation than Lia, who had the last.
        const [liaDesk, biaDesk] = desks;
        await offerOf(liaDesk, session);
        assert.ok(!biaDesk.heard.events.some(({ type }) => type === "offered"));
        await resolve(session);
        for (const one of [visitor, ...desks]) one.close();
      }
    });

    it("[I20] leaves it with the assistant where the visitor comes back after more than a week", async () => {
      const { session, visitor, id, desks } = await comesBack(REOPEN_MS + 60_000);
      assert.deepEqual(reopening(visitor, id), ["reopened"]);
      assert.equal((await visitor.reply(id)).message.author, "assistant");
      const agent = await AgentClient.join(bed, session, bia, now());
      assert.deepEqual(agent.state.owner, { type: "assistant" });
      for (const one of [visitor, agent, ...desks]) one.close();
    });
  });
}
