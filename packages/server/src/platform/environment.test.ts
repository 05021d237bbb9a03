import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readEnvironment } from "./environment.ts";

const SECRETS = {
  PROSA_SECRET: "s".repeat(32),
  PROSA_MASTER_KEY: "m".repeat(32),
  PROSA_OWNER_KEY: "k".repeat(32),
};

function problemOf(variables: Record<string, unknown>): string {
  const read = readEnvironment(variables);
  assert.ok(!read.ok);
  return read.problem;
}

describe("readEnvironment", () => {
  it("needs the three secrets alone, and defaults the rest", () => {
    assert.deepEqual(readEnvironment(SECRETS), {
      ok: true,
      value: {
        secret: SECRETS.PROSA_SECRET,
        secrets: [SECRETS.PROSA_SECRET],
        masterKeys: [SECRETS.PROSA_MASTER_KEY],
        ownerKey: SECRETS.PROSA_OWNER_KEY,
        allowLoopback: false,
        trustProxy: { kind: "none" },
        hstsS: 0,
        sessionsPerMinute: 30,
        commandsPerMinute: 30,
        addressCommandsPerMinute: 420,
        platforms: {
          telegram: "https://api.telegram.org",
          graph: "https://graph.facebook.com/v26.0",
          hubspot: "https://api.hubapi.com",
        },
      },
    });
  });

  it("names the variable that is missing, too short or wrong, and never its value", () => {
    assert.match(problemOf({}), /PROSA_SECRET/);
    assert.match(problemOf({ ...SECRETS, PROSA_OWNER_KEY: undefined }), /PROSA_OWNER_KEY/);
    for (const [name, value] of [
      ["PROSA_SECRET", "z".repeat(31)],
      ["PROSA_SECRET", 7],
      ["PROSA_ALLOW_LOOPBACK", "perhaps"],
      ["PROSA_TRUST_PROXY", "nginx"],
      ["PROSA_TRUST_PROXY", "11"],
      ["PROSA_TRUST_PROXY", "10.0.0.0/8, 300.0.0.1"],
      ["PROSA_SESSIONS_PER_MINUTE", "0"],
      ["PROSA_COMMANDS_PER_MINUTE", "many"],
      ["PROSA_ADDRESS_COMMANDS_PER_MINUTE", "0"],
      ["PROSA_COMMANDS_PER_MINUTE", "1.5"],
      ["OPENAI_BASE_URL", "not an address"],
      ["OPENAI_LOAD_SECONDS", "5"],
      ["PROSA_RENDERER_URL", "ftp://renderer.example"],
    ] as const) {
      const problem = problemOf({ ...SECRETS, [name]: value });
      assert.ok(problem.includes(name), problem);
      if (typeof value === "string" && value.length > 4) assert.ok(!problem.includes(value));
    }
  });

  it("trusts nobody, Cloudflare, proxies by their count or proxies by their networks", () => {
    const trustOf = (text: string) => {
      const read = readEnvironment({ ...SECRETS, PROSA_TRUST_PROXY: text });
      return read.ok ? read.value.trustProxy : read.problem;
    };
    for (const text of ["", "none", "0"]) assert.deepEqual(trustOf(text), { kind: "none" });
    assert.deepEqual(trustOf("cloudflare"), { kind: "cloudflare" });
    assert.deepEqual(trustOf("2"), { kind: "hops", count: 2 });
    assert.deepEqual(trustOf("10.0.0.0/8, 127.0.0.1,2001:db8::/32,::1"), {
      kind: "networks",
      networks: ["10.0.0.0/8", "127.0.0.1/32", "2001:db8::/32", "::1/128"],
    });
  });

  it("treats an empty variable as one that is not set, and ignores bindings", () => {
    assert.match(problemOf({ ...SECRETS, PROSA_SECRET: "" }), /PROSA_SECRET/);
    const read = readEnvironment({ ...SECRETS, OPENAI_API_KEY: "", Main: { idFromName() {} } });
    assert.ok(read.ok && read.value.openai === undefined);
  });

  it("transcribes with a key, and at another address only with a named model", () => {
    const modelOf = (variables: Record<string, string>) => {
      const read = readEnvironment({ ...SECRETS, ...variables });
      return read.ok ? read.value.transcriber?.model : read.problem;
    };
    const local = { OPENAI_BASE_URL: "http://127.0.0.1:8000/v1" };
    assert.equal(modelOf({}), undefined);
    assert.equal(modelOf({ OPENAI_TRANSCRIPTION_MODEL: "whisper-1" }), undefined);
    assert.equal(modelOf({ OPENAI_API_KEY: "sk" }), "gpt-4o-mini-transcribe");
    assert.equal(modelOf(local), undefined);
    assert.equal(modelOf({ ...local, OPENAI_TRANSCRIPTION_MODEL: "whisper-1" }), "whisper-1");
  });

  it("knows an LLM by its key, or by its address alone", () => {
    const keyed = readEnvironment({ ...SECRETS, OPENAI_API_KEY: "sk" });
    assert.deepEqual(keyed.ok && keyed.value.openai?.apiKey, "sk");
    const local = readEnvironment({
      ...SECRETS,
      OPENAI_BASE_URL: "http://127.0.0.1:11434/v1",
      OPENAI_MODEL: "m",
    });
    assert.deepEqual(local.ok && local.value.openai, {
      apiKey: "none",
      model: "m",
      baseUrl: "http://127.0.0.1:11434/v1",
    });
  });

  it("embeds only with a named model, by the key or the address of the LLM", () => {
    const embedderOf = (variables: Record<string, string>) => {
      const read = readEnvironment({ ...SECRETS, ...variables });
      return read.ok ? read.value.embedder : read.problem;
    };
    const baseUrl = "http://127.0.0.1:8000/v1";
    const model = "bge-m3";
    assert.equal(embedderOf({ OPENAI_API_KEY: "sk" }), undefined);
    assert.equal(embedderOf({ OPENAI_EMBEDDING_MODEL: model }), undefined);
    assert.deepEqual(embedderOf({ OPENAI_API_KEY: "sk", OPENAI_EMBEDDING_MODEL: model }), {
      apiKey: "sk",
      model,
    });
    const local = { OPENAI_BASE_URL: baseUrl, OPENAI_EMBEDDING_MODEL: model };
    assert.deepEqual(embedderOf({ ...local, OPENAI_EMBEDDING_DIMENSIONS: "512" }), {
      apiKey: "none",
      baseUrl,
      model,
      dimensions: 512,
    });
    assert.match(
      String(embedderOf({ ...local, OPENAI_EMBEDDING_DIMENSIONS: "many" })),
      /OPENAI_EMBEDDING_DIMENSIONS/,
    );
  });

  it("knows a render service by its address, with or without a token", () => {
    const url = "http://127.0.0.1:3050";
    const open = readEnvironment({ ...SECRETS, PROSA_RENDERER_URL: url, PROSA_RENDERER_TOKEN: "" });
    assert.deepEqual(open.ok && open.value.renderer, { url });
    const locked = readEnvironment({ ...SECRETS, PROSA_RENDERER_URL: url, PROSA_RENDERER_TOKEN: "t" });
    assert.deepEqual(locked.ok && locked.value.renderer, { url, token: "t" });
  });

  it("knows the way of mail, and names what it needs beside", () => {
    const url = "smtp://127.0.0.1:25";
    const from = "Loja <chat@loja.example>";
    const whole = {
      PROSA_MAIL_URL: url,
      PROSA_MAIL_FROM: from,
      PROSA_PUBLIC_URL: "https://chat.loja.example/",
    };
    const read = (changes: object = {}) => readEnvironment({ ...SECRETS, ...whole, ...changes });
    const found = read();
    assert.deepEqual(found.ok && found.value.mail, {
      url,
      from: { name: "Loja", address: "chat@loja.example" },
      waitMs: 300_000,
      personHourly: 20,
    });
    const none = readEnvironment(SECRETS);
    assert.equal(none.ok && none.value.mail, undefined);
    for (const [name, wrong] of [
      ["PROSA_MAIL_URL", "ftp://127.0.0.1"],
      ["PROSA_MAIL_URL", "http://mail.example/send"],
      ["PROSA_MAIL_URL", "http://10.0.0.8/send"],
      ["PROSA_MAIL_FROM", ""],
      ["PROSA_MAIL_FROM", "chat@loja.example\r\nBcc: x@y.example"],
      ["PROSA_MAIL_FROM", '"a b"@loja.example'],
      ["PROSA_PUBLIC_URL", ""],
      ["PROSA_MAIL_REPLY_TO", "nobody"],
      ["PROSA_MAIL_INBOUND_SECRET", "short"],
      ["PROSA_MAIL_WAIT_MINUTES", "-1"],
      ["PROSA_MAIL_PERSON_HOURLY", "0"],
      ["PROSA_MAIL_AUTHSERV", "mx fake"],
    ] as const) {
      const refused = read({ [name]: wrong });
      assert.ok(!refused.ok && refused.problem.includes(name), `${name}: ${wrong}`);
      if (wrong.startsWith("http:")) assert.match(refused.ok ? "" : refused.problem, /https:\/\//);
    }
    for (const admitted of ["https://mail.example/send", "http://127.0.0.1:8025/", "http://[::1]:8025/"]) {
      const own = read({ PROSA_MAIL_URL: admitted });
      assert.equal(own.ok && own.value.mail?.url, admitted);
    }
  });
});
