import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FileAddress } from "@prosa/protocol";
import { Client, freshId, openSession } from "../client.ts";
import { type ContractStage, FILES_SITE } from "./stage.ts";

/** Tests of the files that visitors send, wherever the host keeps them. */
export function describeFiles(stage: () => ContractStage): void {
  describe("keeps files", () => {
    it("[I2] of the largest size, over a kill, until the session is erased", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, FILES_SITE);
      const client = await Client.join(bed, opened);
      const fileId = freshId("file");
      const headers = { authorization: `Bearer ${opened.token}` };
      const line = "a line of a long text\n";
      const bytes = new TextEncoder().encode(line.repeat(Math.floor((10 * 1024 * 1024) / line.length)));
      const folder = `/api/sessions/${opened.session}/files`;
      const sent = await bed.fetch(`${folder}?id=${fileId}&name=log.txt`, {
        method: "POST",
        headers,
        body: bytes,
      });
      assert.equal(sent.status, 201, await sent.clone().text());
      const id = freshId();
      client.send({ type: "attach", id, fileId });
      await client.next("confirmed", (event) => event.id === id);
      await bed.kill();

      const asked = await bed.fetch(`${folder}/${fileId}`, { headers });
      const { path } = (await asked.json()) as FileAddress;
      const read = await bed.fetch(path);
      assert.deepEqual(new Uint8Array(await read.arrayBuffer()), bytes);
      assert.equal(read.headers.get("content-disposition"), "attachment; filename*=UTF-8''log.txt");

      assert.equal(
        (await bed.fetch(`/api/sessions/${opened.session}`, { method: "DELETE", headers })).status,
        204,
      );
      assert.equal((await bed.fetch(path)).status, 410);
    });
  });
}
