import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatHours, formatHoursValue } from "./format-hours.ts";

describe("formatHours", () => {
  it("translates rows of days and hours, and keeps the names of places", () => {
    const rows =
      "Segunda a sexta; Loja em Gonçalves: das 9h às 18h; SAC: 24h\nDomingo e feriados; Loja em Gonçalves: fechada; SAC: sem atendimento";
    assert.equal(
      formatHours(rows, "en"),
      "Monday to Friday; Store in Gonçalves: 9 am to 6 pm; SAC: 24 hours\nSunday and holidays; Store in Gonçalves: closed; SAC: no one answers",
    );
  });

  for (const [value, language, said] of [
    ["seg-sex 09:00-18:00", "en", "Monday to Friday, 9 am to 6 pm"],
    ["seg-sex 09:00-18:00", "pt-BR", "segunda a sexta, das 9h às 18h"],
    ["lun-mié 08:30-12:00", "pt-BR", "segunda a quarta, das 8h30 às 12h"],
    [
      "segunda a sexta das 8h às 12h e das 13h às 18h",
      "es",
      "lunes a viernes, de 8:00 a 12:00 y de 13:00 a 18:00",
    ],
    ["Mon-Fri 9am-5:30pm", "es", "lunes a viernes, de 9:00 a 17:30"],
    ["seg,qua,sex 09:00-12:00", "en", "Monday, Wednesday and Friday, 9 am to 12 pm"],
    ["sex-sáb 18:00-24:00", "en", "Friday to Saturday, 6 pm to midnight"],
  ] as const) {
    it(`writes “${value}” as “${said}”`, () => {
      assert.equal(formatHoursValue(value, language), said);
    });
  }

  for (const more of [
    "Segunda a sexta; Loja: das 9h às 18h, com hora marcada",
    "Primeiro domingo do mês; Loja: das 9h às 12h",
    "Cartão; Prazo: 2 dias úteis",
    "Sábado: das 9h",
  ]) {
    it(`leaves “${more}” to its page's own words`, () => {
      assert.equal(formatHours(more, "en"), undefined);
    });
  }
});
