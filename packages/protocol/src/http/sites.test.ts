import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { originSchema, siteIdSchema, siteSettingsSchema } from "./sites.ts";

const NAME = { name: "name", isRequired: true };

describe("siteSettingsSchema", () => {
  it("asks for a name alone and fills in the rest", () => {
    assert.deepEqual(siteSettingsSchema.parse({ name: "Café da serra" }), {
      name: "Café da serra",
      origins: [],
      languages: ["pt-BR", "en", "es"],
      greeting: {},
      starters: {},
      experiments: [],
      proactive: [],
      looks: { position: "right", theme: "auto", font: "system" },
      isArchived: false,
      retentionDays: 30,
      model: "automatic",
      keyNumber: 1,
      knowledge: { sources: [], rereadHours: 24 },
      handOver: { words: [] },
      tickets: { resolutionHours: { urgent: 4, high: 8, normal: 24, low: 72 } },
      emergency: {
        medical: "192 (SAMU)",
        police: "190 (Polícia)",
        fire: "193 (Bombeiros)",
        crisis: "188 (CVV)",
      },
      passOnContacts: true,
      files: [],
      survey: true,
      wordSearch: false,
      abuse: { repeats: 5, quickMessages: 20, probes: 3, closedMinutes: 10 },
      answering: "balanced",
    });
    assert.ok(!siteSettingsSchema.safeParse({}).success);
  });

  it("takes an emergency number of two digits and sixty characters, and no words alone", () => {
    const isTaken = (medical: string) =>
      siteSettingsSchema.safeParse({ name: "Loja", emergency: { medical } }).success;
    assert.deepEqual(["15", `112 ${"x".repeat(56)}`].map(isTaken), [true, true]);
    assert.deepEqual(["", "9", "o SAMU", `112 ${"x".repeat(57)}`].map(isTaken), [false, false, false, false]);
  });

  it("gives the same settings when it reads its own", () => {
    const settings = siteSettingsSchema.parse({
      name: "Loja",
      origins: ["https://loja.example", "http://localhost:5173"],
      languages: ["es"],
      greeting: { "pt-BR": "Olá!", es: "¡Hola!" },
      knowledge: { sources: ["https://loja.example/trocas.html"] },
      phrases: { returns: ["chegou rachado"], "barista-course": ["tem aula de café?"] },
    });
    assert.deepEqual(siteSettingsSchema.parse(JSON.parse(JSON.stringify(settings))), settings);
  });

  it("asks for a form at the start, and lets nobody be stopped by it, unless told otherwise", () => {
    const consent = { en: "x".repeat(500), "pt-BR": "Só para responder." };
    const { form } = siteSettingsSchema.parse({ name: "Loja", form: { fields: [NAME], consent } });
    assert.deepEqual(form, { fields: [NAME], consent, asked: ["start"], isRequired: false });
  });

  it("does not share its defaults between two readings", () => {
    siteSettingsSchema.parse({ name: "A" }).origins.push("*");
    siteSettingsSchema.parse({ name: "A" }).knowledge.sources.push("x");
    const fresh = siteSettingsSchema.parse({ name: "B" });
    assert.deepEqual([fresh.origins, fresh.knowledge.sources], [[], []]);
  });

  it("refuses what is out of its bounds", () => {
    for (const wrong of [
      { name: "" },
      { name: "x".repeat(101) },
      { languages: [] },
      { languages: ["pt"] },
      { greeting: { fr: "Salut" } },
      { greeting: { en: "" } },
      { retentionDays: 0 },
      { retentionDays: 366 },
      { retentionDays: 1.5 },
      { model: "clever" },
      { form: { fields: [], consent: { "pt-BR": "Só para responder." } } },
      { form: { fields: [{ name: "age", isRequired: true }], consent: { "pt-BR": "Só para responder." } } },
      { form: { fields: [NAME, NAME], consent: { "pt-BR": "Só para responder." } } },
      { form: { fields: [NAME], consent: { en: "Only to answer." } } },
      { form: { fields: [NAME], consent: { "pt-BR": "x".repeat(501) } } },
      {
        form: {
          fields: [NAME],
          consent: { "pt-BR": "Só para responder." },
          privacyUrl: "javascript:alert(1)",
        },
      },
      { form: { fields: [NAME], consent: { "pt-BR": "Só para responder." }, asked: [] } },
      { knowledge: { sources: ["file:///etc/passwd"] } },
      { knowledge: { sources: ["trocas.html"] } },
      { openingHours: { timeZone: "Brasília", week: Array(7).fill([]) } },
      { openingHours: { timeZone: "America/Sao_Paulo", week: [] } },
      { openingHours: { timeZone: "America/Sao_Paulo", week: Array(7).fill([{ from: "9", to: "18" }]) } },
      { guidance: { tone: "x".repeat(301) } },
      { phrases: { Returns: ["chegou rachado"] } },
      { phrases: { returns: ["?!"] } },
      { phrases: { returns: ["x".repeat(101)] } },
      { phrases: { a: Array(200).fill("um"), b: Array(101).fill("dois") } },
      { origins: Array.from({ length: 101 }, (_, index) => `https://loja-${index}.example`) },
    ]) {
      assert.ok(!siteSettingsSchema.safeParse({ name: "Loja", ...wrong }).success, JSON.stringify(wrong));
    }
  });
});

