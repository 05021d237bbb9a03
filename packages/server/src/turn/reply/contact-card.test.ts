import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import { contactCards, inLanguage } from "./contact-card.ts";

const text = `Telefone: (35) 3555-0148; (35) 90000-0148
WhatsApp: 5535900000148
E-mail: oi@loja.example
Instagram: @loja.um
Endereço: Rua Um, 10`;
const contacts = passage({ kind: "contact", text });

describe("contactCards", () => {
  it("makes an action of each way, with the number's country, and offers no call to a WhatsApp number", () => {
    const [card] = contactCards(contacts, text, "en");
    assert.deepEqual(
      card?.actions?.map((action) => (action.type === "contact" ? [action.channel, action.to] : action.type)),
      [
        ["whatsapp", "+5535900000148"],
        ["phone", "+553535550148"],
        ["email", "oi@loja.example"],
        ["instagram", "loja.um"],
      ],
    );
  });

  it("makes no card of an address alone", () => {
    assert.deepEqual(contactCards(contacts, "Endereço: Rua Um, 10", "pt-BR"), []);
  });

  it("adds no country to a number on a page in another language", () => {
    const english = passage({ kind: "contact", language: "en", text: "Phone: (020) 7946 0958" });
    const [card] = contactCards(english, english.text, "en");
    assert.deepEqual(card?.actions?.[0], {
      type: "contact",
      channel: "phone",
      to: "02079460958",
      label: "Call (020) 7946 0958",
    });
  });

  it("lists a number once that is called and written to, and a number asked for alone as it is", () => {
    assert.equal(
      inLanguage("Telefone: (35) 3555-0148; (35) 90000-0148\nWhatsApp: 5535900000148", "pt-BR"),
      "Telefone: (35) 3555-0148\nWhatsApp: 5535900000148",
    );
    assert.equal(
      inLanguage("Telefone: +55 35 90000-0148\nWhatsApp: (35) 90000-0148", "pt-BR"),
      "WhatsApp: (35) 90000-0148",
    );
    assert.equal(inLanguage("Telefone: (35) 90000-0148", "pt-BR"), "Telefone: (35) 90000-0148");
  });

  it("names the ways in the visitor's language", () => {
    assert.match(
      inLanguage(text, "es"),
      /^Teléfono: .*\nWhatsApp: .*\nCorreo electrónico: .*\nInstagram: .*\nDirección: /,
    );
  });
});
