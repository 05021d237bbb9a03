import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { piece, quoted, turn } from "../../../test/conversations/retrieved-turn.ts";
import { findEntities } from "../../understanding/entities/entities.ts";
import { EMPTY_CONTEXT, type PastTurn } from "../memory.ts";
import { asksScore, decide, regenerate, strategyOf } from "./decide.ts";
import { ticketDraftOf } from "./ticket-draft.ts";
import * as tuning from "./tuning.ts";

const instant = { model: { name: "embedded", isInstant: true, reply: async function* () {} } };

function after(...turns: readonly Partial<PastTurn>[]) {
  const said = { visitor: "?", assistant: "!", intent: "unknown", action: "answer", cited: [] };
  return { context: { ...EMPTY_CONTEXT, turns: turns.map((one) => ({ ...said, ...one })) } };
}

/** Words, filled up to so many, that say nothing. */
function filled(words: string, count: number): string {
  const left = count - words.split(" ").length;
  return [words, ...Array.from({ length: left }, () => "bla")].join(" ");
}

/** The reason of a decision on a message of a feeling, -1 to 1. */
function reasonAt(score: number, intent: string): string {
  const sentiment = { score, label: "negative" } as const;
  return decide(turn({ says: "bla", intends: [intent, 0.9], reads: { sentiment } })).reason;
}

describe("the numbers of the decision, from both sides", () => {
  it("ANGRY and FURIOUS: a person is called for what sounds worse", () => {
    assert.match(reasonAt(tuning.ANGRY - 0.01, "complaint"), /^anger/);
    assert.doesNotMatch(reasonAt(tuning.ANGRY, "complaint"), /^anger/);
    assert.match(reasonAt(tuning.FURIOUS - 0.01, "product"), /^anger/);
    assert.doesNotMatch(reasonAt(tuning.FURIOUS, "product"), /^anger/);
  });

  it("AFTER_HAND_OVER_WORDS: who says more asks about something else", () => {
    const reason = (count: number) =>
      decide(turn({ says: filled("alguém pode me ligar", count), ...after({ action: "hand-over" }) })).reason;
    assert.equal(reason(tuning.AFTER_HAND_OVER_WORDS), "calls again");
    assert.notEqual(reason(tuning.AFTER_HAND_OVER_WORDS + 1), "calls again");
  });

  it("BILLING_WORDS: who says more has left the trouble with the bill", () => {
    const past = after({ action: "hand-over", reason: "billing without an answer" });
    const reason = (count: number) =>
      decide(turn({ says: filled("o do cartão", count), intends: ["payment", 0.9], ...past })).reason;
    assert.equal(reason(tuning.BILLING_WORDS), "billing without an answer");
    assert.notEqual(reason(tuning.BILLING_WORDS + 1), "billing without an answer");
  });

  it("CONTACT_ALONE_WORDS: who says more than a contact is answered first", () => {
    const reason = (count: number) => {
      const says = `${filled("Ana", count)} 21 98888-7777`;
      return decide(
        turn({ says, reads: { entities: () => findEntities(says, { language: "pt-BR", now: 0 }) } }),
      ).reason;
    };
    assert.equal(reason(tuning.CONTACT_ALONE_WORDS), "leaves a contact");
    assert.notEqual(reason(tuning.CONTACT_ALONE_WORDS + 1), "leaves a contact");
  });

  it("BARE_WORDS: a ticket is described by the wish for it only where that says more", () => {
    const described = (count: number) => {
      const given = turn({ says: filled("quero abrir um chamado", count) });
      return ticketDraftOf({
        ...given,
        decision: { ...decide(given), strategy: strategyOf(given.reading, given.context) },
      }).description;
    };
    assert.equal(described(tuning.BARE_WORDS), "");
    assert.notEqual(described(tuning.BARE_WORDS + 1), "");
  });

  it("FOLLOW_UP_TURNS: an older talk is followed up", () => {
    const name = (count: number) => {
      const { reading, context } = turn({ ...after(...Array.from({ length: count }, () => ({}))) });
      return strategyOf(reading, context).name;
    };
    assert.equal(name(tuning.FOLLOW_UP_TURNS - 1), "informing");
    assert.equal(name(tuning.FOLLOW_UP_TURNS), "follow-up");
  });

  it("RATED_ANSWERS: a talk of fewer answers is not rated", () => {
    const asks = (count: number) => {
      const past = after(...Array.from({ length: count }, () => ({ intent: "delivery" })));
      const given = turn({ says: "obrigada", intends: ["thanks", 0.9], maySurvey: true, ...past });
      return asksScore(given, { action: "answer", reason: "", evidence: [] });
    };
    assert.equal(asks(tuning.RATED_ANSWERS - 1), false);
    assert.equal(asks(tuning.RATED_ANSWERS), true);
  });

  it("AS_GOOD: another passage takes the place of one that was shown where it holds about as much", () => {
    const shownFirst = (support: number) => {
      const [shown, other] = [piece(1, { id: "a" }), { ...piece(1, { id: "b", text: "Outro." }), support }];
      const given = turn({ ...quoted(1), hits: [shown, other], quotes: [shown], avoid: ["a"] });
      return regenerate(given, decide(given), instant).evidence[0]?.passage.id;
    };
    assert.equal(shownFirst(tuning.AS_GOOD), "b");
    assert.equal(shownFirst(tuning.AS_GOOD - 0.01), "a");
  });

  it("SAME_WORDS: a quote that adds few words to the first is left out", () => {
    const LETTERS = "abcdefghijklmnopqrst";
    const quotes = (repeated: number) => {
      const [first, other] = [
        LETTERS,
        LETTERS.slice(0, repeated) + "x".repeat(LETTERS.length - repeated),
      ].map((letters) =>
        [...letters].map((letter, place) => `${letter}${letter}${letter === "x" ? place : ""}`).join(" "),
      );
      const pieces = [piece(1, { id: "a", text: first ?? "" }), piece(1, { id: "b", text: other ?? "" })];
      return decide(turn({ hits: pieces, quotes: pieces, chance: 0.9 })).evidence.length;
    };
    const repeated = tuning.SAME_WORDS * LETTERS.length;
    assert.equal(quotes(repeated), 1);
    assert.equal(quotes(repeated - 1), 2);
  });
});
