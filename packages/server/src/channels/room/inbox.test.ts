import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { Inbox } from "./inbox.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

function openInbox() {
  const clock = { now: 1_000_000 };
  const storage = new MemoryStorage();
  const inbox = new Inbox({ storage, now: () => clock.now });
  return { clock, storage, inbox };
}

const update = (order: number, id = `u${order}`) => ({ id, person: "7", order, raw: {} });

describe("a channel's inbox", () => {
  it("takes an id once, and again only after eight days without it", async () => {
    const { clock, inbox } = openInbox();
    assert.equal(await inbox.take([update(1), update(1)]), 1);
    assert.equal(await inbox.take([update(1)]), 0);
    clock.now += 8 * DAY_MS;
    await inbox.prune();
    assert.equal(await inbox.take([update(1)]), 0);
    clock.now += 1;
    await inbox.prune();
    assert.equal(await inbox.take([update(1)]), 1);
  });

  it("[F42] takes an update once that comes twice at the same moment", async () => {
    const { inbox } = openInbox();
    const taken = await Promise.all([inbox.take([update(1)]), inbox.take([update(1)])]);
    assert.deepEqual(taken, [1, 0]);
    assert.equal((await inbox.next(5)).length, 1);
  });

  it("gives updates in the order in which they happened, however they came", async () => {
    const { inbox } = openInbox();
    await inbox.take([update(3), update(10)]);
    await inbox.take([update(2)]);
    assert.deepEqual(
      (await inbox.next(5)).map((one) => one.update.order),
      [2, 3, 10],
    );
  });

  it("rests for a quarter of a second after each update, and for a second and a half at most", async () => {
    const { clock, inbox } = openInbox();
    await inbox.take([update(1)]);
    assert.equal(await inbox.restMs(), 250);
    for (let count = 2; count <= 8; count += 1) {
      clock.now += 200;
      await inbox.take([update(count)]);
    }
    assert.equal(await inbox.restMs(), 100);
    clock.now += 100;
    assert.equal(await inbox.restMs(), 0);
    for (const { key } of await inbox.next(10)) await inbox.done(key);
    assert.equal(await inbox.restMs(), null);
  });

  it("stores many updates in steps that a room's storage takes", async () => {
    const { inbox } = openInbox();
    const many = Array.from({ length: 130 }, (_, index) => update(index));
    assert.equal(await inbox.take(many), 130);
    assert.equal((await inbox.next(200)).length, 130);
  });

  it("[I1] [I2] makes one update of those that are joined, and adds nothing to one that may have left", async () => {
    const { clock, storage, inbox } = openInbox();
    const joining = {
      restMs: 10_000,
      restMaxMs: 60_000,
      join: (earlier: unknown, later: unknown) => (later === "alone" ? null : `${earlier} ${later}`),
    };
    const written = (order: number, raw: string) => ({ ...update(order), raw });
    await inbox.take([written(2, "two"), written(1, "one")]);
    assert.equal(await inbox.restMs(joining), 10_000);
    clock.now += 9_999;
    await inbox.take([written(3, "three")]);
    assert.equal(await inbox.restMs(joining), 10_000);
    clock.now += 10_000;
    await inbox.take([written(4, "alone"), written(5, "five")]);
    const first = await inbox.joined(joining);
    assert.deepEqual([first?.update.id, first?.update.raw], ["u1", "one two three"]);
    assert.equal((await inbox.next(9)).length, 3, "the three are one row");
    await inbox.take([written(1.5, "late")]);
    const again = await new Inbox({ storage, now: () => clock.now }).joined(joining);
    assert.deepEqual(again?.update, first?.update, "the same after a cut, though another came meanwhile");
    await inbox.done(first?.key ?? "");
    assert.equal((await inbox.joined(joining))?.update.raw, "late");
  });

  it("rests a minute at most where updates are joined", async () => {
    const { clock, inbox } = openInbox();
    const joining = { restMs: 10_000, restMaxMs: 60_000 };
    for (let count = 0; count < 12; count += 1) {
      await inbox.take([update(count)]);
      clock.now += 5_000;
      assert.equal(await inbox.restMs(joining), count < 10 ? 5_000 : Math.max(0, 55_000 - 5_000 * count));
    }
  });
});
