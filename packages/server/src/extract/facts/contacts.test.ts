import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPage } from "../page.ts";

const url = "https://posgrado.example.mx/acerca";
const body = "<main><h1>Acerca</h1><p>El programa forma a expertos que proponen soluciones.</p></main>";

function contactsOf(foot: string) {
  return readPage(`<html lang="es"><body>${body}<footer>${foot}</footer></body></html>`, url).contacts;
}

function contactTextOf(foot: string) {
  const page = readPage(`<html lang="es"><body>${body}<footer>${foot}</footer></body></html>`, url);
  return page.passages.find(({ kind }) => kind === "contact")?.text ?? "";
}

describe("contacts that a page only shows", () => {
  it("are numbers as each country writes them", () => {
    for (const [foot, phone] of [
      ["Teléfono 5623-7012.", "5623-7012"],
      ["Tel: 55 5623 0222 ext. 80018", "55 5623 0222 ext. 80018"],
      ["Fone: 3493-2591", "3493-2591"],
      ["Call us at 425 555 0134", "425 555 0134"],
      ["(425) 555-0134", "(425) 555-0134"],
      ["425-555-0134", "425-555-0134"],
      ["Llámanos al 912 345 678", "912 345 678"],
      ["(0351) 422-1234", "(0351) 422-1234"],
    ] as const)
      assert.deepEqual(contactsOf(`<p>${foot}</p>`).phones, [phone], foot);
  });

  it("are no numbers without a sign or a name, and none twice", () => {
    assert.deepEqual(contactsOf("<p>Expediente 5623-7012, 2019-2024, hotel 55 5623 0222</p>").phones, []);
    assert.deepEqual(contactsOf("<p>Tel. (19) 3493-2591</p><p>WhatsApp e telefone: 3493-2591</p>").phones, [
      "(19) 3493-2591",
    ]);
  });

  it("are numbers of WhatsApp where the words before say so", () => {
    for (const [foot, numbers] of [
      ["Telefone: (31) 3222-4050. WhatsApp de vendas: (31) 98811-2200.", ["(31) 98811-2200"]],
      ["WhatsApp +52 55 9988 7766", ["+52 55 9988 7766"]],
      ['<a href="https://wa.me/5531988112200">WhatsApp: (31) 98811-2200</a>', ["5531988112200"]],
      ["Escreva no WhatsApp. Pedidos em 2024-2025: (31) 3222-4050", []],
    ] as const)
      assert.deepEqual(contactsOf(`<p>${foot}</p>`).whatsapps, numbers, foot);
  });

  it("are an address without a mark of its own, but none beside one that has it", () => {
    assert.deepEqual(contactsOf("<p>Programa</p><p>Avenida Universidad 3000, Coyoacán</p>").addresses, [
      "Avenida Universidad 3000, Coyoacán",
    ]);
    const marked = "<address>Calle Norte 12, piso 3</address><p>Avenida Universidad 3000</p>";
    assert.deepEqual(contactsOf(marked).addresses, ["Calle Norte 12, piso 3"]);
  });

  it("are the hours of a foot that runs on in one line", () => {
    const foot =
      "Posgrado en Ciencias de la Sostenibilidad, Unidad de Posgrado, Edificio D, primer piso, Ciudad Universitaria, Ciudad de México, México. Teléfono 5623-7012. Atención de lunes a viernes de 9:00 a 13:00 hrs.";
    assert.match(contactTextOf(`<p>${foot}</p>`), /^Horario de atención: Atención de lunes a viernes/m);
  });
});
