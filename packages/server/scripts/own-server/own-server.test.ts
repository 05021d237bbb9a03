import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { freePort } from "../runtime.ts";
import { askServer, ownServer } from "./own-server.ts";

describe("the server on this machine, as commands find it", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "prosa-own-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("has the settings of .env, and the environment's before them", async () => {
    await writeFile(path.join(folder, ".env"), "PROSA_DATA=/srv/rooms\nPORT=8080\nPROSA_OWNER_KEY=a-key\n");
    assert.deepEqual(await ownServer({}, folder), {
      data: "/srv/rooms",
      local: "http://127.0.0.1:8080",
      origin: "http://127.0.0.1:8080",
      ownerKey: "a-key",
    });
    const { data, origin } = await ownServer({ PROSA_DATA: folder, PORT: "81" }, "elsewhere");
    assert.deepEqual([data, origin], [folder, "http://127.0.0.1:81"]);
  });

  it("is at its own name where it has a certificate, which is good for no other", async () => {
    const variables = { PROSA_TLS_CERT: "cert.pem", PROSA_PUBLIC_URL: "https://chat.example" };
    const named = await ownServer(variables, folder);
    assert.deepEqual([named.origin, named.local], ["https://chat.example", "https://127.0.0.1:8080"]);
    const { origin, publicUrl } = await ownServer({ ...variables, PROSA_TLS_CERT: "" }, folder);
    assert.deepEqual([origin, publicUrl], ["http://127.0.0.1:8080", "https://chat.example"]);
  });

  it("is at its defaults where nothing is set", async () => {
    const { data, origin, ownerKey } = await ownServer({}, path.join(folder, "empty"));
    assert.deepEqual(
      [data, origin, ownerKey],
      [path.join(folder, "empty/.prosa/node"), "http://127.0.0.1:1999", ""],
    );
  });

  it("is named, with the option for another, where nothing answers", async () => {
    const address = new URL(`http://127.0.0.1:${await freePort()}/readyz`);
    await assert.rejects(askServer(address, {}, "--to"), {
      message: `Nothing answers at ${address.origin}; start the server, or name its address with --to URL.`,
    });
  });
});
