import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contactSchema } from "./contact.ts";

describe("contactSchema", () => {
  it("takes what people write, on both sides of each limit", () => {
    for (const contact of [
      { name: "A" },
      { name: "x".repeat(100) },
      { email: "ana@exemplo.com.br" },
      { email: `${"x".repeat(64)}@${"y".repeat(63)}.com` },
      { phone: "123456" },
      { phone: "+55 (35) 99999-0000" },
      { phone: "35 3333-4444, ramal 12" },
      { phone: `${"1".repeat(40)}` },
    ])
      assert.ok(contactSchema.safeParse(contact).success, JSON.stringify(contact));
    for (const contact of [
      { name: " " },
      { name: "x".repeat(101) },
      { email: "ana" },
      { email: "ana@exemplo" },
      { email: "ana souza@exemplo.com" },
      { email: `${"x".repeat(65)}@x.com` },
      { email: "ana@exemplo..com" },
      { email: `a@${"y.".repeat(126)}com` },
      { phone: "12345" },
      { phone: "não tenho" },
      { phone: `${"1".repeat(41)}` },
    ])
      assert.ok(!contactSchema.safeParse(contact).success, JSON.stringify(contact));
  });
});
