import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene, longScene } from "./scene.ts";
import { openStage, type Stage } from "./stage.ts";

describe("the desk's list", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("tells where a visitor writes, but for the site's own page", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/inbox/mine" });
    const chips = async (name: string) => {
      const row = desk.page.locator("desk-list .row", { hasText: name });
      await row.waitFor();
      return row.locator(".chip").allTextContents();
    };
    assert.deepEqual(await chips("João Pedro Lima"), ["WhatsApp"]);
    assert.ok(!(await chips("Marina Couto")).includes("WhatsApp"));
    await desk.close();
  });

  it("holds few of ten thousand rows in the document, and reaches the last of them", async () => {
    const desk = await stage.open({ scene: longScene(10_000), at: "#/inbox/assistant" });
    const list = desk.page.locator("desk-list");
    for (let loaded = 50; loaded <= 400; loaded += 50) {
      await list.locator(`li[aria-setsize="${loaded}"]`).first().waitFor();
      await list.evaluate((one) => one.scrollTo(0, one.scrollHeight));
      await list.locator(`li[aria-posinset="${loaded}"] .row`).waitFor();
    }
    assert.ok((await list.locator(".row").count()) < 40);
    await desk.finish();
  });

  for (const [language, negative, angry] of [
    ["pt-BR", "Humor negativo", "Com raiva"],
    ["en", "Negative mood", "Angry"],
    ["es", "Ánimo negativo", "Con enfado"],
  ] as const)
    it(`tells a visitor's bad mood, and no other, in words for who does not see the sign (${language})`, async () => {
      const desk = await stage.open({ scene: busyScene(language), at: "#/inbox/queue" });
      const row = (name: string) => desk.page.getByRole("button", { name });
      const moods = (name: string) => row(name).locator(".mood").all();
      await row("Cecília Prado").waitFor();
      const told = desk.page.locator("desk-list .mood");
      assert.deepEqual(
        await told.evaluateAll((signs) => signs.map((sign) => sign.getAttribute("aria-label"))),
        [angry, negative],
      );
      assert.equal(await row(angry).count(), 1, "the words are of the row's own name");
      assert.equal((await moods("Cecília Prado")).length, 1);
      assert.equal((await moods("Aline")).length, 0);
      await desk.close();
    });
});
