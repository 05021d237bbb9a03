import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFinishReader } from "./reply-finish.ts";

function read(text: string) {
  const seen = [[text], [...text], text.match(/[\s\S]{1,5}/g) ?? []].map((pieces) => {
    const reader = createFinishReader();
    const shown = pieces.map((piece) => reader.push(piece)).join("") + reader.end();
    return { shown: shown.trim(), finish: reader.finish };
  });
  assert.deepEqual(seen[1], seen[0], "letter by letter");
  assert.deepEqual(seen[2], seen[0], "in pieces");
  return seen[0];
}

const declined = { action: "decline", citations: [2] };

describe("createFinishReader", () => {
  it("understands an ending in a fence, with spaces, without signs, in other quotes and spellings", () => {
    for (const ending of [
      '@@{"action":"decline","citations":[2]}',
      '@@ {"action": "decline", "citations": ["2"]}',
      '@@\njson {"action":"decline","citations":["[2]"]}',
      '```json\n@@{"action":"decline","citations":[2]}\n```',
      '```\n{"action":"decline","citations":[2]}\n```',
      '{"action":"DECLINE","citations":[2],}',
      "{'citations': [2], 'action': 'decline'}",
      '`@@{"action":"decline","citations":[2]}`',
      '**@@{"action":"decline","citations":[2]}**',
      '@{"action":"decline","citations":[2]}',
      '@ @ {"action":"decline","citations":[2]}',
      '＠＠{"action":"decline","citations":[2]}',
      "@@action: decline, citations: [2]",
      '<ending>{"action":"decline","citations":[2]}</ending>',
      'JSON: {"action":"decline","citations":[2]}',
      '[{"action":"decline","citations":[2]}]',
      'end_reply({"action":"decline","citations":[2]})',
      '{\n  "action": "decline",\n  "citations": [2]\n}\nIsso é tudo.',
    ]) {
      assert.deepEqual(read(`Não sei [2].\n${ending}`), { shown: "Não sei [2].", finish: declined });
    }
  });

  it("reads the words of a reply that came as JSON", () => {
    assert.deepEqual(read('{"reply": "Não \\"sei\\".", "action": "decline", "citations": [2]}'), {
      shown: 'Não "sei".',
      finish: declined,
    });
    assert.deepEqual(read('```json\n{"answer": "Sim."}\n```'), { shown: "Sim.", finish: null });
  });

  it("shows the words of a reply that begins with its ending", () => {
    assert.deepEqual(read('@@{"action":"decline","citations":[2]}\n\nNão sei {ainda}.'), {
      shown: "Não sei {ainda}.",
      finish: declined,
    });
  });

  it("shows nothing of an ending that cannot be read", () => {
    for (const ending of ["@@{", '@@{"action":"fly"}', '{"action":', '```json\n{"citations": oops']) {
      assert.deepEqual(read(`Sim.\n${ending}`), { shown: "Sim.", finish: null });
    }
  });

  it("leaves words alone that only look like one", () => {
    for (const words of [
      "Siga @loja @@ agora @",
      'O campo {"cor": 1} e `código` e {x}',
      "```js\nlet a = {};\n```",
      "a@@b {",
      "**Prazo**: *7* dias, `x` e ``y``",
      '{"nome": "x"}',
      "Sim.\njson é um formato\nfinish\nend",
      "[1] e [sim](https://loja.example/a) <b>x</b>",
    ]) {
      assert.deepEqual(read(words), { shown: words, finish: null });
    }
  });
});
