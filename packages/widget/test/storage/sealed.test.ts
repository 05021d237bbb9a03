import { expect } from "@esm-bundle/chai";
import { reduce } from "../../src/client/state/reduce.ts";
import { INITIAL_STATE } from "../../src/client/state/state.ts";
import { History, type StorageFault } from "../../src/storage/history.ts";
import { hasDatabase, put, rowsOf } from "../support/device.ts";
import { freshSite } from "../support/stage.ts";

const said = (seq: number) =>
  ({
    type: "said",
    seq,
    at: 1,
    message: { id: `message-${seq}`, author: "visitor", parts: [{ type: "text", text: "segredo" }] },
  }) as const;

const unsent = {
  position: 1,
  command: { type: "say", id: "message-9", text: "segredo" },
  text: "segredo",
  state: { type: "sending" },
} as const;

function historyOf(site: string): { history: History; faults: StorageFault[] } {
  const faults: StorageFault[] = [];
  return { history: new History(site, (fault) => faults.push(fault)), faults };
}

async function fill(site: string): Promise<void> {
  const { history } = historyOf(site);
  const events = [1, 2].map((seq) => structuredClone(said(seq)) as never);
  await history.save(INITIAL_STATE, reduce(INITIAL_STATE, { type: "events", events }));
  await history.saveDraft("rascunho");
}

describe("the history at rest", () => {
  it("holds no plain text, an own IV in each row, and a key that no script can read", async () => {
    const site = freshSite();
    await fill(site);
    const rows = await rowsOf(site);
    const { key } = rows.get("key") as { key: CryptoKey };
    expect(key.extractable).to.equal(false);
    const refused = await crypto.subtle.exportKey("raw", key).catch(({ name }: Error) => name);
    expect(refused).to.equal("InvalidAccessError");
    rows.delete("key");
    expect([...rows.keys()].sort()).to.deep.equal(["draft", "event:000000001", "log"]);
    const ivs = new Set<string>();
    for (const row of rows.values()) {
      const { iv, sealed } = row as { iv: Uint8Array; sealed: ArrayBuffer };
      expect(iv.length).to.equal(12);
      ivs.add(iv.join());
      expect(new TextDecoder().decode(sealed)).to.not.match(/segredo|rascunho/);
    }
    expect(ivs.size).to.equal(rows.size);
    const memory = await historyOf(site).history.load();
    expect(memory.past.log).to.deep.equal([said(1), said(2)]);
    expect([memory.draft, memory.droppedCount]).to.deep.equal(["rascunho", 0]);
  });

  it("drops and counts a row that was changed, moved to another place, or brought from another site", async () => {
    const [site, other] = [freshSite(), freshSite()];
    await fill(site);
    await fill(other);
    const [rows, others] = [await rowsOf(site), await rowsOf(other)];
    const first = rows.get("event:000000001") as { iv: Uint8Array; sealed: ArrayBuffer };
    const changed = new Uint8Array(first.sealed.slice(0));
    changed[0] = (changed[0] ?? 0) ^ 1;
    await put(site, {
      draft: others.get("draft"),
      "event:000000001": { ...first, sealed: changed.buffer },
      "event:000000051": first,
    });
    const memory = await historyOf(site).history.load();
    expect([memory.past.log, memory.draft, memory.droppedCount]).to.deep.equal([[], "", 3]);
    expect([...(await rowsOf(site)).keys()].sort()).to.deep.equal(["key", "log"]);
  });

  it("opens nothing of another site even under that site's key", async () => {
    const [site, other] = [freshSite(), freshSite()];
    await fill(site);
    await put(other, Object.fromEntries(await rowsOf(site)));
    const memory = await historyOf(other).history.load();
    expect([memory.past.log, memory.draft, memory.droppedCount]).to.deep.equal([[], "", 3]);
  });

  it("drops and counts rows that were never sealed, with a key beside them and without", async () => {
    const site = freshSite();
    const plain = { "event:000000001": [said(1)], draft: "às claras" };
    for (const isKeyed of [false, true]) {
      if (isKeyed) await historyOf(site).history.saveRow("outbox:000000001:unsent", unsent);
      await put(site, plain);
      const memory = await historyOf(site).history.load();
      expect([memory.past.log, memory.draft, memory.droppedCount]).to.deep.equal([[], "", 2]);
      expect(memory.past.outbox).to.deep.equal(isKeyed ? [unsent] : []);
      expect(await rowsOf(site)).to.not.have.any.keys("event:000000001", "draft");
    }
  });

  it("asks for the log again from a row that does not open, so that no gap stays", async () => {
    const site = freshSite();
    const events = Array.from({ length: 60 }, (_, at) => structuredClone(said(at + 1)) as never);
    const { history } = historyOf(site);
    await history.save(INITIAL_STATE, reduce(INITIAL_STATE, { type: "events", events }));
    await put(site, { "event:000000001": "torn" });
    const { past, droppedCount } = await historyOf(site).history.load();
    expect([past.log, past.cursor, droppedCount]).to.deep.equal([[], 0, 1]);
  });

  it("says when unsent messages were among the rows that it could not open", async () => {
    const site = freshSite();
    await fill(site);
    await put(site, {
      "outbox:000000001:message-9": { iv: new Uint8Array(12), sealed: new ArrayBuffer(20) },
    });
    expect((await historyOf(site).history.load()).isUnsentLost).to.equal(true);
  });

  it("stores nothing when it is read", async () => {
    const site = freshSite();
    await historyOf(site).history.load();
    expect((await rowsOf(site)).size).to.equal(0);
  });

  it("keeps nothing, and says so, where the page cannot seal", async () => {
    const site = freshSite();
    const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, "subtle");
    Object.defineProperty(Crypto.prototype, "subtle", { configurable: true, get: () => undefined });
    try {
      const { history, faults } = historyOf(site);
      await history.saveDraft("rascunho");
      expect(await history.load()).to.include({ draft: "" });
      expect(faults).to.deep.equal(["memory"]);
      expect(await hasDatabase(site)).to.equal(false);
    } finally {
      if (subtle) Object.defineProperty(Crypto.prototype, "subtle", subtle);
    }
  });

  it("[I17] gives two tabs that begin at once one key", async () => {
    const site = freshSite();
    const [one, two] = [historyOf(site), historyOf(site)];
    await Promise.all([one.history.saveDraft("um"), two.history.saveDraft("dois")]);
    expect((await historyOf(site).history.load()).draft).to.equal("dois");
    expect([...one.faults, ...two.faults]).to.deep.equal([]);
  });

  it("[I13] makes no late write under the key of an erased history", async () => {
    const site = freshSite();
    const [one, late] = [historyOf(site), historyOf(site)];
    await one.history.saveDraft("antes");
    await late.history.load();
    await one.history.erase();
    await late.history.saveDraft("tarde");
    expect(late.faults).to.deep.equal(["erased"]);
    expect((await rowsOf(site)).size).to.equal(0);
    await late.history.saveDraft("ainda tarde");
    expect((await rowsOf(site)).size).to.equal(0);
    late.history.release();
    await late.history.saveDraft("depois");
    expect((await historyOf(site).history.load()).draft).to.equal("depois");
  });
});
