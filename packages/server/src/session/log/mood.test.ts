import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import { NO_PEOPLE, type PeopleRow, withEvent } from "./people-row.ts";

const AT = 1_790_000_000_000;

function afterAll(...events: readonly object[]): PeopleRow {
  return events.reduce(
    (row: PeopleRow, event, index) =>
      withEvent(row, { ...event, seq: index + 1, at: AT + index } as DurableEvent),
    NO_PEOPLE,
  );
}

function said(text: string, author = "visitor"): object {
  return { type: "said", message: { id: `message-of-${author}`, author, parts: [{ type: "text", text }] } };
}

describe("a visitor's mood", () => {
  for (const [text, mood] of [
    ["Qual o prazo de troca?", undefined],
    ["Adorei o bule, muito obrigada!", undefined],
    ["O bule não funciona direito.", "negative"],
    ["Vocês são péssimos, um absurdo, que raiva! Nunca mais compro nesta loja horrível!", "angry"],
    ["The kettle does not work well.", "negative"],
    ["This is horrible, the worst shop ever, I hate it! Terrible service!", "angry"],
    ["El pedido llegó roto.", "negative"],
    ["¡Son pésimos, qué horrible, la peor tienda! ¡Odio este servicio!", "angry"],
  ] as const)
    it(`is ${mood ?? "not told"} after "${text}"`, () => {
      assert.equal(afterAll(said(text)).mood, mood);
    });

  it("stays over words without a feeling and over answers, while a person has the conversation as before", () => {
    const agent = { id: "person-lia-00001", name: "Lia" };
    const row = afterAll(
      said("O bule não funciona direito."),
      { type: "handed-over", reason: "asked" },
      { type: "owner-changed", owner: "agent", agent },
      said("Adoro ajudar!", "agent"),
      said("Pedido 4471"),
    );
    assert.equal(row.mood, "negative");
    assert.equal(
      withEvent(row, { ...said("Que ótimo, adorei, obrigada!"), seq: 6, at: AT } as DurableEvent).mood,
      undefined,
    );
  });

  it("is forgotten once the conversation is resolved", () => {
    const agent = { id: "person-lia-00001", name: "Lia" };
    const row = afterAll(said("O bule não funciona direito."), { type: "resolved", agent });
    assert.equal("mood" in row, false);
  });
});
