import { expect } from "@esm-bundle/chai";
import { contactSchema } from "@prosa/protocol";
import { faultOf, readForm } from "./contact-rules.ts";

const NAMES = ["name", "email", "phone"] as const;

const VALUES = [
  "",
  " ",
  "Ana",
  "Ana Souza",
  "x".repeat(100),
  "x".repeat(101),
  "ana@exemplo.com.br",
  "ana@exemplo",
  "ana@@exemplo.com",
  "ana souza@exemplo.com",
  "ana@exemplo..com",
  "@exemplo.com",
  `${"a".repeat(64)}@exemplo.com`,
  `${"a".repeat(65)}@exemplo.com`,
  `ana@${"a.".repeat(8)}com`,
  `ana@${"a.".repeat(9)}com`,
  "12345",
  "123456",
  "(35) 99999-0000",
  "+55 35 99999 0000",
  "call me: 1 2 3 4 5 6",
  "no number",
  "1".repeat(40),
  "1".repeat(41),
];

describe("the rules of a form", () => {
  it("accept the same values as the room", () => {
    for (const name of NAMES) {
      for (const value of VALUES.filter((one) => one.trim())) {
        const isGood = contactSchema.safeParse({ [name]: value.trim() }).success;
        expect(faultOf({ name, isRequired: true }, value) === undefined, `${name}: ${value}`).to.equal(
          isGood,
        );
      }
    }
  });

  it("require only required fields", () => {
    for (const name of NAMES) {
      expect(faultOf({ name, isRequired: true }, "  ")).to.equal("missing");
      expect(faultOf({ name, isRequired: false }, "  ")).to.equal(undefined);
    }
  });

  it("trim the values, and leave out empty ones", () => {
    const fields = NAMES.map((name) => ({ name, isRequired: name === "email" }));
    expect(readForm(fields, { name: " Ana ", email: " ana@exemplo.com ", phone: " " })).to.deep.equal({
      contact: { name: "Ana", email: "ana@exemplo.com" },
    });
  });

  it("find the fault of each field", () => {
    const fields = NAMES.map((name) => ({ name, isRequired: name === "name" }));
    expect(readForm(fields, { email: "ana@", phone: "123" })).to.deep.equal({
      faults: { name: "missing", email: "bad", phone: "bad" },
    });
  });

  it("need at least one field, also where all are optional", () => {
    const fields = [
      { name: "email", isRequired: false },
      { name: "phone", isRequired: false },
    ] as const;
    expect(readForm(fields, {})).to.deep.equal({ faults: { email: "none" } });
    expect(readForm(fields, { phone: "123456" })).to.deep.equal({ contact: { phone: "123456" } });
  });

  it("understand the digits of an Arabic keyboard", () => {
    const fields = [{ name: "phone", isRequired: true }] as const;
    expect(readForm(fields, { phone: "+٩٧١ ٥٠ ۱۲۳" })).to.deep.equal({ contact: { phone: "+971 50 123" } });
  });
});
