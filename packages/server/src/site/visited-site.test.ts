import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readRoomEvent, siteSettingsSchema } from "@prosa/protocol";
import { visitedSiteOf } from "./visited-site.ts";

const looksOf = (looks: object) => visitedSiteOf(siteSettingsSchema.parse({ name: "Aurora", looks })).looks;

describe("the looks that visitors get", () => {
  it("are those that the owner chose, without what is the default", () => {
    assert.equal(looksOf({}), "");
    assert.equal(looksOf({ position: "right", theme: "auto", font: "system" }), "");
    const all = {
      accent: "#0b7a75",
      position: "left",
      theme: "dark",
      radius: 0,
      font: "page",
      logo: "https://loja.example/logo.png",
    };
    assert.equal(
      looksOf(all),
      "accent=%230b7a75&position=left&theme=dark&radius=0&font=page&logo=https%3A%2F%2Floja.example%2Flogo.png",
    );
  });

  it("fit the wire, however long the address of the logo is", () => {
    const logo = `https://loja.example/${"日".repeat(2_000)}`;
    const site = visitedSiteOf(siteSettingsSchema.parse({ name: "Aurora", looks: { logo } }));
    const welcome = {
      type: "welcome",
      protocol: 4,
      session: "session-1",
      epoch: null,
      seq: 0,
      seen: 0,
      site,
    };
    assert.equal(readRoomEvent(welcome)?.type, "welcome");
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
