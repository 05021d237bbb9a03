import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import type { AxeResults } from "axe-core";
import { SCENES } from "./scenes.ts";
import { openStage, type Stage } from "./stage.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare const axe: { run(): Promise<AxeResults> };

describe("the desk's accessibility", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  for (const { name, make, at, prepare } of SCENES)
    for (const isPhone of [false, true])
      for (const isDark of [false, true])
        it(`gives axe nothing to say: ${name}, ${isPhone ? "phone" : "desktop"}, ${isDark ? "dark" : "light"}`, async () => {
          const desk = await stage.open({ scene: make("pt-BR"), at: at ?? "", isPhone, isDark });
          await prepare?.(desk.page, desk);
          await desk.page.evaluate(AXE);
          const { violations } = await desk.page.evaluate(() => axe.run());
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
          );
          assert.deepEqual(found, []);
          await desk.close();
        });
});
