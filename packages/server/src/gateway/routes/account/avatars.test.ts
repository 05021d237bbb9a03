import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type Account, AVATAR_BYTES_MAX, AVATAR_SIDE_MAX, AVATAR_SIDE_MIN } from "@prosa/protocol/desk";
import { AgentClient, askAs, DeskClient, type Person, signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { jpegOf, PLACE, pngOf, pngOfSize, rawBytes } from "../../../../test/pictures.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";
import { GATHER_MS } from "../../../desk/desk-sender.ts";
import { AVATARS_PER_MINUTE } from "./avatars.ts";

describe("pictures of a site's people", () => {
  let session: SessionBed;
  let owner: Person;
  let lia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    owner = await signUp(session.bed, SITE, "Rita", "owner");
    lia = await signUp(session.bed, SITE, "Lia");
  });

  const addressOf = (person: Person) => `/api/desk/people/${person.agent.id}/avatar`;

  function send(bytes: Uint8Array<ArrayBuffer>, by = lia, whose = by): Promise<Response> {
    const headers = { cookie: by.cookie, "content-type": "image/gif" };
    return session.bed.fetch(addressOf(whose), { method: "PUT", headers, body: bytes });
  }

  async function given(bytes: Uint8Array<ArrayBuffer>, by = lia): Promise<string> {
    const answer = await send(bytes, by);
    assert.equal(answer.status, 200, await answer.clone().text());
    const { avatarPath } = (await answer.json()) as Account;
    assert.ok(avatarPath);
    return avatarPath;
  }

  async function accountOf(person: Person): Promise<Account> {
    const me = await askAs(session.bed, person, "GET", "/api/desk/me");
    return ((await me.json()) as { account: Account }).account;
  }

  const read = (path: string) => session.bed.fetch(path, { redirect: "manual" });

  it("are seen by anybody who knows their path, without what was written into them", async () => {
    const path = await given(pngOfSize(128, 128, false, PLACE));
    assert.match(path, new RegExp(`^/api/avatars/${SITE}/[\\w-]{43}$`));
    const answer = await read(path);
    assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), pngOfSize(128));
    for (const [name, value] of [
      ["content-type", "image/png"],
      ["x-content-type-options", "nosniff"],
      ["content-security-policy", "default-src 'none'; sandbox"],
      ["cross-origin-resource-policy", "cross-origin"],
      ["cache-control", "public, max-age=604800, immutable"],
    ] as const)
      assert.equal(answer.headers.get(name), value, name);
    assert.equal((await accountOf(lia)).avatarPath, path);
    await assertProblem(await read(path.replace(SITE, "outra")), 404, "unknown-avatar");
    await assertProblem(await read(`/api/avatars/${SITE}/..`), 404, "not-found");
    await assertProblem(await read(`/api/avatars/${SITE}/${"A".repeat(43)}`), 404, "unknown-avatar");
  });

  it("lie sealed in the desk's room, and their key goes with them", async () => {
    const { rows } = session.bed.platform.place("desk", SITE).storage;
    await given(pngOfSize(128));
    const held = () => [...rows.keys()].filter((key) => key.includes("avatar:"));
    assert.equal(held().length, 2);
    assert.ok(!JSON.stringify([...rows]).includes("iVBORw0KGgo"));
    assert.equal((await askAs(session.bed, lia, "DELETE", addressOf(lia))).status, 200);
    assert.deepEqual(held(), []);
    await given(pngOfSize(64));
    assert.equal(held().length, 2);
  });

  it("come with the words of their person, to visitors and colleagues", async () => {
    const opened = await openSession(session.bed, SITE);
    const visitor = await Client.join(session.bed, opened);
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    const desk = await DeskClient.join(session.bed, owner);
    const path = await given(pngOfSize(128));
    session.bed.clock.advance(GATHER_MS);
    await desk.next("people", ({ people }) =>
      people.some((one) => one.id === lia.agent.id && one.avatarPath === path),
    );
    const agent = await AgentClient.join(session.bed, opened.session, lia);
    await agent.do({ type: "claim" });
    const shown = { id: lia.agent.id, name: "Lia", avatarPath: path };
    assert.deepEqual((await visitor.next("owner-changed")).agent, shown);
    const id = await agent.do({ type: "say", text: "Oi!" });
    const { message } = await visitor.next("said", (event) => event.message.id === id);
    assert.deepEqual(message.agent, shown);
    for (const one of [visitor, agent, desk]) one.close();
  });

  it("lead from every earlier path to the present one, and to none once it is removed", async () => {
    const [first, second] = [await given(pngOfSize(64)), await given(pngOfSize(128))];
    const moved = await read(first);
    assert.deepEqual([moved.status, moved.headers.get("location")], [302, second]);
    assert.equal(moved.headers.get("cache-control"), "public, max-age=300");
    const removed = await askAs(session.bed, lia, "DELETE", addressOf(lia));
    assert.equal(((await removed.json()) as Account).avatarPath, undefined);
    for (const path of [first, second]) await assertProblem(await read(path), 404, "unknown-avatar");
    assert.equal(await given(pngOfSize(64)), first);
    assert.equal((await read(first)).status, 200);
    assert.equal((await read(second)).headers.get("location"), first);
  });

  it("are their person's own: an owner removes another's, nobody gives one, and the log names who did", async () => {
    await given(pngOfSize(128));
    await given(pngOfSize(128), owner);
    await assertProblem(await send(pngOfSize(64), owner, lia), 403, "not-allowed");
    await assertProblem(await askAs(session.bed, lia, "DELETE", addressOf(owner)), 403, "not-allowed");
    await assertProblem(await askAs(session.bed, null, "DELETE", addressOf(lia)), 401, "signed-out");
    assert.equal((await askAs(session.bed, owner, "DELETE", addressOf(lia))).status, 200);
    const log = await (await askAs(session.bed, owner, "GET", "/api/desk/audit")).json();
    const [last] = (log as { entries: { what: string; person: string; target: string }[] }).entries;
    assert.deepEqual(
      [last?.what, last?.person, last?.target],
      ["removed-avatar", owner.agent.id, lia.agent.id],
    );
  });

  it("go when their person leaves, and come back with nobody", async () => {
    const path = await given(pngOfSize(128));
    const change = (isActive: boolean) =>
      askAs(session.bed, owner, "PATCH", `/api/desk/people/${lia.agent.id}`, { isActive });
    assert.equal(((await (await change(false)).json()) as Account).avatarPath, undefined);
    await assertProblem(await read(path), 404, "unknown-avatar");
    assert.equal((await change(true)).status, 200);
    await assertProblem(await read(path), 404, "unknown-avatar");
  });

  it("are judged by their content: a still JPEG, PNG or WebP, whole, square, neither small nor large", async () => {
    for (const bytes of [pngOfSize(AVATAR_SIDE_MIN), pngOfSize(AVATAR_SIDE_MAX)]) await given(bytes);
    for (const [bytes, status, code] of [
      [pngOfSize(AVATAR_SIDE_MIN - 1), 422, "bad-avatar"],
      [pngOfSize(AVATAR_SIDE_MAX + 1), 422, "bad-avatar"],
      [pngOfSize(128, 129), 422, "bad-avatar"],
      [pngOfSize(128, 128, true), 422, "bad-avatar"],
      [pngOfSize(128).subarray(0, 60), 422, "broken-file"],
      [pngOf(), 422, "broken-file"],
      [jpegOf(), 422, "broken-file"],
      [rawBytes("GIF89a", 128, 0, 128, 0), 415, "bad-file-type"],
      [rawBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), 415, "bad-file-type"],
    ] as const) {
      session.bed.clock.advance(60_000);
      await assertProblem(await send(bytes), status, code);
    }
  });

  it(`hold at most ${AVATAR_BYTES_MAX} bytes`, async () => {
    const bare = pngOfSize(128, 128, false, "x").length - 1;
    await given(pngOfSize(128, 128, false, "x".repeat(AVATAR_BYTES_MAX - bare)));
    const larger = pngOfSize(128, 128, false, "x".repeat(AVATAR_BYTES_MAX - bare + 1));
    assert.equal(larger.length, AVATAR_BYTES_MAX + 1);
    await assertProblem(await send(larger), 413, "too-large");
  });

  it(`are given at most ${AVATARS_PER_MINUTE} times a minute by one person`, async () => {
    for (let count = 0; count < AVATARS_PER_MINUTE; count += 1) await given(pngOfSize(64 + count));
    await assertProblem(await send(pngOfSize(128)), 429, "rate-limited");
    await given(pngOfSize(128), owner);
    session.bed.clock.advance(60_000);
    await given(pngOfSize(128));
  });
});