describe("originSchema", () => {
  it("[P5] takes an origin in the spelling that browsers send, and the star", () => {
    for (const origin of [
      "*",
      "https://loja.example",
      "https://www.loja.example:8443",
      "http://localhost:1999",
      "http://127.0.0.1",
      "http://[::1]:8080",
      "https://xn--caf-dma.example",
    ]) {
      assert.ok(originSchema.safeParse(origin).success, origin);
    }
  });

  it("[P5] refuses any other spelling, with an example of a good one", () => {
    for (const origin of [
      "",
      "null",
      "loja.example",
      "https://loja.example/",
      "https://loja.example:443",
      "http://loja.example:80",
      "HTTPS://loja.example",
      "https://Loja.example",
      "https://café.example",
      "https://user@loja.example",
      "https://*.loja.example",
      "https://loja.example/chat",
      "https://loja.example?",
      " https://loja.example",
      "file:///",
      "ftp://loja.example",
      "javascript:alert(1)",
      `https://${"a".repeat(255)}.example`,
    ]) {
      assert.ok(!originSchema.safeParse(origin).success, origin);
    }
    assert.match(
      originSchema.safeParse("loja.example").error?.issues[0]?.message ?? "",
      /https:\/\/shop\.example/,
    );
  });
});

describe("siteIdSchema", () => {
  it("takes what can stand in an address, and nothing else", () => {
    for (const site of ["a", "loja", "loja-2", "0", "x".repeat(63)])
      assert.ok(siteIdSchema.safeParse(site).success);
    for (const site of [
      "",
      "-a",
      "Loja",
      "loja_2",
      "loja.br",
      "loja/x",
      "../x",
      "lojá",
      "x".repeat(64),
      "a\n",
    ]) {
      assert.ok(!siteIdSchema.safeParse(site).success, JSON.stringify(site));
    }
  });
});

describe("modelOptions", () => {
  const read = (modelOptions: unknown) =>
    siteSettingsSchema.safeParse({ name: "Loja", modelOptions }).success;

  it("take what servers of chat completions know, and fields and headers of the owner's own", () => {
    assert.ok(read({}));
    assert.ok(
      read({
        temperature: 0.2,
        maxTokens: 800,
        reasoningEffort: "minimal",
        extraBody: { chat_template_kwargs: { enable_thinking: false }, stop: ["###"] },
        extraHeaders: { "HTTP-Referer": "https://loja.example", "api-key": "k" },
      }),
    );
  });

  it("take nothing out of bounds, and no header that belongs to the connection", () => {
    for (const options of [
      { temperature: 3 },
      { maxTokens: 0 },
      { reasoningEffort: "most" },
      { extraBody: { text: "x".repeat(4_000) } },
      { extraBody: [] },
      { extraHeaders: { Host: "evil.example" } },
      { extraHeaders: { "content-length": "1" } },
      { extraHeaders: { "X-A": "a\r\nX-B: b" } },
      { extraHeaders: { "X A": "a" } },
      { extraHeaders: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`X-${at}`, "a"])) },
    ]) {
      assert.ok(!read(options), JSON.stringify(options).slice(0, 80));
    }
  });
});

describe("settings with one value of another kind", () => {
  const WHOLE = {
    name: "Loja",
    origins: ["https://loja.example"],
    languages: ["pt-BR"],
    greeting: { "pt-BR": "Olá!" },
    starters: { "pt-BR": ["Qual o prazo?"] },
    experiments: [
      {
        id: "ola",
        title: "Olá",
        part: "greeting",
        variants: [{ id: "curta", greeting: { "pt-BR": "Oi!" } }],
        metric: "resolved",
      },
    ],
    proactive: [{ text: { "pt-BR": "Posso ajudar?" }, after: 20, path: "/produtos/*" }],
    looks: { accent: "#a8432b", logo: "https://loja.example/logo.png" },
    modelOptions: { temperature: 0.2, extraBody: { top_p: 0.9 }, extraHeaders: { "X-Title": "Loja" } },
    guidance: { persona: "Bia", say: ["Frete grátis."], strategies: { closing: "Seja breve." } },
    httpTools: {
      hosts: ["api.loja.example"],
      tools: [
        {
          name: "pedido",
          description: "A situação de um pedido.",
          input: { type: "object" },
          url: "https://api.loja.example/pedido",
        },
      ],
    },
    openingHours: {
      timeZone: "America/Sao_Paulo",
      week: [[{ from: "09:00", to: "18:00" }], [], [], [], [], [], []],
      exceptions: [{ date: "2026-12-24", spans: [] }],
    },
    knowledge: { sources: ["https://loja.example/trocas"] },
    handOver: { words: ["gerente"] },
    form: {
      fields: [{ name: "email", isRequired: true }],
      consent: { "pt-BR": "Só para responder." },
      privacyUrl: "https://loja.example/privacidade",
    },
    files: ["image/png"],
    reports: { every: "week", to: ["ana@loja.example"] },
    abuse: { repeats: 5 },
    phrases: { returns: ["quero trocar"] },
  };

  const JUNK = ["", "http://", "x", -1, null, [], {}, [""], [[]], [{}], { type: "array" }];

  /** Every document that differs from a value in one place, where it holds something else or nothing. */
  function spoilt(value: unknown): unknown[] {
    if (typeof value !== "object" || value === null) return [];
    const copy = (key: string, inner: unknown) =>
      Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
    return Object.entries(value).flatMap(([key, inner]) =>
      [...JUNK, undefined, ...spoilt(inner)].map((other) => copy(key, other)),
    );
  }

  it("are taken or refused with the place of the fault, and break no check", () => {
    assert.ok(siteSettingsSchema.safeParse(WHOLE).success);
    const documents = spoilt(WHOLE);
    assert.ok(documents.length > 1_000, String(documents.length));
    const refused = documents.flatMap((document) => siteSettingsSchema.safeParse(document).error ?? []);
    assert.ok(refused.length > documents.length / 2, `${refused.length} of ${documents.length}`);
    for (const { issues } of refused) assert.ok(issues.every(({ path }) => path.length > 0));
  });
});
