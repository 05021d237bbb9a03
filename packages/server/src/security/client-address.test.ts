import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ProxyTrust } from "../platform/environment.ts";
import { clientAddress } from "./client-address.ts";

const PEER = "192.0.2.1";
const NONE: ProxyTrust = { kind: "none" };
const CLOUDFLARE: ProxyTrust = { kind: "cloudflare" };
const hops = (count: number): ProxyTrust => ({ kind: "hops", count });
const networks = (...list: string[]): ProxyTrust => ({ kind: "networks", networks: list });

function addressOf(trust: ProxyTrust, headers: Record<string, string>, peer: string | null = PEER): string {
  return clientAddress(peer, new Headers(headers), trust);
}

describe("the address that limits count", () => {
  it("is the peer's own, whatever the client says of itself", () => {
    const said = {
      "x-forwarded-for": "203.0.113.9",
      "cf-connecting-ip": "203.0.113.9",
      "x-real-ip": "203.0.113.9",
      forwarded: "for=203.0.113.9",
    };
    assert.equal(addressOf(NONE, said), PEER);
  });

  it("is the one that the outermost trusted proxy saw, and no other of the list", () => {
    const listed = { "x-forwarded-for": "10.0.0.1, 203.0.113.9, 198.51.100.7" };
    assert.equal(addressOf(hops(1), listed), "198.51.100.7");
    assert.equal(addressOf(hops(2), listed), "203.0.113.9");
    assert.equal(addressOf(hops(1), {}), PEER);
    assert.equal(addressOf(hops(2), { "x-forwarded-for": "203.0.113.9" }), PEER);
    assert.equal(addressOf(hops(1), { "x-forwarded-for": "unknown" }), PEER);
  });

  it("cannot be chosen through trusted proxies by what a client puts before their entries", () => {
    const chosen = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 20 })), { maxLength: 6 });
    fc.assert(
      fc.property(chosen, (own) => {
        const clean = own.map((text) => text.replace(/[^\x21-\x7e]|,/g, "x"));
        const header = { "x-forwarded-for": [...clean, "203.0.113.9", "10.1.0.1"].join(", ") };
        assert.equal(addressOf(hops(2), header), "203.0.113.9");
        assert.equal(addressOf(networks("10.0.0.0/8"), header, "10.2.0.1"), "203.0.113.9");
        assert.equal(addressOf(networks("10.0.0.0/8"), header, "198.51.100.1"), "198.51.100.1");
      }),
    );
  });

  it("is the nearest that is in no trusted network, and the peer where the peer is no proxy", () => {
    const trust = networks("10.0.0.0/8", "2001:db8:1::/48", "127.0.0.1/32");
    const listed = { "x-forwarded-for": "203.0.113.9, 198.51.100.7, 10.0.0.3" };
    assert.equal(addressOf(trust, listed, "10.0.0.1"), "198.51.100.7");
    assert.equal(addressOf(trust, listed, "::ffff:127.0.0.1"), "198.51.100.7");
    assert.equal(addressOf(trust, listed, "2001:db8:1::5"), "198.51.100.7");
    assert.equal(addressOf(trust, listed, "192.0.2.1"), "192.0.2.1");
    assert.equal(addressOf(trust, { "x-forwarded-for": "10.0.0.9" }, "10.0.0.1"), "10.0.0.9");
    assert.equal(addressOf(trust, { "x-forwarded-for": "198.51.100.7, junk" }, "10.0.0.1"), "10.0.0.1");
  });

  it("is Cloudflare's word only where the server is behind Cloudflare", () => {
    const header = { "cf-connecting-ip": "203.0.113.9" };
    assert.equal(addressOf(CLOUDFLARE, header), "203.0.113.9");
    assert.equal(addressOf(CLOUDFLARE, {}), PEER);
    assert.equal(addressOf(hops(1), header), PEER);
  });

  it("is one for all addresses of an IPv6 line, and for both spellings of an IPv4 address", () => {
    const at = (peer: string) => addressOf(NONE, {}, peer);
    assert.equal(at("2001:db8:7:1::1"), at("2001:db8:7:1:ffff:ffff:ffff:ffff"));
    assert.notEqual(at("2001:db8:7:1::1"), at("2001:db8:7:2::1"));
    assert.equal(at("::ffff:192.0.2.7"), "192.0.2.7");
    assert.equal(at("[2001:db8:7:1::1]:443"), at("2001:db8:7:1::2"));
    assert.equal(at("192.0.2.7:51824"), "192.0.2.7");
    assert.equal(at("fe80::1%eth0"), at("fe80::2"));
  });

  it("is one for all whose address nobody knows", () => {
    assert.equal(addressOf(NONE, {}, null), addressOf(NONE, {}, "not an address"));
  });
});
