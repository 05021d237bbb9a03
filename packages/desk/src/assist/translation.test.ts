import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import type { Translation } from "@prosa/protocol/desk";
import { type Conversation, emptyConversation } from "../client/conversation-state.ts";
import { RequestProblem } from "../client/requests.ts";
import { TalkTranslation } from "./translation.ts";

const ME = { id: "person-lia", name: "Lia" };

function said(seq: number, author: "visitor" | "assistant" | "agent", agent = ME): DurableEvent {
  const parts = [{ type: "text" as const, text: `words ${seq}` }];
  return {
    type: "said",
    seq,
    at: seq,
    message: { id: `m-${seq}`, author, parts, ...(author === "agent" && { agent }) },
  };
}

function talk(...log: DurableEvent[]): Conversation {
  const empty = emptyConversation("session-1");
  return { ...empty, me: ME, visitor: { language: "es" }, chat: { ...empty.chat, log } };
}

function translationOf(answers: Readonly<Record<string, Partial<Translation>>>) {
  const asked: string[][] = [];
  const translation = new TalkTranslation("session-1", "pt-BR", {
    onChange: () => undefined,
    ask: async (_, __, ids) => {
      asked.push([...ids]);
      return ids.map((id) => ({ id, ...answers[id] }));
    },
  });
  return { translation, asked };
}

const messageOf = (event: DurableEvent | undefined) =>
  event?.type === "said" ? event.message : assert.fail("no message");

describe("TalkTranslation", () => {
  it("asks once for the words of others, and not for one's own", async () => {
    const other = { id: "person-bia", name: "Bia" };
    const events = [said(1, "visitor"), said(2, "assistant"), said(3, "agent"), said(4, "agent", other)];
    const { translation, asked } = translationOf({ "m-1": { text: "palavras", from: "es" } });
    await translation.follow(talk(...events));
    await translation.follow(talk(...events, said(5, "visitor")));
    await translation.follow(talk(...events, said(5, "visitor")));
    assert.deepEqual(asked, [["m-1", "m-2", "m-4"], ["m-5"]]);
    assert.equal(translation.of(messageOf(events[0]))?.text, "palavras");
    assert.equal(translation.of(messageOf(events[1])), undefined);
  });

  it("asks for the last thirty of a long talk", async () => {
    const events = Array.from({ length: 40 }, (_, at) => said(at + 1, "visitor"));
    const { translation, asked } = translationOf({});
    await translation.follow(talk(...events));
    assert.deepEqual([asked[0]?.length, asked[0]?.[0], asked[0]?.at(-1)], [30, "m-11", "m-40"]);
  });

  it("knows the visitor's language by their last message, and by the page before there is one", async () => {
    const { translation } = translationOf({
      "m-1": { text: "olá", from: "fr" },
      "m-2": { problem: "same", from: "pt" },
    });
    assert.equal(translation.languageOfVisitor(talk(said(1, "visitor"))), "es");
    await translation.follow(talk(said(1, "visitor")));
    assert.equal(translation.languageOfVisitor(talk(said(1, "visitor"))), "fr");
    const both = talk(said(1, "visitor"), said(2, "visitor"));
    await translation.follow(both);
    assert.equal(translation.languageOfVisitor(both), undefined);
  });

  it("keeps the reason of a refusal, and does not ask again and again", async () => {
    let count = 0;
    const translation = new TalkTranslation("session-1", "en", {
      onChange: () => undefined,
      ask: () => {
        count += 1;
        return Promise.reject(new RequestProblem(429, "rate-limited"));
      },
    });
    for (let time = 0; time < 3; time += 1) await translation.follow(talk(said(1, "visitor")));
    assert.deepEqual([count, translation.problem], [1, "rate-limited"]);
  });
});
