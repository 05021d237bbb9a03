import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type SessionToken, transcriptSchema } from "@prosa/protocol";
import { Client, openSession, putSite } from "../../../test/client.ts";
import { assertProblem, post } from "../../../test/http.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { BODY_BYTES_MAX } from "../body.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN], abuse: { closedMinutes: 0 } });
});

describe("POST /api/sessions", () => {
  it("opens a session whose token its room accepts", async () => {
    const response = await post(bed, "/api/sessions", { site: SITE });
    assert.equal(response.status, 201);
    const opened = (await response.json()) as SessionToken;
    assert.equal(opened.expiresInS, 3_600);
    await Client.join(bed, opened);
  });

  it("answers with the site as its visitors meet it, in their language where the site has it", async () => {
    const greeting = { "pt-BR": "Oi!", en: "Hi!" };
    const form = {
      fields: [{ name: "email", isRequired: true }],
      consent: { "pt-BR": "Guardamos seu e-mail.", en: "We keep your e-mail." },
      asked: ["start"],
      isRequired: false,
    } as const;
    const settings = { model: "embedded", name: "Padaria Sol", greeting, form } as const;
    await putSite(bed, SITE, { ...settings, form: { ...form, fields: [...form.fields], asked: ["start"] } });
    const siteOf = async (language?: string) => {
      const response = await post(bed, "/api/sessions", { site: SITE, ...(language && { language }) });
      return ((await response.json()) as SessionToken).site;
    };
    const english = await siteOf("en");
    assert.equal(english?.name, "Padaria Sol");
    assert.equal(english?.greeting, "Hi!");
    assert.equal(english?.form?.consent.text, "We keep your e-mail.");
    assert.equal((await siteOf())?.greeting, "Oi!");
    assert.equal((await siteOf("es"))?.greeting, undefined);
    await assertProblem(await post(bed, "/api/sessions", { site: SITE, language: "fr" }), 422, "bad-body");
  });

  it("refuses a request without a site, or with an unknown one", async () => {
    await assertProblem(await post(bed, "/api/sessions", {}), 422, "bad-body");
    await assertProblem(await post(bed, "/api/sessions", { site: "Loja!" }), 422, "bad-body");
    await assertProblem(await post(bed, "/api/sessions", { site: "outra" }), 404, "unknown-site");
  });

  it("refuses a body that is not JSON, or over the limit, and takes one at the limit", async () => {
    for (const body of ["", "{", "site=loja"])
      await assertProblem(await post(bed, "/api/sessions", body), 400, "not-json");
    const body = JSON.stringify({ site: SITE });
    assert.equal((await post(bed, "/api/sessions", body.padEnd(BODY_BYTES_MAX))).status, 201);
    await assertProblem(await post(bed, "/api/sessions", body.padEnd(BODY_BYTES_MAX + 1)), 413, "too-large");
    const wide = JSON.stringify({ site: SITE, pad: "é".repeat(BODY_BYTES_MAX / 2) });
    await assertProblem(await post(bed, "/api/sessions", wide), 413, "too-large");
  });

  it("reads an unwanted body to its end, up to a bound", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    for (const [sent, heard] of [
      [8, 8],
      [64, 17],
    ] as const) {
      let pulled = 0;
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulled += 1;
            if (pulled > sent) controller.close();
            else controller.enqueue(chunk);
          },
        },
        { highWaterMark: 0 },
      );
      const init = { method: "POST", body, duplex: "half" } as RequestInit;
      await assertProblem(await bed.fetch("/api/sessions", init), 413, "too-large");
      assert.ok(Math.abs(pulled - heard) <= 1, `${pulled} of ${sent} chunks were read`);
    }
  });

  it("admits an address as often as the limit allows, names the true wait, and counts addresses apart", async () => {
    bed = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "3", PROSA_TRUST_PROXY: "1" } });
    await putSite(bed, SITE);
    const from = (address: string) =>
      post(bed, "/api/sessions", { site: SITE }, { "x-forwarded-for": `198.51.100.1, ${address}` });
    for (let count = 0; count < 3; count += 1) assert.equal((await from("192.0.2.1")).status, 201);
    const refused = await from("192.0.2.1");
    assert.equal(refused.headers.get("retry-after"), "20");
    await assertProblem(refused, 429, "rate-limited");
    assert.equal((await from("192.0.2.2")).status, 201);
    bed.clock.advance(20_000);
    assert.equal((await from("192.0.2.1")).status, 201);
  });
});

describe("POST /api/sessions/:id/token", () => {
  it("buys a token with the refresh token", async () => {
    const { session, refreshToken } = await openSession(bed, SITE);
    bed.clock.advance(2 * 3_600_000);
    const response = await post(bed, `/api/sessions/${session}/token`, { refreshToken });
    assert.equal(response.status, 200);
    await Client.join(bed, (await response.json()) as SessionToken);
  });

  it("[I12] refuses a session token, another session's token, one that has expired and none", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    const path = `/api/sessions/${one.session}/token`;
    await assertProblem(await post(bed, path, { refreshToken: one.token }), 401, "bad-token");
    await assertProblem(await post(bed, path, { refreshToken: other.refreshToken }), 403, "wrong-session");
    await assertProblem(await post(bed, path, { refreshToken: "" }), 401, "bad-token");
    await assertProblem(await post(bed, path, {}), 422, "bad-body");
    bed.clock.advance(31 * 24 * 3_600_000);
    await assertProblem(await post(bed, path, { refreshToken: one.refreshToken }), 401, "token-expired");
  });
});

describe("GET /api/sessions/:id/transcript", () => {
  const transcript = (session: string, token?: string, query = "") =>
    bed.fetch(`/api/sessions/${session}/transcript${query}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  it("gives the log, in pages", async () => {
    const opened = await openSession(bed, SITE);
    const client = await Client.join(bed, opened);
    for (let count = 0; count < 101; count += 1) {
      client.say(`message-${count}`, "oi");
      await client.next("confirmed");
    }
    const first = transcriptSchema.parse(await (await transcript(opened.session, opened.token)).json());
    assert.deepEqual([first.events.length, first.next], [200, 200]);
    const rest = transcriptSchema.parse(
      await (await transcript(opened.session, opened.token, "?since=200")).json(),
    );
    assert.deepEqual([rest.events.map(({ seq }) => seq), rest.next], [[201, 202], undefined]);
    assert.equal(rest.epoch, first.epoch);
  });

  it("[I12] opens to the session's own token alone", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    await assertProblem(await transcript(one.session), 401, "no-token");
    await assertProblem(await transcript(one.session, "nonsense"), 401, "bad-token");
    await assertProblem(await transcript(one.session, one.refreshToken), 401, "bad-token");
    await assertProblem(await transcript(one.session, OWNER_KEY), 401, "bad-token");
    await assertProblem(await transcript(one.session, other.token), 403, "wrong-session");
  });

  it("refuses a place that is none", async () => {
    const { session, token } = await openSession(bed, SITE);
    for (const since of ["-1", "x", "1.5", "1e99"])
      await assertProblem(await transcript(session, token, `?since=${since}`), 400, "bad-since");
  });
});
