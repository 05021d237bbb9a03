import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shopFolder } from "../../eval/read-site.ts";
import { run } from "../../eval/tasks/answers.ts";

describe("answers over the example shop", () => {
  it("answers most questions, few of them wrongly, and declines what the shop does not say", async () => {
    const { figures } = await run({ docs: shopFolder, test: `${shopFolder}/questions.json` });
    const { answered = 0, wrong = 1, abstainedRight = 0 } = figures as Record<string, number>;
    assert.ok(answered >= 0.74, `answered ${answered}`);
    assert.ok(wrong <= 0.05, `wrong ${wrong}`);
    assert.ok(abstainedRight >= 0.9, `abstainedRight ${abstainedRight}`);
  });
});
