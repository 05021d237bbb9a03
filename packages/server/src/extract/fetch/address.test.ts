import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAddress } from "./address.ts";

const verdictOf = (address: string, policy = {}) => {
  const verdict = checkAddress(address, policy);
  return verdict.ok ? "ok" : verdict.code;
};

const PRIVATE = [
  "http://10.0.0.1/",
  "http://172.16.3.4/",
  "http://192.168.0.1/",
  "http://127.0.0.1/",
  "http://127.1/",
  "http://0x7f000001/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://2130706433/",
  "http://0/",
  "http://0.0.0.0/",
  "http://１２７.０.０.１/",
  "http://127。0。0。1/",
  "http://⑯⑨.②⑤④.⑯⑨.②⑤④/",
  "http://169.254.169.254/latest/meta-data/",
  "http://100.64.0.1/",
  "http://100.100.100.200/",
  "http://192.0.0.192/",
  "http://198.18.0.1/",
  "http://203.0.113.9/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://[::]/",
  "http://[::1]/",
  "http://[::127.0.0.1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:a00:1]/",
  "http://[fd00:ec2::254]/",
  "http://[fe80::1]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "http://[2002:7f00:1::]/",
  "http://[2002:a00:1::1]/",
  "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
  "http://[64:ff9b::10.0.0.1]/",
  "http://[64:ff9b:1::8.8.8.8]/",
  "http://[2001:db8::1]/",
  "http://[100::1]/",
  "http://[1::]/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://a.localhost/",
  "http://printer/",
  "http://router.local/",
  "http://metadata.google.internal/",
  "http://metadata.google.internal./",
  "http://nas.home.arpa/",
  "http://secret.onion/",
];

describe("checkAddress", () => {
  it("allows public pages on the usual ports", () => {
    for (const address of [
      "https://loja.example.com.br/troca",
      "http://example.com",
      "https://example.com.:443/",
      "https://8.8.8.8/",
      "https://[2606:4700::1111]/",
      "https://[64:ff9b::8.8.8.8]/",
      "https://ação.example/",
    ]) {
      assert.equal(verdictOf(address), "ok", address);
    }
  });

  it("[F28] refuses private and special addresses in all their spellings", () => {
    for (const address of PRIVATE) assert.equal(verdictOf(address), "private-address", address);
  });

  it("refuses other schemes, user info, other ports and nonsense", () => {
    assert.equal(verdictOf("ftp://example.com/"), "bad-scheme");
    assert.equal(verdictOf("file:///etc/passwd"), "bad-scheme");
    assert.equal(verdictOf("gopher://example.com:25/"), "bad-scheme");
    assert.equal(verdictOf("https://user@example.com/"), "credentials-in-url");
    assert.equal(verdictOf("https://example.com:6379/"), "bad-port");
    assert.equal(verdictOf("http://7147006462"), "bad-url");
    assert.equal(verdictOf("troca"), "bad-url");
    assert.equal(verdictOf("http://a..example.com/"), "bad-url");
    assert.equal(verdictOf("http://a$b.example.com/"), "bad-url");
  });

  it("allows loopback on any port only when the settings say so", () => {
    for (const address of ["http://127.0.0.1:8123/", "http://localhost:8123/", "http://[::1]:8123/"]) {
      assert.equal(verdictOf(address), "private-address", address);
      assert.equal(verdictOf(address, { allowLoopback: true }), "ok", address);
    }
    assert.equal(verdictOf("http://10.0.0.1/", { allowLoopback: true }), "private-address");
    assert.equal(verdictOf("http://0.0.0.0/", { allowLoopback: true }), "private-address");
  });

  it("follows the settings' ports and hosts", () => {
    assert.equal(verdictOf("https://example.com:8443/", { ports: [443, 8443] }), "ok");
    assert.equal(verdictOf("https://shop.example.com/", { onlyHosts: ["example.com"] }), "ok");
    assert.equal(verdictOf("https://notexample.com/", { onlyHosts: ["example.com"] }), "host-not-allowed");
    assert.equal(verdictOf("https://a.example.com/", { neverHosts: ["example.com"] }), "host-not-allowed");
  });
});
