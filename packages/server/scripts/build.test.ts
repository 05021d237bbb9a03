import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { parseEnv } from "node:util";
import { Client, freshId, openSession } from "../test/client.ts";
import { bedAt } from "../test/testbed.ts";
import { makeCertificate } from "../test/tls/certificate.ts";
import { buildServer } from "./build.ts";
import { freePort } from "./runtime.ts";

describe("the built server", () => {
  let folder: string;
  let port: string;
  let server: ChildProcess;

  const run = (program: string, ...args: string[]) =>
    spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", path.join(folder, "prosa", program), ...args],
      {
        cwd: folder,
        stdio: ["ignore", "pipe", "inherit"],
        // Nothing of this machine but the program and its two settings, as in a container.
        env: { PORT: port, PROSA_DATA: path.join(folder, "data") },
      },
    );

  const start = async () => {
    const started = run("start.mjs");
    for await (const line of createInterface({ input: started.stdout ?? [] }))
      if (line.includes('"event":"listening"')) break;
    started.stdout?.resume();
    return started;
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-"));
    const widget = path.join(folder, "widget");
    mkdirSync(widget);
    writeFileSync(path.join(widget, "prosa.js"), "// the loader");
    await buildServer(path.join(folder, "prosa"), widget);
    port = String(await freePort());
    server = await start();
  });

  after(() => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("says where the first owner makes their account, once", async () => {
    const asked = run("desk-link.mjs");
    const [[code], link] = await Promise.all([once(asked, "exit"), text(asked.stdout ?? [])]);
    assert.equal(code, 0);
    const invitation = /^http:\/\/localhost:(\d+)\/desk\/#\/invitation\/(\w+)\/([\w-]+)\n$/.exec(link);
    assert.equal(invitation?.[1], port);
    const [, , site, token] = invitation ?? [];
    const made = await fetch(`http://127.0.0.1:${port}/api/desk/invitations/${site}/${token}`, {
      method: "POST",
      headers: { origin: `http://127.0.0.1:${port}` },
      body: JSON.stringify({ name: "Ana", email: "ana@loja.example", password: "correct horse battery" }),
    });
    assert.equal(made.status, 201, await made.text());
    const again = run("desk-link.mjs");
    const [[refused], reason] = await Promise.all([once(again, "exit"), text(again.stdout ?? [])]);
    assert.deepEqual([refused, reason], [1, ""]);
  });

  it("needs nothing beside it: it makes its secrets, answers, and serves the widget", async () => {
    const secrets = path.join(folder, "data", ".env");
    assert.equal(statSync(secrets).mode & 0o777, 0o600);
    const { PROSA_OWNER_KEY: key } = parseEnv(readFileSync(secrets, "utf8"));
    const origin = `http://127.0.0.1:${port}`;
    const put = await fetch(`${origin}/api/sites/loja`, {
      method: "PUT",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ name: "Loja Teste" }),
    });
    assert.equal(put.status, 201);
    const bed = { ...bedAt(() => origin), kill: async () => {}, close: async () => {} };
    const client = await Client.join(bed, await openSession(bed, "loja"));
    const id = freshId();
    client.say(id, "oi");
    await client.reply(id);
    client.close();
    assert.equal(await (await fetch(`${origin}/prosa.js`)).text(), "// the loader");
  });

  it("is found healthy while it serves, is copied meanwhile, and ends in order", async () => {
    const [healthy] = await once(run("health.mjs"), "exit");
    assert.equal(healthy, 0);
    const [copied] = await once(run("backup.mjs", path.join(folder, "copy")), "exit");
    assert.equal(copied, 0);
    assert.ok(statSync(path.join(folder, "copy", "0", "rooms.db")).size > 0);
    server.kill("SIGTERM");
    const [code] = await once(server, "exit");
    assert.equal(code, 0);
    const [gone] = await once(run("health.mjs"), "exit");
    assert.equal(gone, 1);
  });

  it("is found healthy with a certificate of its own, which its settings name", async () => {
    const { cert, key } = makeCertificate("chat.example");
    const files = {
      PROSA_TLS_CERT: path.join(folder, "cert.pem"),
      PROSA_TLS_KEY: path.join(folder, "key.pem"),
    };
    writeFileSync(files.PROSA_TLS_CERT, cert);
    writeFileSync(files.PROSA_TLS_KEY, key);
    const lines = Object.entries(files).map(([name, file]) => `${name}=${file}\n`);
    appendFileSync(path.join(folder, "data", ".env"), lines.join(""));
    server = await start();
    const [healthy] = await once(run("health.mjs"), "exit");
    assert.equal(healthy, 0);
  });
});
