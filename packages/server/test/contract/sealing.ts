import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskRow } from "@prosa/protocol/desk";
import { AgentClient, DeskClient, signUp } from "../agents.ts";
import { Client, freshId, openSession } from "../client.ts";
import { listContacts } from "../session-bed.ts";
import { ASKING_SITE, type ContractStage } from "./stage.ts";

/** The words of one visitor, none of which any other test says. */
const SAID = "Quanto custa a geleia de framboesa?";
const NAME = "Frambelina";
const EMAIL = "frambelina@exemplo.com.br";
/** What a person of the site notes of the visitor, and what they answer. */
const NOTE = "Prefere potes de vidro lilás";
const ANSWER = "Temos potes de meio quilo na quinta";

/** The most times that the owner's list is read until the contact is there. */
const LOOKS_MAX = 400;

/** Tests of what a host keeps of a conversation on its disk. */
export function describeSealing(stage: () => ContractStage): void {
  describe("keeps its words sealed", () => {
    it("[I13] and no word of a talk is in what is stored: after it, after kill -9, and after its erasure", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      const client = await Client.join(bed, opened);
      const [said, submitted] = [freshId(), freshId()];
      client.say(said, SAID);
      const reply = await client.reply(said);
      client.send({
        type: "submit",
        id: submitted,
        contact: { name: NAME, email: EMAIL },
        consent: "Usamos seus dados só para responder.",
      });
      await client.next("confirmed", (event) => event.id === submitted);
      const person = await signUp(bed, ASKING_SITE, "Lia");
      const desk = await DeskClient.join(bed, person);
      client.send({ type: "ask-human", id: freshId() });
      const isItsRow = (row: DeskRow) => row.session === opened.session && row.visitor === NAME;
      await desk.next("rows", ({ rows }) => rows.some(isItsRow));
      const agent = await AgentClient.join(bed, opened.session, person);
      await agent.do({ type: "claim" });
      const noted = freshId();
      agent.send({ type: "note", id: noted, text: NOTE });
      await agent.next("confirmed", (event) => event.id === noted);
      const answered = await agent.do({ type: "say", text: ANSWER });
      await client.next("said", ({ message }) => message.id === answered);
      await desk.next("rows", ({ rows }) => rows.some((row) => isItsRow(row) && row.preview === ANSWER));
      for (const one of [client, agent, desk]) one.close();
      const heard = reply.message.parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
      const words = ["framboesa", NAME, EMAIL, NOTE, ANSWER, ...heard.map((text) => text.slice(0, 20))];
      const noneIn = async (when: string) => {
        const bytes = await bed.storedBytes();
        assert.ok(bytes.length > 1_000);
        for (const word of words) assert.ok(!bytes.includes(word), `${word} ${when}`);
      };
      await noneIn("after the talk");
      await bed.kill();
      await noneIn("after a kill");
      const back = await Client.join(bed, opened);
      await back.next("said", (event) => JSON.stringify(event).includes("framboesa"));
      back.close();
      const listed = async () => (await listContacts(bed, ASKING_SITE)).map(({ contact }) => contact.name);
      let names = await listed();
      for (let look = 0; look < LOOKS_MAX && !names.includes(NAME); look += 1) names = await listed();
      assert.ok(names.includes(NAME));
      const deskAgain = await DeskClient.join(bed, person);
      deskAgain.send({ type: "list", view: "mine" });
      assert.ok((await deskAgain.next("page")).rows.some(isItsRow));
      await noneIn("after a restart");
      const headers = { authorization: `Bearer ${opened.token}` };
      const erased = await bed.fetch(`/api/sessions/${opened.session}`, { method: "DELETE", headers });
      assert.equal(erased.status, 204);
      await deskAgain.next("rows", ({ gone }) => gone.includes(opened.session));
      deskAgain.close();
      await noneIn("after the erasure");
    });
  });
}
