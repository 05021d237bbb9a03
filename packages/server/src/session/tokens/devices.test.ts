import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import { Client, openSession, putSite } from "../../../test/client.ts";
import { askDevices, bringCode, buyTokens, letIn, linkOf } from "../../../test/devices.ts";
import { assertProblem } from "../../../test/http.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import { DEVICE_LINK_MS } from "./device-requests.ts";
import { DEVICES_MAX, REUSE_GRACE_MS } from "./token-families.ts";

let room: SessionBed;
let first: Client;

beforeEach(async () => {
  room = await SessionBed.start();
  first = await Client.join(room.bed, room.opened);
  await ask(first, "vocês entregam?");
});

const enter = () => letIn(room.bed, room.opened, SITE);

async function bought(tokens: SessionToken): Promise<SessionToken> {
  const response = await buyTokens(room.bed, tokens);
  assert.equal(response.status, 200);
  return (await response.json()) as SessionToken;
}

async function others(tokens: SessionToken): Promise<number> {
  const response = await askDevices(room.bed, "GET", tokens);
  assert.equal(response.status, 200);
  return ((await response.json()) as { others: number }).others;
}

/** The code with which a hello is refused, or `welcome`. */
async function greeted({ session, token }: SessionToken): Promise<string> {
  const client = await Client.dial(room.bed, session);
  client.send({ type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null });
  await room.settled();
  const event = client.events.find(({ type }) => type === "welcome" || type === "refused");
  client.close();
  return event?.type === "refused" ? event.code : (event?.type ?? "nothing");
}

async function audited(): Promise<string> {
  return (await room.bed.platform.callRoom("desk", SITE, "/audit")).text();
}

describe("a link to another device", () => {
  it("opens the same conversation there, with all of its history, while the first stays open", async () => {
    const second = await Client.join(room.bed, await enter());
    assert.deepEqual(
      second.log.map(({ seq }) => seq),
      first.log.map(({ seq }) => seq),
    );
    await ask(second, "e para Manaus?");
    await ask(first, "obrigada");
    await room.settled();
    assert.deepEqual(second.log, first.log);
  });

  it("tells the visitor on every device, and the site's audit log, that a device came", async () => {
    await enter();
    const notice = await first.next(
      "said",
      ({ message }) =>
        message.author === "notice" && JSON.stringify(message.parts).includes("outro aparelho"),
    );
    assert.ok(notice);
    assert.match(await audited(), new RegExp(`joined-device[^}]*${room.opened.session}`));
  });

  it("is good once", async () => {
    const { session } = room.opened;
    const { code } = await linkOf(room.bed, room.opened);
    assert.equal((await bringCode(room.bed, session, code, SITE)).status, 200);
    await assertProblem(await bringCode(room.bed, session, code, SITE), 404, "unknown-code");
  });

  it("is good for ten minutes, to the millisecond", async () => {
    const { session } = room.opened;
    const late = await linkOf(room.bed, room.opened);
    assert.equal(late.expiresAt, room.bed.clock.now() + DEVICE_LINK_MS);
    room.bed.clock.advance(DEVICE_LINK_MS);
    await assertProblem(await bringCode(room.bed, session, late.code, SITE), 404, "unknown-code");
    const inTime = await linkOf(room.bed, room.opened);
    room.bed.clock.advance(DEVICE_LINK_MS - 1);
    assert.equal((await bringCode(room.bed, session, inTime.code, SITE)).status, 200);
  });

  it("takes the place of an earlier one", async () => {
    const earlier = await linkOf(room.bed, room.opened);
    const { code } = await linkOf(room.bed, room.opened);
    await assertProblem(
      await bringCode(room.bed, room.opened.session, earlier.code, SITE),
      404,
      "unknown-code",
    );
    assert.equal((await bringCode(room.bed, room.opened.session, code, SITE)).status, 200);
  });

  it("is kept as a digest, and survives a restart", async () => {
    const { code } = await linkOf(room.bed, room.opened);
    const kept = JSON.stringify(room.storage.rows.get("tokens"));
    assert.match(kept, /"digest":"[0-9a-f]{64}"/);
    assert.ok(!kept.includes(code));
    room.bed.platform.kill();
    assert.equal((await bringCode(room.bed, room.opened.session, code, SITE)).status, 200);
  });

  it("opens no other session, and none of another site", async () => {
    await putSite(room.bed, "outra");
    const other = await openSession(room.bed, SITE);
    const { code } = await linkOf(room.bed, room.opened);
    await assertProblem(await bringCode(room.bed, other.session, code, SITE), 404, "unknown-code");
    await assertProblem(await bringCode(room.bed, room.opened.session, code, "outra"), 404, "unknown-code");
    await assertProblem(await bringCode(room.bed, "nonsense!", code, SITE), 404, "unknown-code");
    assert.equal((await bringCode(room.bed, room.opened.session, code, SITE)).status, 200);
  });

  it("is made by the session's own token alone, and not where nothing was said", async () => {
    const other = await openSession(room.bed, SITE);
    const stranger = { session: room.opened.session, token: other.token };
    await assertProblem(await askDevices(room.bed, "POST", stranger), 403, "wrong-session");
    await assertProblem(
      await askDevices(room.bed, "POST", { ...stranger, token: room.opened.refreshToken }),
      401,
      "bad-token",
    );
    await assertProblem(await askDevices(room.bed, "POST", other), 409, "empty");
  });

  it("is refused beyond the tenth device, until others are signed out", async () => {
    for (let count = 1; count < DEVICES_MAX; count += 1) {
      await enter();
      room.bed.clock.advance(60_000);
    }
    assert.equal(await others(room.opened), DEVICES_MAX - 1);
    await assertProblem(await askDevices(room.bed, "POST", room.opened), 409, "too-many-devices");
    assert.equal((await askDevices(room.bed, "DELETE", room.opened)).status, 204);
    await enter();
  });
});

