import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import type { AxeResults, RunOptions } from "axe-core";
import { SCENES } from "./scenes.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare const axe: { run(options: RunOptions): Promise<AxeResults> };
/** The rules of axe whose outcome depends on colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

describe("the desk's accessibility", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  for (const { name, make, at, prepare } of SCENES)
    for (const isPhone of [false, true])
      it(`gives axe nothing to say: ${name}, ${isPhone ? "phone" : "desktop"}, light and dark`, async () => {
        const desk = await stage.open({ scene: make("pt-BR"), at: at ?? "", isPhone });
        await prepare?.(desk.page, desk);
        await desk.page.evaluate(AXE);
        assert.deepEqual(await violationsIn(desk), []);
        await desk.page.emulateMedia({ colorScheme: "dark" });
        // The themes differ in colours alone.
        assert.deepEqual(await violationsIn(desk, COLOUR_RULES), []);
        await desk.close();
      });
});

/** What axe finds on the page as it is, by all of its rules or by some. */
async function violationsIn(desk: SceneDesk, rules?: readonly string[]): Promise<string[]> {
  const { violations } = await desk.page.evaluate(
    (only) =>
      axe.run({
        resultTypes: ["violations"],
        ...(only !== null && { runOnly: { type: "rule", values: [...only] } }),
      }),
    rules ?? null,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
