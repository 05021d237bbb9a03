import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { reasonWords } from "./reasons.ts";

const LANGUAGES = ["pt-BR", "en", "es"] as const;

/** The values that parts of reasons stand for; all others are figures. */
const PARTS: Readonly<Record<string, string>> = {
  kind: "trouble",
  REASON: "billing",
  WHICH_OF: "sale of one of ",
};

/** Every reason that the rules of the server give, with a value in place of each of their parts. */
function reasons(): string[] {
  return ["people", "rules", "selling"].flatMap((name) => {
    const file = new URL(`../../../server/src/turn/decision/${name}.ts`, import.meta.url);
    const source = readFileSync(file, "utf8");
    const given =
      /(?:reason(?:: | = )|decline\(turn, |handOver\(turn, "\w+", |answer\(sale, (?:[^)]*\? \w+ : )?|\? "nothing found" : )(["`])(.+?)\1/g;
    return [...source.matchAll(given)].map(([, , reason = ""]) =>
      reason.replace(/\$\{([^}]*)\}/g, (_, part: string) => PARTS[part] ?? "1"),
    );
  });
}

describe("the reason of a decision", () => {
  it("has words for owners, in three languages, whichever rule decided", () => {
    const all = [
      ...reasons(),
      "no rule",
      "nothing found",
      "wish to buy",
      "2 of 3 questions",
      "model: answer",
    ];
    assert.ok(all.length > 40, String(all.length));
    for (const reason of all)
      for (const action of ["answer", "decline"] as const) {
        const told = LANGUAGES.map((language) => reasonWords({ action, reason }, language));
        assert.equal(new Set(told).size, LANGUAGES.length, `${reason}: ${told[1]}`);
      }
  });

  it("says of the same chance that it was enough, or that it was not", () => {
    const of = (action: "answer" | "decline") => reasonWords({ action, reason: "chance 0.41" }, "en");
    assert.equal(of("answer"), "The passages answer the question.");
    assert.equal(of("decline"), "No passage answers it surely enough.");
    assert.equal(reasonWords({ action: "answer", reason: "another chance 0.7" }, "en"), of("answer"));
    assert.match(reasonWords({ action: "decline", reason: "another size" }, "en"), /products/);
  });
});
