import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatFigure } from "./format-figure.ts";

const toEnglish = { from: "es", to: "en" } as const;
const toPortuguese = { from: "en", to: "pt-BR" } as const;

describe("formatFigure", () => {
  it("says a length of time in the visitor's language", () => {
    assert.equal(
      formatFigure("14 días de duración\nNo se paga", "how long is the trial?", toEnglish),
      "14 days",
    );
    assert.equal(
      formatFigure("All plans include a trial of 1 month.", "quanto tempo dura o teste?", toPortuguese),
      "1 mês",
    );
  });

  it("says a range as one", () => {
    const quote = "La consulta dura entre 40 y 60 minutos.";
    assert.equal(formatFigure(quote, "how long does it take?", toEnglish), "40–60 minutes");
  });

  it("repeats the one price as the page has it", () => {
    assert.equal(formatFigure("Entry: $15.00", "quanto custa a entrada?", toPortuguese), "$15.00");
  });

  it("leaves to the quote what is several, denied, more than its unit, or not asked for", () => {
    const asked = "how long does it take?";
    assert.equal(formatFigure("Entre 2 días y 3 semanas", asked, toEnglish), undefined);
    assert.equal(formatFigure("No tarda 3 días.", asked, toEnglish), undefined);
    assert.equal(formatFigure("En 7 días hábiles.", asked, toEnglish), undefined);
    assert.equal(formatFigure("En 7 días.", "who answers?", toEnglish), undefined);
  });
});
