import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type Person, signUp } from "../agents.ts";
import { freshId } from "../client.ts";
import { type ContractStage, FIGURES_SITE } from "./stage.ts";

/** Tests that a thing is made once under a key of the client's, however often its request comes. */
export function describeMakingOnce(stage: () => ContractStage): void {
  describe("makes once", () => {
    let owner: Person;

    before(async () => {
      owner = await signUp(stage().bed, FIGURES_SITE, "Oto", "owner");
    });

    function add(key: string, text: string): Promise<Response> {
      const body = JSON.stringify({ kind: "fact", text, keywords: ["prazo"] });
      const headers = { cookie: owner.cookie, "content-type": "application/json", "idempotency-key": key };
      return stage().bed.fetch("/api/knowledge/sources", { method: "POST", headers, body });
    }

    it("what comes twice under one key, also after kill -9, and refuses the key for another body", async () => {
      const key = freshId();
      const first = await add(key, "A troca é possível em 30 dias.");
      assert.equal(first.status, 201, await first.clone().text());
      const made = (await first.json()) as { id: string };
      await stage().bed.kill();
      const again = await add(key, "A troca é possível em 30 dias.");
      assert.equal(again.headers.get("idempotent-replayed"), "true");
      assert.deepEqual(await again.json(), made);
      assert.equal((await add(key, "Outra coisa.")).status, 422);
    });

    it("one of several that come at once", async () => {
      const key = freshId();
      const answers = await Promise.all(Array.from({ length: 3 }, () => add(key, "Abrimos às nove.")));
      const made = await Promise.all(
        answers
          .filter(({ status }) => status === 201)
          .map(async (answer) => ((await answer.json()) as { id: string }).id),
      );
      assert.equal(new Set(made).size, 1);
      assert.ok(answers.every(({ status }) => status === 201 || status === 409));
    });
  });
}
