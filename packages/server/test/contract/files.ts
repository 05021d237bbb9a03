import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FileAddress } from "@prosa/protocol";
import { AgentClient, signUp } from "../agents.ts";
import { Client, freshId, openSession } from "../client.ts";
import { pngOfSize } from "../pictures.ts";
import { type ContractStage, FILES_SITE } from "./stage.ts";

/** Tests of the files that visitors and people send, wherever the host keeps them. */
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

    it("[I2] that a person of the site sends to a visitor, who reads them; and once, however often it is sent", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, FILES_SITE);
      const visitor = await Client.join(bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      const lia = await signUp(bed, FILES_SITE, "Lia");
      const agent = await AgentClient.join(bed, opened.session, lia);
      await agent.do({ type: "claim" });
      const fileId = freshId("file");
      const path = `/api/desk/conversations/${opened.session}/files?id=${fileId}&name=etiqueta.txt`;
      const body = new TextEncoder().encode("Etiqueta 4471");
      for (const _ of [1, 2]) {
        const sent = await bed.fetch(path, { method: "POST", headers: { cookie: lia.cookie }, body });
        assert.equal(sent.status, 201, await sent.clone().text());
      }
      const id = await agent.do({ type: "attach", fileId });
      const { message } = await visitor.next("said", (event) => event.message.id === id);
      assert.deepEqual([message.author, message.agent?.name], ["agent", "Lia"]);
      assert.deepEqual(message.parts, [
        { type: "file", fileId, name: "etiqueta.txt", mediaType: "text/plain", byteCount: body.length },
      ]);
      agent.send({ type: "attach", id, ownership: agent.state.ownership, fileId });
      const headers = { authorization: `Bearer ${opened.token}` };
      const asked = await bed.fetch(`/api/sessions/${opened.session}/files/${fileId}`, { headers });
      const address = (await asked.json()) as FileAddress;
      assert.equal(await (await bed.fetch(address.path)).text(), "Etiqueta 4471");
      await agent.do({ type: "say", text: "Pronto." });
      await visitor.next("said", (event) => event.message.parts[0]?.type === "text");
      const files = visitor.log.filter((event) => event.type === "said" && event.message.id === id);
      assert.equal(files.length, 1);
      for (const one of [visitor, agent]) one.close();
    });
  });

  describe("keeps the pictures of people", () => {
    it("over a kill, at a path that comes with their words, until they are removed", async () => {
      const { bed } = stage();
      const lia = await signUp(bed, FILES_SITE, "Lia");
      const headers = { cookie: lia.cookie };
      const place = `/api/desk/people/${lia.agent.id}/avatar`;
      const give = async (side: number) => {
        const sent = await bed.fetch(place, { method: "PUT", headers, body: pngOfSize(side) });
        assert.equal(sent.status, 200, await sent.clone().text());
        return ((await sent.json()) as { avatarPath: string }).avatarPath;
      };
      const [former, path] = [await give(64), await give(128)];
      await bed.kill();

      const opened = await openSession(bed, FILES_SITE);
      const visitor = await Client.join(bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      const agent = await AgentClient.join(bed, opened.session, lia);
      await agent.do({ type: "claim" });
      const joined = await visitor.next("owner-changed", (event) => event.agent !== undefined);
      assert.equal(joined.agent?.avatarPath, path);
      const read = await bed.fetch(path);
      assert.equal(read.headers.get("content-type"), "image/png");
      assert.equal(read.headers.get("cache-control"), "public, max-age=604800, immutable");
      assert.deepEqual(new Uint8Array(await read.arrayBuffer()), pngOfSize(128));
      const moved = await bed.fetch(former, { redirect: "manual" });
      assert.deepEqual([moved.status, moved.headers.get("location")], [302, path]);

      assert.equal((await bed.fetch(place, { method: "DELETE", headers })).status, 200);
      await bed.kill();
      for (const gone of [path, former]) assert.equal((await bed.fetch(gone)).status, 404);
      for (const one of [visitor, agent]) one.close();
    });
  });
}
