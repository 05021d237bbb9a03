import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate of a name, signed by its own key, and that key, both in PEM: node:crypto reads certificates and makes none. */
export function makeCertificate(name: string): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(Buffer.from("06082a8648ce3d040302", "hex"));
  const commonName = sequence(Buffer.from("0603550403", "hex"), tagged(UTF8_STRING, Buffer.from(name)));
  const names = sequence(tagged(SET, commonName));
  const validity = sequence(time("20200101000000Z"), time("21200101000000Z"));
  const subjectKey = publicKey.export({ type: "spki", format: "der" });
  const serial = tagged(INTEGER, Buffer.from([1]));
  const stated = sequence(serial, ecdsaWithSha256, names, validity, names, subjectKey);
  const signature = tagged(BIT_STRING, Buffer.from([0]), sign("sha256", stated, privateKey));
  const cert =
    sequence(stated, ecdsaWithSha256, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${cert.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;

/** One value of DER: its tag, its length and its content, which is shorter than 64 KiB. */
function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const lengths =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengths]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return tagged(SEQUENCE, ...parts);
}

function time(text: string): Buffer {
  return tagged(GENERALIZED_TIME, Buffer.from(text));
}
