import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { weekOf } from "./week.ts";

const day = (from: string, to: string) => [{ from, to }];
const work = day("09:00", "18:00");

describe("the week that lines of hours state", () => {
  for (const [name, lines] of [
    ["rules of schema.org", ["Mo-Fr 09:00-18:00"]],
    ["Portuguese", ["Segunda a sexta, das 9h às 18h"]],
    ["Portuguese with the whole names of days", ["segunda-feira à sexta-feira: 09:00–18:00"]],
    ["Spanish", ["Lunes a viernes de 9:00 a 18:00"]],
    ["English", ["Monday to Friday: 9am - 6pm"]],
  ] as const)
    it(`is read in ${name}`, () => {
      assert.deepEqual(weekOf(lines), [work, work, work, work, work, [], []]);
    });

  it("gives each day the hours beside it where a line names several", () => {
    const week = weekOf(["Seg. a Sex. 8:00 - 12:00 e 13:30 - 18:00 | Sáb. 8h-12h"]);
    const both = [...day("08:00", "12:00"), ...day("13:30", "18:00")];
    assert.deepEqual(week, [both, both, both, both, both, day("08:00", "12:00"), []]);
  });

  it("takes days joined by 'and' as these alone", () => {
    const late = day("14:00", "20:00");
    assert.deepEqual(weekOf(["Terças e quintas das 14h às 20h"]), [[], late, [], late, [], [], []]);
  });

  it("knows every day, midnight, and round the clock", () => {
    assert.deepEqual(weekOf(["Todos os dias 24 horas"]), Array(7).fill(day("00:00", "00:00")));
    assert.deepEqual(weekOf(["Sábado das 18h às 24h"])?.[5], day("18:00", "00:00"));
  });

  it("is none where days or hours are missing, or no clock shows them", () => {
    for (const line of [
      "Rua Domingos Lopes, 10",
      "Das 9h às 18h",
      "Segunda a sexta",
      "Segunda das 25h às 99h",
    ])
      assert.equal(weekOf([line]), undefined, line);
  });
});