describe("the tokens of several devices", () => {
  it("are renewed each by itself, hour after hour", async () => {
    let [one, two] = [room.opened, await enter()];
    for (let hour = 0; hour < 30; hour += 1) {
      room.bed.clock.advance(60 * 60 * 1_000);
      [one, two] = [await bought(one), await bought(two)];
      assert.deepEqual([await greeted(one), await greeted(two)], ["welcome", "welcome"]);
    }
  });

  it("end for a device whose token was used twice and those that it let in, and for no other", async () => {
    const second = await enter();
    const third = await letIn(room.bed, second, SITE);
    const fourth = await enter();
    const renewed = await bought(second);
    const here = await Client.join(room.bed, renewed);
    room.bed.clock.advance(REUSE_GRACE_MS + 1);
    await assertProblem(await buyTokens(room.bed, second), 401, "bad-token");
    assert.equal(await here.closed, 4401);
    for (const tokens of [renewed, third]) assert.equal(await greeted(tokens), "bad-token");
    for (const tokens of [room.opened, fourth]) assert.equal(await greeted(tokens), "welcome");
    room.bed.platform.kill();
    assert.equal(await greeted(renewed), "bad-token");
  });

  it("end for all where the first device's token was used twice: all came by it", async () => {
    const second = await enter();
    const renewed = await bought(room.opened);
    assert.equal(await greeted(renewed), "welcome");
    room.bed.clock.advance(REUSE_GRACE_MS + 1);
    await assertProblem(await buyTokens(room.bed, room.opened), 401, "bad-token");
    assert.equal(await greeted(second), "bad-token");
  });

  it("of a device that was signed out open nothing, and make no link", async () => {
    const second = await enter();
    assert.equal((await askDevices(room.bed, "DELETE", second)).status, 204);
    assert.equal(await first.closed, 4401);
    assert.equal(await greeted(second), "welcome");
    assert.equal(await others(second), 0);
    assert.equal(await greeted(room.opened), "bad-token");
    const { session, token, refreshToken } = room.opened;
    const headers = { authorization: `Bearer ${token}` };
    for (const [method, path, body] of [
      ["GET", "/devices"],
      ["POST", "/devices"],
      ["DELETE", "/devices"],
      ["GET", "/transcript"],
      ["GET", "/channels"],
      ["POST", "/channels", { channel: "telegram" }],
      ["DELETE", "/tokens"],
      ["POST", "/token", { refreshToken }],
      ["GET", "/files/file-0001"],
      ["POST", "/track", { events: [{ type: "page", id: "page-1", url: "https://loja.example/" }] }],
    ] as const) {
      const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      await assertProblem(await room.bed.fetch(`/api/sessions/${session}${path}`, sent), 401, "bad-token");
    }
    const chat = { session, token, text: "oi" };
    const answered = await room.bed.fetch("/api/chat", { method: "POST", body: JSON.stringify(chat) });
    await assertProblem(answered, 401, "bad-token");
    assert.match(await audited(), new RegExp(`left-devices[^}]*${session}`));
  });

  it("cancel the link of a device that is signed out", async () => {
    const second = await enter();
    const { code } = await linkOf(room.bed, room.opened);
    assert.equal((await askDevices(room.bed, "DELETE", second)).status, 204);
    await assertProblem(await bringCode(room.bed, room.opened.session, code, SITE), 404, "unknown-code");
  });

  it("outlive the transcript, and go when none can be valid any more", async () => {
    const second = await enter();
    room.bed.clock.advance(47 * 60 * 60 * 1_000);
    const renewed = await bought(second);
    room.bed.clock.advance(2 * 60 * 60 * 1_000);
    await room.settled();
    assert.deepEqual([...room.storage.rows.keys()], ["tokens"]);
    assert.equal(await greeted(await bought(renewed)), "welcome");
    room.bed.clock.advance(3 * 24 * 60 * 60 * 1_000);
    await room.settled();
    assert.deepEqual([...room.storage.rows.keys()], []);
  });
});
