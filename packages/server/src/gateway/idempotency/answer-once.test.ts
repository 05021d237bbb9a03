import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { apiScopeSchema } from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { assertProblem, post } from "../../../test/http.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { ANSWER_KEPT_MS, REQUEST_PATIENCE_MS } from "../../site/kept-answers.ts";
import { hexDigest } from "./sealed-answer.ts";

const SITE = "loja";
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };
const FACT = { kind: "fact", text: "Você pode trocar em até 30 dias corridos.", keywords: ["troca"] };

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE);
});

function add(key: string | undefined, body: object = FACT, headers: object = OWNER): Promise<Response> {
  return post(bed, "/api/knowledge/sources", body, { ...headers, ...(key && { "idempotency-key": key }) });
}

async function sources(): Promise<number> {
  const response = await bed.fetch("/api/knowledge/sources", { headers: OWNER });
  return ((await response.json()) as unknown[]).length;
}

describe("Idempotency-Key", () => {
  it("has a thing made once: a repeat gets the first answer", async () => {
    const first = await add("k-1");
    assert.deepEqual([first.status, first.headers.get("idempotent-replayed")], [201, null]);
    const again = await add("k-1");
    assert.deepEqual([again.status, again.headers.get("idempotent-replayed")], [201, "true"]);
    assert.deepEqual(await again.json(), await first.json());
    assert.equal(await sources(), 1);
    await add("k-2");
    await add(undefined);
    assert.equal(await sources(), 3);
  });

  it("refuses the key with another body, and a key that is none", async () => {
    await add("k-1");
    await assertProblem(await add("k-1", { ...FACT, text: "Outro texto." }), 422, "idempotency-key-reused");
    for (const wrong of ["x".repeat(256), "a b"])
      await assertProblem(await add(wrong), 400, "bad-idempotency-key");
    assert.equal((await add("x".repeat(255))).status, 201);
    assert.equal(await sources(), 2);
  });

  it("carries one of two out that come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => add("k-1")));
    const statuses = answers.map(({ status }) => status).sort();
    assert.equal(await sources(), 1);
    assert.ok(
      statuses.every((status) => status === 201 || status === 409),
      String(statuses),
    );
    for (const answer of answers)
      if (answer.status === 409) await assertProblem(answer, 409, "request-in-progress");
  });

  it("keeps nothing of a refusal, so that a mended request may follow under its key", async () => {
    await assertProblem(await add("k-1", { kind: "fact" }), 422, "bad-body");
    assert.equal((await add("k-1")).status, 201);
  });

  it("is each asker's and each address's own, and lives for a day", async () => {
    const made = await post(
      bed,
      `/api/sites/${SITE}/keys`,
      { name: "Loja", scopes: apiScopeSchema.options },
      OWNER,
    );
    const { key } = (await made.json()) as { key: string };
    await add("k-1");
    const other = await add("k-1", FACT, { authorization: `Bearer ${key}` });
    assert.deepEqual([other.status, other.headers.get("idempotent-replayed")], [201, null]);
    bed.clock.advance(ANSWER_KEPT_MS - 1);
    assert.equal((await add("k-1")).headers.get("idempotent-replayed"), "true");
    bed.clock.advance(1);
    assert.equal((await add("k-1")).headers.get("idempotent-replayed"), null);
    assert.equal(await sources(), 3);
  });

  it("lets a request that was broken off be made again after two minutes, and not before", async () => {
    const secret = `${OWNER.authorization}\n/api/knowledge/sources\nk-1`;
    const digest = await hexDigest(secret);
    const shard = `answers-${Number.parseInt(digest.slice(0, 4), 16) % 16}`;
    const body = await hexDigest(JSON.stringify(FACT));
    const init = { method: "POST", body: JSON.stringify({ body }) };
    assert.equal((await bed.platform.callRoom("directory", shard, `/answers/${digest}`, init)).status, 201);
    bed.clock.advance(REQUEST_PATIENCE_MS - 1);
    await assertProblem(await add("k-1"), 409, "request-in-progress");
    bed.clock.advance(1);
    assert.equal((await add("k-1")).status, 201);
  });

  it("stores no word that can be read without the client's own key", async () => {
    const path = `/api/sites/${SITE}/keys`;
    const wanted = { name: "Programa", scopes: ["site"] };
    const made = await post(bed, path, wanted, { ...OWNER, "idempotency-key": "k-1" });
    const { key } = (await made.json()) as { key: string };
    const again = await post(bed, path, wanted, { ...OWNER, "idempotency-key": "k-1" });
    assert.equal(((await again.json()) as { key: string }).key, key);
    const rows = Array.from({ length: 16 }, (_, shard) =>
      JSON.stringify([...bed.platform.place("directory", `answers-${shard}`).storage.rows]),
    ).join("");
    assert.match(rows, /answer:/);
    assert.ok(!rows.includes(key) && !rows.includes("k-1") && !rows.includes("Programa"));
  });

  it("forgets what was kept long enough", async () => {
    await add("k-1");
    bed.clock.advance(ANSWER_KEPT_MS);
    await bed.platform.idle();
    const left = Array.from({ length: 16 }, (_, shard) => bed.platform.place("directory", `answers-${shard}`))
      .flatMap(({ storage }) => [...storage.rows.keys()])
      .filter((name) => name.startsWith("answer:"));
    assert.deepEqual(left, []);
  });

  it("counts for nothing where nobody says who asks", async () => {
    const open = () => post(bed, "/api/sessions", { site: SITE }, { "idempotency-key": "k-1" });
    const [one, other] = [await open(), await open()];
    const ids = await Promise.all(
      [one, other].map(async (each) => ((await each.json()) as { session: string }).session),
    );
    assert.notEqual(ids[0], ids[1]);
  });
});
