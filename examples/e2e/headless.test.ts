import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { buildWidget } from "../demo.ts";
import { openStage, type Stage } from "./stage.ts";

const EXAMPLE = fileURLToPath(new URL("../headless", import.meta.url));
const TSC = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));

describe("a chat of one's own", () => {
  let stage: Stage;

  before(async () => {
    buildWidget();
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  it("compiles with the types of the package", () => {
    const { status, stdout } = spawnSync(TSC, ["-p", EXAMPLE], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });

  it("sends a message, shows the answer, and has both after a reload", async () => {
    const visitor = await stage.visitor();
    const { page, complaints } = await visitor.tab(stage.demo.shop.replace("/shop/", "/headless/"));
    await page.getByLabel("Sua mensagem").fill("Qual o prazo de troca?");
    await page.getByRole("button", { name: "Enviar" }).click();
    // An answer that is still being written ends with dots.
    const answer = page.locator("li.assistant").filter({ hasText: "30 dias" }).filter({ hasNotText: / …$/ });
    await answer.waitFor();
    const said = (await visitor.log()).flatMap((event) =>
      event.type === "said" ? [event.message.author] : [],
    );
    assert.deepEqual(said, ["visitor", "assistant"]);
    await page.reload();
    await answer.waitFor();
    assert.equal(await page.locator("li.visitor").textContent(), "Qual o prazo de troca?");
    assert.deepEqual(complaints, []);
    await visitor.close();
  });
});
