import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { putSite } from "../../../../test/client.ts";
import { linkedPage, SITE, SourceBed } from "../../../../test/source-bed.ts";

const MINUTE_MS = 60_000;
/** How often a source is tried again after failures in a row. */
const RETRIES = 4;

let stage: SourceBed;

beforeEach(async () => {
  stage = await SourceBed.start();
});

afterEach(() => stage.web.close());

describe("a source that is one page", () => {
  it("waits for the alarm, and is then part of the knowledge", async () => {
    const added = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    assert.deepEqual([added.state, added.passages, stage.visits("/um")], ["waiting", 0, 0]);
    await stage.ringOut();
    const read = await stage.source(added.id);
    assert.deepEqual([read.state, read.title, read.pages, read.problem], ["ready", "um", 1, undefined]);
    assert.ok(read.passages > 0);
    assert.deepEqual(await stage.shownPages(), ["/um"]);
  });

  it("shows why it could not be read, and is read again at the owner's request", async () => {
    const { id } = await stage.add({ kind: "url", url: `${stage.web.origin}/nowhere` });
    await stage.ringOut();
    const failed = await stage.source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "http-status"]);
    stage.web.serve("/nowhere", linkedPage("agora"));
    await stage.act("POST", `/${id}/read`);
    await stage.ringOut();
    assert.deepEqual([(await stage.source(id)).state, (await stage.source(id)).title], ["ready", "agora"]);
  });

  it("is tried again within minutes after one lost connection, and no more often than a few times", async () => {
    stage.web.handle("/um", (_, response) => response.destroy());
    const { id } = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    await stage.ring();
    assert.deepEqual((await stage.source(id)).problem?.code, "network");
    stage.web.serve("/um", linkedPage("um"));
    const failedAt = stage.bed.clock.now();
    await stage.ring();
    assert.equal((await stage.source(id)).state, "ready");
    assert.ok(stage.bed.clock.now() - failedAt <= 5 * MINUTE_MS);

    stage.web.handle("/dois", (_, response) => response.destroy());
    await stage.add({ kind: "url", url: `${stage.web.origin}/dois` });
    await stage.ringOut();
    assert.equal(stage.visits("/dois"), 1 + RETRIES);
  });

  it("is read again at the owner's request, and keeps its passages while it fails", async () => {
    const { id } = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    await stage.ringOut();
    stage.web.serve("/um", linkedPage("novo"));
    await stage.act("POST", `/${id}/read`);
    await stage.ringOut();
    const before = await stage.snapshot();
    assert.ok(before.passages.some(({ text }) => text.includes("artigo novo")));
    stage.web.serve("/um", "", {}, 500);
    await stage.act("POST", `/${id}/read`);
    await stage.ringOut();
    assert.equal((await stage.source(id)).state, "failed");
    assert.deepEqual((await stage.snapshot()).passages, before.passages);
  });

  it("is in the knowledge once, although the settings name its page too", async () => {
    await putSite(stage.bed, SITE, { knowledge: { sources: [`${stage.web.origin}/um`] } });
    const { id } = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    await stage.ringOut();
    const ids = (await stage.snapshot()).passages.map((passage) => passage.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(stage.visits("/um"), 1);
    await stage.call("DELETE", `/sources/${id}`);
    assert.deepEqual(await stage.shownPages(), ["/um"]);
    assert.equal(((await (await stage.call("GET", "/pages")).json()) as unknown[]).length, 1);
  });

  it("is refused a second time", async () => {
    const { id } = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    const refused = await stage.call("POST", "/sources", {
      kind: "url",
      url: `${stage.web.origin}/um`,
    });
    const { code, message } = (await refused.json()) as { code: string; message: string };
    assert.deepEqual([refused.status, code], [409, "already-there"]);
    assert.ok(message.includes(id));
  });
});
