import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { TLSSocket } from "node:tls";
import { makeCertificate } from "../../../../test/tls/certificate.ts";
import { requestOf } from "../http.ts";
import { createListener, type Listener } from "./listener.ts";

describe("a server with a certificate of its own", () => {
  let folder: string;
  let listener: Listener;
  const files = () => ({ cert: path.join(folder, "cert.pem"), key: path.join(folder, "key.pem") });
  const put = (name: string) => {
    const { cert, key } = makeCertificate(name);
    writeFileSync(files().cert, cert);
    writeFileSync(files().key, key);
  };
  /** The name in the certificate that a connection gets, and the address that the server saw. */
  const ask = async (): Promise<{ name: string; seen: string }> => {
    const { port } = listener.server.address() as AddressInfo;
    const asked = request({
      host: "127.0.0.1",
      port,
      path: "/desk/",
      rejectUnauthorized: false,
      agent: false,
    });
    const [[answer]] = await Promise.all([once(asked, "response"), asked.end()]);
    const name = String((asked.socket as TLSSocket).getPeerCertificate().subject.CN);
    let seen = "";
    for await (const text of answer.setEncoding("utf8")) seen += text;
    return { name, seen };
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-tls-"));
    put("first.example");
    listener = createListener(files(), {});
    listener.server.on("request", (incoming, outgoing) => outgoing.end(requestOf(incoming).url));
    listener.server.listen(0, "127.0.0.1");
    await once(listener.server, "listening");
  });
  afterEach(async () => {
    listener.server.closeAllConnections();
    listener.server.close();
    await once(listener.server, "close");
    rmSync(folder, { recursive: true });
  });

  it("answers over TLS, and knows that it did", async () => {
    assert.deepEqual(await ask(), { name: "first.example", seen: "https://prosa.invalid/desk/" });
  });

  it("takes a renewed certificate for the next connection", async () => {
    put("second.example");
    assert.equal((await ask()).name, "first.example");
    assert.equal(listener.renewCertificate(), true);
    assert.equal((await ask()).name, "second.example");
  });

  it("goes on with the one that it has where the renewed one cannot be used", async () => {
    writeFileSync(files().cert, "half a certif");
    assert.throws(() => listener.renewCertificate());
    rmSync(files().key);
    assert.throws(() => listener.renewCertificate());
    assert.equal((await ask()).name, "first.example");
  });
});

it("a server without a certificate has none to renew", () => {
  assert.equal(createListener(undefined, {}).renewCertificate(), false);
});
