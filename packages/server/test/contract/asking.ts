import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { VisitorContact } from "@prosa/protocol";
import { Client, freshId, openSession } from "../client.ts";
import { createGate, says } from "../scripted-llm.ts";
import { listContacts } from "../session-bed.ts";
import { ASKING_SITE, type ContractStage, LLM_SITE, QUESTION } from "./stage.ts";

const CONSENT = "Usamos seus dados só para responder.";

/** The most times that the owner's list is read until it shows what is expected. */
const LOOKS_MAX = 400;

/** The settings of a site that asks visitors how to reach them, at the start and at a hand-over. */
export const ASKING_SETTINGS = {
  model: "embedded",
  form: {
    fields: [
      { name: "name", isRequired: true },
      { name: "email", isRequired: false },
    ],
    consent: { "pt-BR": CONSENT },
    asked: ["start", "hand-over"],
  },
};

/** Tests of messages that replace others, of forms, contacts and scores. */
export function describeAsking(stage: () => ContractStage): void {
  async function say(client: Client, text: string, replaces?: string) {
    const id = freshId();
    client.send({ type: "say", id, text, ...(replaces !== undefined && { replaces }) });
    return { id, reply: (await client.reply(id)).message };
  }

  async function submit(client: Client, name: string): Promise<void> {
    const id = freshId();
    client.send({ type: "submit", id, contact: { name }, consent: CONSENT });
    await client.next("confirmed", (event) => event.id === id);
  }

  /** Reads a session's contact in the owner's list until it is right, or `LOOKS_MAX` times. */
  async function listed(session: string, isRight: (found?: VisitorContact) => boolean) {
    let found: VisitorContact | undefined;
    for (let look = 0; look < LOOKS_MAX; look += 1) {
      const contacts = await listContacts(stage().bed, ASKING_SITE);
      found = contacts.find((contact) => contact.session === session);
      if (isRight(found)) break;
    }
    return found;
  }

  describe("lets the last message be replaced", () => {
    it("[P24] [I1] logs the replaced message, once, also after kill -9, and refuses an earlier one", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      const client = await Client.join(bed, opened);
      const first = await say(client, "oi");
      const second = await say(client, QUESTION, first.id);
      assert.match(JSON.stringify(second.reply.parts), /30 dias/);
      client.send({ type: "say", id: freshId(), text: "outra", replaces: first.id });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      await bed.kill();
      const back = await Client.join(bed, opened);
      back.send({ type: "say", id: second.id, text: QUESTION, replaces: first.id });
      assert.equal((await back.next("confirmed")).seq, 3);
      const said = back.log.flatMap((event) => (event.type === "said" ? [event.message] : []));
      assert.deepEqual(
        said.map(({ replaces }) => replaces),
        [undefined, undefined, first.id, undefined],
      );
      back.close();
    });

    it("[P24] [P14] stops the reply that is being written, and answers the message that came instead", async () => {
      const { bed, llm } = stage();
      const gate = createGate();
      const steps = [{ text: "Até " }, { until: gate.opened }, { text: "nunca" }];
      llm.setScript({ type: "stream", steps });
      const client = await Client.join(bed, await openSession(bed, LLM_SITE));
      const first = freshId();
      client.say(first, QUESTION);
      const { replyId } = await client.next("delta");
      llm.setScript(says("Até ", "30 dias."));
      const id = freshId();
      client.send({ type: "say", id, text: `${QUESTION} E o frete?`, replaces: first });
      const stopped = (await client.reply(first)).message;
      assert.deepEqual([stopped.id, stopped.end], [replyId, "stopped"]);
      const { message } = await client.reply(id);
      gate.open();
      assert.equal(message.end, "done");
      assert.doesNotMatch(JSON.stringify(client.log), /nunca/);
      client.close();
    });
  });

  describe("asks visitors and tells the owner", () => {
    it("[P25] shows the form with the welcome until it is sent, and tells the owner who sent it", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      const client = await Client.join(bed, opened);
      const [welcome] = client.events;
      const { fields } = ASKING_SETTINGS.form;
      const consent = { text: CONSENT, version: 1 };
      assert.ok(welcome?.type === "welcome");
      assert.deepEqual(welcome.site.form, { fields, consent, isRequired: false });
      await submit(client, "Ana");
      const found = await listed(opened.session, (contact) => contact !== undefined);
      assert.deepEqual(
        [found?.contact, found?.consent, found?.consentVersion],
        [{ name: "Ana" }, CONSENT, 1],
      );
      await submit(client, "Ana Souza");
      assert.ok(await listed(opened.session, (contact) => contact?.contact.name === "Ana Souza"));
      const [again] = (await Client.join(bed, opened)).events;
      assert.ok(again?.type === "welcome" && again.site.form === undefined);
      client.close();
    });

    it("[P25] takes only the words of consent that it showed", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      const client = await Client.join(bed, opened);
      const contact = { name: "Ana" };
      client.send({ type: "submit", id: freshId(), contact, consent: "Outra coisa, que ninguém mostrou." });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      client.send({ type: "submit", id: freshId(), contact, consent: CONSENT, consentVersion: 2 });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      client.send({ type: "submit", id: freshId(), contact, consent: CONSENT, consentVersion: 1 });
      await client.next("confirmed");
      client.close();
    });

    it("[P25] [I16] tells the owner also after kill -9", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      await submit(await Client.join(bed, opened), "Bia");
      await bed.kill();
      const client = await Client.join(bed, opened);
      assert.equal((await listed(opened.session, Boolean))?.contact.name, "Bia");
      client.close();
    });

    it("[I13] has the owner's list forget a visitor who erases the session", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, ASKING_SITE);
      await submit(await Client.join(bed, opened), "Caio");
      const headers = { authorization: `Bearer ${opened.token}` };
      const path = `/api/sessions/${opened.session}`;
      assert.equal((await bed.fetch(path, { method: "DELETE", headers })).status, 204);
      assert.equal(await listed(opened.session, (contact) => contact === undefined), undefined);
      await bed.kill();
      assert.equal((await bed.fetch(path, { method: "DELETE", headers })).status, 204);
      assert.ok(!(await listContacts(bed, ASKING_SITE)).some(({ session }) => session === opened.session));
    });

    it("[P25] puts the form into the reply to a visitor who asks for a person", async () => {
      const { bed } = stage();
      const client = await Client.join(bed, await openSession(bed, ASKING_SITE));
      client.send({ type: "ask-human", id: freshId() });
      const { message } = await client.next("said");
      assert.equal(message.parts.at(-1)?.type, "form");
      client.send({
        type: "submit",
        id: freshId(),
        messageId: message.id,
        contact: { email: "ana@exemplo.com.br" },
        consent: CONSENT,
      });
      assert.equal((await client.next("submitted")).messageId, message.id);
      client.close();
    });

    it("[P26] asks how it was when a visitor takes leave after two answers, once, and logs the score", async () => {
      const { bed } = stage();
      const client = await Client.join(bed, await openSession(bed, ASKING_SITE));
      for (const question of [QUESTION, "A primeira troca tem frete grátis?"]) await say(client, question);
      const [first, second] = [await say(client, "Obrigada!"), await say(client, "Obrigada, tchau!")];
      assert.equal(first.reply.parts.at(-1)?.type, "survey");
      assert.notEqual(second.reply.parts.at(-1)?.type, "survey");
      client.send({ type: "score", id: freshId(), score: 5, comment: "Rápido e claro." });
      const { score, comment } = await client.next("scored");
      assert.deepEqual([score, comment], [5, "Rápido e claro."]);
      client.close();
    });
  });
}
