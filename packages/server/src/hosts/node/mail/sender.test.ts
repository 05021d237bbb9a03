import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { dkimSign } from "mailauth";
import { rawMail } from "../../../../test/mail/raw-mail.ts";
import { type ResolveName, verifySender } from "./sender.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const KEY = publicKey.export({ type: "spki", format: "der" }).toString("base64");
const FROM = "Ana <ana@exemplo.com.br>";
/** A server that the domain's SPF names, and one that it does not. */
const [OWN_IP, OTHER_IP] = ["192.0.2.10", "192.0.2.99"];

const NAMES: Readonly<Record<string, string[]>> = {
  "s1._domainkey.exemplo.com.br": [`v=DKIM1; k=rsa; p=${KEY}`],
  "s1._domainkey.outro.example": [`v=DKIM1; k=rsa; p=${KEY}`],
  "_dmarc.exemplo.com.br": ["v=DMARC1; p=reject"],
  "exemplo.com.br": [`v=spf1 ip4:${OWN_IP} -all`],
  "outro.example": [`v=spf1 ip4:${OTHER_IP} -all`],
};

const resolver: ResolveName = async (domain, type) => {
  const found = type === "TXT" ? NAMES[domain] : undefined;
  if (found) return found.map((text) => [text]);
  throw Object.assign(new Error(`No ${type} of ${domain}.`), { code: "ENOTFOUND" });
};

async function signed(raw: Buffer, signingDomain: string): Promise<Buffer> {
  const key = privateKey.export({ type: "pkcs8", format: "pem" });
  const signer = { signingDomain, selector: "s1", privateKey: key };
  const { signatures, errors } = await dkimSign(raw, {
    ...signer,
    signatureData: [signer],
  });
  assert.deepEqual(errors, []);
  return Buffer.concat([Buffer.from(signatures), raw]);
}

const from = (ip: string, address = "ana@exemplo.com.br") => ({ ip, address, greeting: "mx.exemplo.com.br" });

describe("the sender of a mail that comes by SMTP", () => {
  it("is verified by a signature of its own domain, whichever server passed the mail on", async () => {
    const raw = await signed(
      await rawMail({ from: FROM, to: "r@in.loja.example", text: "Oi" }),
      "exemplo.com.br",
    );
    assert.equal(await verifySender(raw, from(OTHER_IP, "bounces@outro.example"), resolver), true);
    const changed = Buffer.from(raw.toString("latin1").replace("Oi", "Ai"), "latin1");
    assert.equal(await verifySender(changed, from(OTHER_IP), resolver), false);
  });

  it("is verified by the server that its domain names", async () => {
    const raw = await rawMail({ from: FROM, to: "r@in.loja.example", text: "Oi" });
    assert.equal(await verifySender(raw, from(OWN_IP), resolver), true);
    assert.equal(await verifySender(raw, from(OTHER_IP), resolver), false);
  });

  it("is not verified by another domain's signature or server, by what the mail says of itself, or without a policy", async () => {
    const written = { from: FROM, to: "r@in.loja.example", text: "Oi" };
    const other = await signed(await rawMail(written), "outro.example");
    assert.equal(await verifySender(other, from(OTHER_IP, "ana@outro.example"), resolver), false);
    const boasting = await rawMail({
      ...written,
      headers: { "Authentication-Results": "mx.exemplo.com.br; dmarc=pass header.from=exemplo.com.br" },
    });
    assert.equal(await verifySender(boasting, from(OTHER_IP), resolver), false);
    const unknown = await rawMail({ ...written, from: "Ana <ana@outro.example>" });
    assert.equal(await verifySender(unknown, from(OTHER_IP, "ana@outro.example"), resolver), false);
  });
});
