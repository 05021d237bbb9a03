import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { DeskRow } from "@prosa/protocol/desk";
import { TELEGRAM_TOKEN } from "../../scripts/fakes/telegram.ts";
import { AgentClient, DeskClient, signUp } from "../agents.ts";
import { OWNER, post } from "../http.ts";
import { type ContractStage, QUESTION, SITE } from "./stage.ts";

/** Tests of people who write on a channel, here Telegram: what holds for it holds for every channel's room. */
export function describeChannels(stage: () => ContractStage): void {
  describe("lets people write on a channel", () => {
    let people = 5_000;
    const person = () => {
      people += 1;
      return people;
    };
    const readOf = (id: number) => stage().telegram.read(id).join("\n");

    before(async () => {
      const response = await post(
        stage().bed,
        "/api/channels",
        { channel: "telegram", site: SITE, token: TELEGRAM_TOKEN },
        OWNER,
      );
      const text = await response.text();
      assert.equal(response.status, 201, text);
      assert.ok(!text.includes(TELEGRAM_TOKEN), "a token is never shown again");
    });

    it("answers from the site's pages, in the person's own conversation", async () => {
      const { telegram } = stage();
      const ana = person();
      await telegram.deliveries.deliver([telegram.text(ana, QUESTION)]);
      await telegram.until(() => readOf(ana).includes("30 dias"));
      const bia = person();
      await telegram.deliveries.deliver([telegram.text(bia, "oi")]);
      await telegram.until(() => readOf(bia) !== "");
      assert.doesNotMatch(readOf(bia), /30 dias/);
    });

    it("[F42] [I1] applies updates once and in order, though each comes twice, in any order, over a kill -9", async () => {
      const { telegram, bed } = stage();
      const ana = person();
      const words = ["um", "dois", "três", "quatro", "cinco", "seis"].map((word) => `palavra ${word}`);
      const updates = words.map((text) => telegram.text(ana, text));
      const lia = await signUp(bed, SITE, "Tereza");
      Object.assign(telegram.deliveries.faults, { repeats: 1, isReordered: true });
      await telegram.deliveries.deliver(updates);
      await bed.kill();
      const desk = await DeskClient.join(bed, lia);
      await telegram.deliveries.deliver([...updates, telegram.text(ana, "quero falar com um atendente")]);
      Object.assign(telegram.deliveries.faults, { repeats: 0, isReordered: false });
      const isAna = ({ visitor }: DeskRow) => visitor === "Ana Souza";
      const { rows } = await desk.next("rows", (event) => event.rows.some(isAna));
      const agent = await AgentClient.join(bed, rows.find(isAna)?.session ?? "", lia);
      const last = "quero falar com um atendente";
      await agent.next("said", ({ message }) => JSON.stringify(message.parts).includes(last));
      assert.deepEqual(
        agent.heard.events.flatMap((event) =>
          event.type === "said" && event.message.author === "visitor"
            ? event.message.parts.map((part) => (part.type === "text" ? part.text : part.type))
            : [],
        ),
        [...words, last],
      );
      for (const one of [agent, desk]) one.close();
    });
  });
}
