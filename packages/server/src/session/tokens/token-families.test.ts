import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import { Client, openSession, putSite } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import { OWNER_KEY } from "../../../test/testbed.ts";
import { REUSE_GRACE_MS } from "./token-families.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

let room: SessionBed;

function request(method: string, path: string, token: string, body?: object): Promise<Response> {
  return room.bed.fetch(`/api/sessions/${room.opened.session}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  });
}

function buy({ refreshToken }: SessionToken): Promise<Response> {
  return request("POST", "/token", "", { refreshToken });
}

async function bought(tokens: SessionToken): Promise<SessionToken> {
  const response = await buy(tokens);
  assert.equal(response.status, 200);
  return (await response.json()) as SessionToken;
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

function rows(): string[] {
  return [...room.storage.rows.keys()];
}

beforeEach(async () => {
  room = await SessionBed.start();
});

describe("a refresh token", () => {
  it("buys its successor once: reused after that was used, it ends every token of the session", async () => {
    const first = room.opened;
    const second = await bought(first);
    const client = await Client.join(room.bed, second);
    await ask(client);
    room.bed.clock.advance(REUSE_GRACE_MS + 1);
    await assertProblem(await buy(first), 401, "bad-token");
    assert.equal(await client.closed, 4401);
    assert.equal((await client.next("refused")).code, "bad-token");
    await assertProblem(await buy(second), 401, "bad-token");
    for (const tokens of [first, second]) {
      assert.equal(await greeted(tokens), "bad-token");
      await assertProblem(await request("GET", "/transcript", tokens.token), 401, "bad-token");
      const said = { session: tokens.session, token: tokens.token, text: "oi" };
      const chat = await room.bed.fetch("/api/chat", { method: "POST", body: JSON.stringify(said) });
      await assertProblem(chat, 401, "bad-token");
    }
    room.bed.platform.kill();
    assert.equal(await greeted(second), "bad-token");
  });

  it("comes again where its answer was lost: at any time before the successor was used", async () => {
    const first = room.opened;
    const lost = await bought(first);
    room.bed.clock.advance(DAY_MS);
    room.bed.platform.hibernate();
    const again = await bought(first);
    assert.equal(await greeted(again), "welcome");
    // Both answers are one generation: the family goes on from either.
    room.bed.clock.advance(REUSE_GRACE_MS + 1);
    assert.equal(await greeted(await bought(lost)), "welcome");
  });

  it("comes again from two tabs that ask together, up to a minute after the successor was used", async () => {
    const first = room.opened;
    const second = await bought(first);
    assert.equal(await greeted(second), "welcome");
    room.bed.clock.advance(REUSE_GRACE_MS);
    assert.equal(await greeted(await bought(first)), "welcome");
    room.bed.clock.advance(1);
    await assertProblem(await buy(first), 401, "bad-token");
  });

  it("of an earlier generation ends the family, though nothing was used since", async () => {
    const first = room.opened;
    await bought(await bought(first));
    await assertProblem(await buy(first), 401, "bad-token");
  });

  it("goes on for a visitor who is away and back, hour after hour", async () => {
    let tokens = room.opened;
    for (let hour = 0; hour < 40; hour += 1) {
      room.bed.clock.advance(60 * 60 * 1_000);
      tokens = await bought(tokens);
      assert.equal(await greeted(tokens), "welcome");
    }
  });

  it("still erases the session, of whatever generation and though the family has ended", async () => {
    const first = room.opened;
    await bought(await bought(first));
    await assertProblem(await buy(first), 401, "bad-token");
    assert.equal((await request("DELETE", "", first.refreshToken)).status, 204);
    await assertProblem(await buy(first), 410, "erased");
  });
});

describe("the row of a session's tokens", () => {
  it("is written at the first refresh, and goes when no token can be valid any more", async () => {
    assert.deepEqual(rows(), []);
    await bought(room.opened);
    assert.deepEqual(rows(), ["tokens"]);
    room.bed.clock.advance(2 * DAY_MS);
    await room.settled();
    assert.deepEqual(rows(), []);
  });

  it("outlives the transcript where the tokens were ended", async () => {
    const client = await Client.join(room.bed, room.opened);
    await ask(client);
    assert.equal((await request("DELETE", "/tokens", room.opened.token)).status, 204);
    room.bed.clock.advance(3 * DAY_MS);
    await room.settled();
    assert.deepEqual(rows(), ["tokens"]);
    room.bed.clock.advance(366 * DAY_MS);
    await room.settled();
    assert.deepEqual(rows(), []);
  });
});

describe("DELETE /api/sessions/:id/tokens", () => {
  it("ends the session's tokens for its visitor, and leaves the log to its end", async () => {
    const client = await Client.join(room.bed, room.opened);
    await ask(client);
    assert.equal((await request("DELETE", "/tokens", room.opened.refreshToken)).status, 204);
    assert.equal(await client.closed, 4401);
    await assertProblem(await buy(room.opened), 401, "bad-token");
    assert.ok(rows().includes("session"));
    assert.equal((await request("DELETE", "/tokens", room.opened.refreshToken)).status, 204);
  });

  it("does so for the site's owner, and for nobody else", async () => {
    await ask(await Client.join(room.bed, room.opened));
    await putSite(room.bed, "outra");
    const other = await openSession(room.bed, SITE);
    await assertProblem(await request("DELETE", "/tokens", "nonsense"), 401, "bad-token");
    await assertProblem(await request("DELETE", "/tokens", other.token), 401, "bad-token");
    await assertProblem(await request("DELETE", "/tokens?site=outra", OWNER_KEY), 403, "wrong-session");
    assert.equal(await greeted(room.opened), "welcome");
    assert.equal((await request("DELETE", `/tokens?site=${SITE}`, OWNER_KEY)).status, 204);
    assert.equal(await greeted(room.opened), "bad-token");
  });
});
