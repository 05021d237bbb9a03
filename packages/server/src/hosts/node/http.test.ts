import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { describe, it } from "node:test";
import { clientAddress, requestOf, urlOf } from "./http.ts";

function incoming(headers: Record<string, string>, url = "/"): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  const socket = { remoteAddress: "192.0.2.1" };
  return { headers, rawHeaders, url, method: "GET", socket } as unknown as IncomingMessage;
}

describe("a request from outside", () => {
  it("counts for the address of its peer, whatever it says of itself", () => {
    const spoofed = incoming({ "x-forwarded-for": "203.0.113.9", "CF-Connecting-IP": "203.0.113.9" });
    const address = clientAddress(spoofed, 0);
    assert.equal(address, "192.0.2.1");
    assert.equal(requestOf(spoofed, address).headers.get("cf-connecting-ip"), "192.0.2.1");
  });

  it("counts for the address that the trusted proxies saw, and for no other of the list", () => {
    const listed = incoming({ "x-forwarded-for": "10.0.0.1, 203.0.113.9, 198.51.100.7" });
    assert.equal(clientAddress(listed, 1), "198.51.100.7");
    assert.equal(clientAddress(listed, 2), "203.0.113.9");
    assert.equal(clientAddress(incoming({}), 1), "192.0.2.1");
    assert.equal(clientAddress(incoming({ "x-forwarded-for": "203.0.113.9" }), 2), "192.0.2.1");
  });

  it("stays within the server, whatever its path looks like", () => {
    for (const url of ["//evil.example/api", "http://evil.example/api", "*"])
      assert.equal(urlOf({ url }).host, "prosa.invalid");
    assert.equal(urlOf({ url: "/api/sites?x=1" }).href, "http://prosa.invalid/api/sites?x=1");
  });
});
