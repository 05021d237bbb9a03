import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  type ConversationPage,
  conversationDetailSchema,
  conversationPageSchema,
  dashboardSchema,
  questionTestSchema,
  unansweredPageSchema,
} from "@prosa/protocol/desk";
import { type Person, signUp } from "../agents.ts";
import { Client, freshId, openSession } from "../client.ts";
import { type ContractStage, FIGURES_SITE, QUESTION } from "./stage.ts";

/** A question that the shop's page says nothing of. */
const UNKNOWN = "Vocês vendem pneus para trator?";

/** Lets timers and sockets have their turn: rooms in this process answer without one. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Tests of the owner's side: conversations, figures and the test of a question, over the rooms of a site's statistics. */
export function describeInsights(stage: () => ContractStage): void {
  describe("shows its owner", () => {
    let owner: Person;

    before(async () => {
      owner = await signUp(stage().bed, FIGURES_SITE, "Nara", "owner");
    });

    function ask(path: string, init: RequestInit = {}): Promise<Response> {
      return stage().bed.fetch(path, { ...init, headers: { cookie: owner.cookie } });
    }

    /** Asks for the list until it is as expected; the room tells turning points at once, and the answer is awaited. */
    async function listed(
      query: string,
      isThere: (page: ConversationPage) => boolean,
    ): Promise<ConversationPage> {
      for (;;) {
        const page = conversationPageSchema.parse(await (await ask(`/api/conversations?${query}`)).json());
        if (isThere(page)) return page;
        await others();
      }
    }

    async function sessionsToday(): Promise<number> {
      const { totals } = dashboardSchema.parse(await (await ask("/api/analytics/dashboard")).json());
      assert.ok(totals.sessions !== null);
      return totals.sessions;
    }

    it("[I13] conversations and counts, which survive kill -9 and go with an erased session", async () => {
      const opened = await openSession(stage().bed, FIGURES_SITE);
      const visitor = await Client.join(stage().bed, opened);
      const id = freshId();
      visitor.say(id, QUESTION);
      await visitor.reply(id);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      visitor.close();
      const q = `q=${opened.session}`;
      const [found] = (await listed(q, ({ conversations }) => conversations.length > 0)).conversations;
      assert.deepEqual([found?.outcome, found?.owner, found?.messages.visitor], ["waiting", "queue", 1]);
      const before = await sessionsToday();
      await stage().bed.kill();
      assert.equal(await sessionsToday(), before);
      const detail = await ask(`/api/conversations/${opened.session}`);
      const query = `{ conversation(session: "${opened.session}") { outcome messages { visitor } } }`;
      const queried = await ask("/api/graphql", { method: "POST", body: JSON.stringify({ query }) });
      const conversation = { outcome: "waiting", messages: { visitor: 1 } };
      assert.deepEqual(await queried.json(), { data: { conversation } });
      const { events } = conversationDetailSchema.parse(await detail.json());
      assert.ok(events.some((event) => event.type === "said" && event.message.author === "visitor"));
      const erased = await ask(`/api/conversations/${opened.session}`, { method: "DELETE" });
      assert.equal(erased.status, 204);
      await listed(q, ({ conversations }) => conversations.length === 0);
      assert.equal(await sessionsToday(), before - 1);
    });

    it("[I13] the questions that could not be answered, which survive kill -9 and go with an erased session", async () => {
      const opened = await openSession(stage().bed, FIGURES_SITE);
      const visitor = await Client.join(stage().bed, opened);
      const id = freshId();
      visitor.say(id, UNKNOWN);
      await visitor.reply(id);
      visitor.close();
      const questions = async () => {
        const { groups } = unansweredPageSchema.parse(await (await ask("/api/unanswered")).json());
        return groups.map(({ question }) => question);
      };
      while (!(await questions()).includes(UNKNOWN)) await others();
      await stage().bed.kill();
      assert.ok((await questions()).includes(UNKNOWN));
      const headers = { authorization: `Bearer ${opened.token}` };
      await stage().bed.fetch(`/api/sessions/${opened.session}`, { method: "DELETE", headers });
      while ((await questions()).includes(UNKNOWN)) await others();
    });

    it("how a question would be answered, and why", async () => {
      const init = { method: "POST", body: JSON.stringify({ question: QUESTION }) };
      const tested = questionTestSchema.parse(await (await ask("/api/knowledge/test", init)).json());
      assert.equal(tested.decision.action, "answer");
      assert.match(tested.evidence.find(({ isUsed }) => isUsed)?.text ?? "", /30 dias/);
    });
  });
}
