import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client, openSession } from "../client.ts";
import { askDevices, bringCode, buyTokens, letIn, linkOf } from "../devices.ts";
import { assertProblem } from "../http.ts";
import { ask } from "../session-bed.ts";
import { type ContractStage, SITE } from "./stage.ts";

/** Tests of a conversation that goes on on another device. */
export function describeDevices(stage: () => ContractStage): void {
  describe("lets another device in", () => {
    it("[P28] by a link that is good once, into one log; and signs the others out", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, SITE);
      const first = await Client.join(bed, opened);
      await ask(first);
      const second = await letIn(bed, opened, SITE);
      const there = await Client.join(bed, second);
      await ask(there, "e agora?");
      await ask(first, "aqui também");
      await there.next("said", ({ message }) => JSON.stringify(message.parts).includes("aqui também"));
      const places = there.log.map(({ seq }) => seq);
      assert.deepEqual(
        places,
        places.map((_, index) => index + 1),
      );
      const { code } = await linkOf(bed, opened);
      assert.equal((await askDevices(bed, "DELETE", second)).status, 204);
      assert.equal(await first.closed, 4401);
      await assertProblem(await buyTokens(bed, opened), 401, "bad-token");
      await assertProblem(await bringCode(bed, opened.session, code, SITE), 404, "unknown-code");
      assert.equal((await buyTokens(bed, second)).status, 200);
      there.close();
    });
  });
}
