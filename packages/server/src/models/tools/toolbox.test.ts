import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Contact } from "@prosa/protocol";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { createRedaction } from "../../security/redact.ts";
import type { DecidedTurn, ReplyDeps, ToolRequest } from "../../turn/ports.ts";
import { createLinkPolicy } from "../guards/links.ts";
import { createToolbox } from "./toolbox.ts";

const product = (name: string, price: number | undefined, availability: "in-stock" | "out-of-stock") =>
  passage({
    id: `https://loja.example/${name}#0`,
    url: `https://loja.example/${name}`,
    title: name,
    heading: "",
    text: `${name}. Para preparar ${name === "moedor" ? "grãos moídos na hora" : "café coado em casa"}.`,
    kind: "product",
    product: { name, ...(price !== undefined && { price }), currency: "BRL", availability },
  });
const goods = [
  product("cafeteira", 400, "in-stock"),
  product("moedor", 250, "in-stock"),
  product("filtro", 30, "out-of-stock"),
  product("raro", undefined, "in-stock"),
];
const openingHours = {
  timeZone: "America/Sao_Paulo",
  week: [[{ from: "09:00", to: "18:00" }], [], [], [], [], [], []],
};
const order = {
  name: "order_status",
  description: "Status of an order. Call it for orders.",
  input: {
    type: "object",
    properties: { number: { type: "string", pattern: "^[0-9]+$" }, email: { type: "string" } },
    required: ["number"],
  },
  url: "https://api.loja.example/orders",
  needsIdentity: false,
  timeoutMs: 5_000,
};

function toolboxOf(fields: Partial<DecidedTurn["site"]> = {}, more: Partial<DecidedTurn> = {}) {
  const noted: Contact[] = [];
  const asked: ToolRequest[] = [];
  const base = decidedTurn({ text: "Meu e-mail é ana@exemplo.com.br, cadê o pedido 42?" });
  const turn = { ...base, ...more, site: { ...base.site, ...fields } };
  const sources: Passage[] = [passage()];
  const redaction = createRedaction();
  redaction.redact(turn.text);
  const deps: ReplyDeps = {
    knowledge: createKnowledge([passage(), ...goods], "1"),
    noteContact: (contact) => noted.push(contact),
    callTool: async (request) => {
      asked.push(request);
      return JSON.stringify({ status: "a caminho", buyer: { email: "ana@exemplo.com.br" }, items: ["café"] });
    },
  };
  const toolbox = createToolbox({
    turn,
    deps,
    links: createLinkPolicy(turn),
    redaction,
    marker: "marca",
    sources,
  });
  const use = (name: string, args: unknown = {}) =>
    toolbox.use({ id: "call", name, args: JSON.stringify(args) }, new AbortController().signal);
  return { toolbox, use, sources, noted, asked, names: toolbox.offers.map(({ name }) => name) };
}

const titlesIn = (result: string) => [...result.matchAll(/Página: (.*)/g)].map(([, title]) => title);

describe("list_products", () => {
  it("lists the cheapest first, those without a price last, and says how many fit", async () => {
    const { use } = toolboxOf();
    const result = await use("list_products");
    assert.match(result, /^4 of 4 products/);
    assert.deepEqual(titlesIn(result), ["filtro", "moedor", "cafeteira", "raro"]);
  });

  it("keeps to a price, to what is in stock, and to a need", async () => {
    const { use } = toolboxOf();
    assert.deepEqual(titlesIn(await use("list_products", { max_price: 250 })), ["filtro", "moedor"]);
    assert.deepEqual(titlesIn(await use("list_products", { max_price: 249.99, in_stock: true })), []);
    assert.deepEqual(titlesIn(await use("list_products", { min_price: 250, max_price: 400 })), [
      "moedor",
      "cafeteira",
    ]);
    assert.deepEqual(titlesIn(await use("list_products", { need: "grãos moídos" }))[0], "moedor");
    assert.deepEqual(
      titlesIn(await use("list_products", { need: "", max_price: null, in_stock: true })).length,
      3,
    );
  });

  it("gives sources that can be cited", async () => {
    const { use, sources } = toolboxOf();
    assert.match(await use("list_products", { max_price: 30 }), /FONTE 2 marca/);
    assert.equal(sources[1]?.title, "filtro");
  });
});

describe("opening_hours", () => {
  it("is offered where the settings have hours, and says them, the present and the next change", async () => {
    assert.ok(!toolboxOf().names.includes("opening_hours"));
    const { use, names, sources } = toolboxOf({ openingHours }, { at: Date.UTC(2026, 0, 12, 15) });
    assert.ok(names.includes("opening_hours"));
    const result = await use("opening_hours");
    assert.match(result, /segunda-feira: 09:00–18:00\nterça-feira: –/);
    assert.match(result, /12 de janeiro de 2026[^\n]*12:00[^\n]*abert[^\n]*\n→ [^\n]*18:00/);
    assert.equal(sources.length, 2);
  });
});

describe("open_form", () => {
  it("proposes the form with nothing in it, and sends nothing", async () => {
    const { use, noted } = toolboxOf();
    assert.match(await use("open_form"), /shown the form/);
    assert.deepEqual(noted, [{}]);
  });
});

describe("a tool of the owner's", () => {
  const httpTools = { hosts: ["api.loja.example"], tools: [order] };

  it("gets what the visitor wrote in place of placeholders, and who it is where that is known", async () => {
    const identity = { id: "ana-1" };
    const { use, asked } = toolboxOf({ httpTools }, { identity });
    await use("order_status", { number: "42", email: "[EMAIL_1]" });
    assert.deepEqual(asked, [
      { tool: order, input: { number: "42", email: "ana@exemplo.com.br" }, identity },
    ]);
  });

  it("answers in lines, fenced, with personal facts as placeholders, as a source", async () => {
    const { use, sources } = toolboxOf({ httpTools });
    const result = await use("order_status", { number: "42" });
    assert.match(
      result,
      /^<<<FONTE 2 marca\nPágina: Status of an order\.\nstatus: a caminho\nbuyer email: \[EMAIL_1\]\nitems 1: café\nmarca>>>$/,
    );
    assert.equal(sources[1]?.id, "urn:prosa:tool:order_status:2");
  });

  it("is not asked with an input that does not fit its schema, or that is too long", async () => {
    const { use, asked } = toolboxOf({ httpTools });
    for (const args of [{}, { number: 42 }, { number: "4x" }, [], { number: "42", note: "x".repeat(4_000) }])
      assert.match(await use("order_status", args), /could not be used/);
    assert.equal(asked.length, 0);
  });

  it("is offered to identified visitors alone where it needs to know them", async () => {
    const tools = { ...httpTools, tools: [{ ...order, needsIdentity: true }] };
    const unknown = toolboxOf({ httpTools: tools });
    assert.ok(!unknown.names.includes("order_status"));
    assert.match(await unknown.use("order_status", { number: "42" }), /no such tool/);
    assert.ok(toolboxOf({ httpTools: tools }, { identity: { id: "ana-1" } }).names.includes("order_status"));
  });
});
