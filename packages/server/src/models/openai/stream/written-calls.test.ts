import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WrittenCall } from "./call-dialects.ts";
import { createWrittenCallFilter } from "./written-calls.ts";

const toolNames = ["search_knowledge", "read_page", "product_details"];

function read(text: string): { shown: string; calls: { name: string; args: unknown }[] } {
  const seen = [[text], [...text], text.match(/[\s\S]{1,7}/g) ?? []].map((pieces) => {
    const calls: WrittenCall[] = [];
    const filter = createWrittenCallFilter({ toolNames, onCall: (call) => calls.push(call) });
    const shown = pieces.map((piece) => filter.push(piece)).join("") + filter.end();
    return {
      shown: shown.trim(),
      calls: calls.map(({ name, args }) => ({ name, args: JSON.parse(args) as unknown })),
    };
  });
  assert.deepEqual(seen[1], seen[0], "letter by letter");
  assert.deepEqual(seen[2], seen[0], "in pieces");
  return seen[0] ?? { shown: "", calls: [] };
}

const search = { name: "search_knowledge", args: { query: 'frete (Acre), "rápido"' } };
const json = JSON.stringify({ name: search.name, arguments: search.args });
const args = JSON.stringify(search.args);

describe("tool calls as text", () => {
  for (const [dialect, text] of Object.entries({
    Hermes: `<tool_call>\n${json}\n</tool_call>`,
    "Hermes, unclosed": `<tool_call>${json}`,
    "a fence": `\`\`\`json\n${json}\n\`\`\``,
    "a fence of calls": `\`\`\`tool_call\n${json}\n\`\`\``,
    "bare JSON": json,
    "a bare list": `[${json}]`,
    "OpenAI's own shape": JSON.stringify({
      tool_calls: [{ type: "function", function: { name: search.name, arguments: args } }],
    }),
    parameters: JSON.stringify({ name: search.name, parameters: search.args }),
    Mistral: `[TOOL_CALLS][${json}]`,
    "Mistral, later": `[TOOL_CALLS]search_knowledge[ARGS]${args}`,
    "Llama's function": `<function=search_knowledge>${args}</function>`,
    "Llama's tag": `<|python_tag|>${json}<|eom_id|>`,
    Kimi: `<|tool_calls_section_begin|><|tool_call_begin|>functions.search_knowledge:0<|tool_call_argument_begin|>${args}<|tool_call_end|><|tool_calls_section_end|>`,
    DeepSeek: `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search_knowledge\n\`\`\`json\n${args}\n\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
    Granite: `<|tool_call|>[${json}]`,
    "LM Studio": `[TOOL_REQUEST]${json}[END_TOOL_REQUEST]`,
  })) {
    it(`are read in the dialect of ${dialect}, and not shown`, () => {
      assert.deepEqual(read(text), { shown: "", calls: [search] });
      assert.equal(read(`Vou procurar.\n${text}`).shown, "Vou procurar.");
    });
  }

  const plain = { name: "search_knowledge", args: { query: "entrega no sábado" } };
  for (const [dialect, text] of Object.entries({
    "Llama's brackets": '[search_knowledge(query="entrega no sábado")]',
    Python: 'search_knowledge(query="entrega no sábado")',
    Gemma: '```tool_code\nprint(default_api.search_knowledge(query="entrega no sábado"))\n```',
    "Llama's call": '<|python_tag|>search_knowledge.call(query="entrega no sábado")',
    "Qwen's coder":
      "<tool_call>\n<function=search_knowledge>\n<parameter=query>\nentrega no sábado\n</parameter>\n</function>\n</tool_call>",
    GLM: "<tool_call>search_knowledge\n<arg_key>query</arg_key>\n<arg_value>entrega no sábado</arg_value>\n</tool_call>",
    Claude:
      '<function_calls><invoke name="search_knowledge"><parameter name="query">entrega no sábado</parameter></invoke></function_calls>',
    "single quotes":
      "<tool_call>{'name': 'search_knowledge', 'arguments': {'query': 'entrega no sábado'}}</tool_call>",
  })) {
    it(`are read in the dialect of ${dialect}, and not shown`, () => {
      assert.deepEqual(read(text), { shown: "", calls: [plain] });
    });
  }

  it("are read one by one where several come", () => {
    assert.equal(read(`<tool_call>${json}</tool_call>\n<tool_call>${json}</tool_call>`).calls.length, 2);
  });

  it("that cannot be read are not shown either", () => {
    assert.deepEqual(read("Um momento. <tool_call>{oops</tool_call>"), { shown: "Um momento.", calls: [] });
  });

  it("leave words alone that only look like them", () => {
    for (const words of [
      'Use assim:\n```json\n{"cor": "azul"}\n```\nPronto.',
      "```js\nconst a = 1;\n```",
      '{"cor": "azul"} é um exemplo.',
      "{ou não}",
      "[1] e [2](https://loja.example/a)",
      "read_page é o nome dele.",
      "read_page",
      "[sim]\n[não]",
      "Escreva `{x}` ou ``y``.",
      "s\nr\np",
    ]) {
      assert.deepEqual(read(words), { shown: words, calls: [] });
    }
  });
});
