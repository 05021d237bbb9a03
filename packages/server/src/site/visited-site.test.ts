import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { visitedSiteOf } from "./visited-site.ts";

const looksOf = (looks: object) => visitedSiteOf(siteSettingsSchema.parse({ name: "Aurora", looks })).looks;

describe("the looks that visitors get", () => {
  it("are those that the owner chose, without what is the default", () => {
    assert.deepEqual(looksOf({}), {});
    assert.deepEqual(looksOf({ position: "right", theme: "auto", font: "system" }), {});
    const all = {
      accent: "#0b7a75",
      position: "left",
      theme: "dark",
      radius: 0,
      font: "page",
      logo: "https://loja.example/logo.png",
    };
    assert.deepEqual(looksOf(all), all);
  });

  it("are within bounds that the settings are held to", () => {
    const isTaken = (looks: object) => siteSettingsSchema.safeParse({ name: "Aurora", looks }).success;
    const taken = [{ radius: 0 }, { radius: 28 }, { font: "rounded" }, { accent: "#0b7a75" }];
    const refused = [
      { radius: -1 },
      { radius: 29 },
      { radius: 4.5 },
      { font: "Comic Sans" },
      { accent: "teal" },
      { accent: "#0B7A75" },
      { logo: "javascript:alert(1)" },
      { logo: `https://loja.example/${"a".repeat(2_048)}` },
    ];
    assert.deepEqual(
      taken.filter((looks) => !isTaken(looks)),
      [],
    );
    assert.deepEqual(refused.filter(isTaken), []);
  });
});
