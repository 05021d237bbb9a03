import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { KnowledgeSource } from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { SITE, SourceBed } from "../../../test/source-bed.ts";

let stage: SourceBed;

beforeEach(async () => {
  stage = await SourceBed.start();
});

afterEach(() => stage.web.close());

describe("the sources of a site", () => {
  it("make a version of every change", async () => {
    const versions = [(await stage.snapshot()).version];
    const note = async () => versions.push((await stage.snapshot()).version);
    const { id } = await stage.add({ kind: "fact", text: "A loja abre às nove." });
    await note();
    await stage.act("PATCH", `/${id}`, { isActive: false });
    await note();
    await stage.act("PATCH", `/${id}`, { isActive: true });
    await note();
    const page = await stage.add({ kind: "url", url: `${stage.web.origin}/um` });
    await stage.ringOut();
    await note();
    await stage.call("DELETE", `/sources/${page.id}`);
    await note();
    assert.equal(new Set(versions).size, versions.length);
  });

  it("come in the snapshot by their priority, without those that are switched off", async () => {
    for (const [text, priority] of [
      ["Fato de pouca monta.", 1],
      ["Fato que vem primeiro.", 90],
      ["Fato do meio.", 40],
    ] as const)
      await stage.add({ kind: "fact", text, priority });
    await stage.add({ kind: "fact", text: "Fato desligado.", isActive: false });
    assert.deepEqual(
      (await stage.snapshot()).passages.map(({ text }) => text),
      ["Fato que vem primeiro.", "Fato do meio.", "Fato de pouca monta."],
    );
  });

  it("stay when the settings are put again", async () => {
    await stage.add({ kind: "fact", text: "A loja abre às nove." });
    await putSite(stage.bed, SITE);
    assert.equal((await stage.snapshot()).passages.length, 1);
  });

  it("[F32] are listed without those whose row is unreadable, whose passages then stay out", async () => {
    const { id } = await stage.add({ kind: "fact", text: "A loja abre às nove." });
    const other = await stage.add({ kind: "fact", text: "A loja fecha às seis." });
    stage.place().storage.rows.set(`source:${id}`, { id });
    const left = (await (await stage.call("GET", "/sources")).json()) as KnowledgeSource[];
    assert.deepEqual(
      left.map((one) => one.id),
      [other.id],
    );
    assert.equal((await stage.snapshot()).passages.length, 1);
  });
});
