import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { containersOf, findTag, findTagInContainer, isBarredByPolicy } from "./tag.ts";

const PAGE = "https://loja.example/";
const SERVER = "https://chat.example";

describe("the script tag on a page", () => {
  it("is found with its site and server, in whatever way they are written", () => {
    const own = { server: SERVER, site: "loja" };
    for (const tag of [
      `<script async src="${SERVER}/prosa.js" data-site="loja"></script>`,
      `<SCRIPT data-site='loja' src='${SERVER}/prosa.js?v=2'></SCRIPT>`,
      `<script src=${SERVER}/prosa.js?site=loja async></script>`,
      `<script src="/cached/prosa.js" data-server="${SERVER}" data-site="loja"></script>`,
    ])
      assert.deepEqual(findTag(`<p>oi</p>${tag}`, PAGE), own, tag);
  });

  it("is not one that a comment holds, nor another file", () => {
    assert.equal(findTag(`<!-- <script src="${SERVER}/prosa.js"></script> -->`, PAGE), undefined);
    assert.equal(
      findTag(`<script src="${SERVER}/prosa.json"></script><a href="/prosa.js">x</a>`, PAGE),
      undefined,
    );
  });

  it("is found behind comments, and behind one that nothing closes", () => {
    const tag = `<script src="${SERVER}/prosa.js"></script>`;
    assert.deepEqual(findTag(`<!-- a --><!-- b -->${tag}`, PAGE), { server: SERVER });
    assert.deepEqual(findTag(`<!-- a -->${tag}<!-- b`, PAGE), { server: SERVER });
  });

  it("is looked for in time that grows with the page, also among comments that nothing closes", () => {
    for (const text of ["<!--", "<!-- -->", "<script "])
      assertProportional((size) => findTag(text.repeat(size / text.length), PAGE), 400_000, text);
  });

  it("is found in the container of a tag manager, where markup is in strings", () => {
    const code = String.raw`{"vtp_html":"\u003Cscript async src=\"https:\/\/chat.example\/prosa.js\" data-site=\"loja\"\u003E\u003C\/script\u003E"}`;
    assert.deepEqual(findTagInContainer(code, PAGE), { server: SERVER, site: "loja" });
    assert.deepEqual(containersOf("<script>f(window,'dataLayer','GTM-AB12CD3')</script>"), [
      "https://www.googletagmanager.com/gtm.js?id=GTM-AB12CD3",
    ]);
  });

  it("is barred by a policy in the page that lets the server run nothing, and by no other", () => {
    const page = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    assert.equal(isBarredByPolicy(page("script-src 'self'"), SERVER), true);
    for (const policy of [
      "script-src 'self' https://chat.example",
      "default-src https:",
      "script-src 'nonce-x'",
      "img-src 'self'",
    ])
      assert.equal(isBarredByPolicy(page(policy), SERVER), false, policy);
  });
});
