import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Macro } from "@prosa/protocol/desk";
import { fieldsOfMacro, macroOfFields } from "./macro-form.ts";

const MACROS: readonly Macro[] = [
  {
    shortcut: "troca",
    name: "Troca aprovada",
    text: "Oi, {{visitor|cliente}}!",
    actions: [
      { type: "add-tags", tags: ["troca", "vip"] },
      { type: "priority", priority: 0 },
      {
        type: "attributes",
        attributes: [
          { name: "plano", value: "Ouro: anual" },
          { name: "cliente", value: "0047" },
        ],
      },
      { type: "urgency", urgency: "high" },
      { type: "note", text: "Visto." },
      { type: "queue", team: "trocas" },
    ],
    changedAt: 0,
  },
  { shortcut: "fila", name: "Fila", actions: [{ type: "queue" }], changedAt: 0 },
  { shortcut: "depois", name: "Depois", actions: [{ type: "snooze", minutes: 90 }], changedAt: 0 },
  { shortcut: "ia", name: "Assistente", actions: [{ type: "hand-back" }], changedAt: 0 },
  { shortcut: "fim", name: "Fim", text: "Até logo.", actions: [{ type: "resolve" }], changedAt: 0 },
];

describe("the form of a macro", () => {
  for (const macro of MACROS)
    it(`gives ${macro.name} back as it was`, () => {
      const { shortcut: _, changedAt: __, ...wanted } = macro;
      assert.deepEqual(macroOfFields(fieldsOfMacro(macro)), wanted);
    });

  it("leaves out what is empty, and is no macro without words and acts", () => {
    const empty = { ...fieldsOfMacro(null), name: " Nada ", text: "  ", tags: " , " };
    assert.equal(macroOfFields(empty), undefined);
    assert.deepEqual(macroOfFields({ ...empty, tags: "a, ,a , b" }), {
      name: "Nada",
      actions: [{ type: "add-tags", tags: ["a", "b"] }],
    });
    assert.deepEqual(
      macroOfFields({ ...empty, attributes: " plano : Prata \nsem sinal\n\nantigo:" })?.actions,
      [
        {
          type: "attributes",
          attributes: [
            { name: "plano", value: "Prata" },
            { name: "antigo", value: "" },
          ],
        },
      ],
    );
    assert.deepEqual(macroOfFields({ ...empty, ending: "snooze" })?.actions, [
      { type: "snooze", minutes: 60 },
    ]);
  });
});
