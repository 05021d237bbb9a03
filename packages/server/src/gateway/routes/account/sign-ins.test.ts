import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { SignIns } from "@prosa/protocol/desk";
import { askAs, type Person, signInAgain, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";

describe("the list of a person's sign-ins", () => {
  let session: SessionBed;
  let atHome: Person;
  let atWork: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    atHome = await signUp(session.bed, SITE, "Lia");
    atWork = { ...atHome };
    session.bed.clock.advance(1_000);
    await signInAgain(session.bed, atWork);
  });

  async function signInsOf(person: Person): Promise<SignIns["signIns"]> {
    const response = await askAs(session.bed, person, "GET", "/api/desk/sign-ins");
    assert.equal(response.status, 200);
    return ((await response.json()) as SignIns).signIns;
  }

  const end = (person: Person, id: string) =>
    askAs(session.bed, person, "DELETE", `/api/desk/sign-ins/${id}`);

  it("[I23] ends one of them, which signs out that browser and no other", async () => {
    const listed = await signInsOf(atWork);
    assert.deepEqual(
      listed.map(({ isCurrent }) => isCurrent),
      [true, false],
    );
    const home = listed.find(({ isCurrent }) => !isCurrent);
    assert.ok(home);
    assert.ok((await end(atWork, home.id)).ok);
    for (const [method, path] of [
      ["GET", "/api/desk/me"],
      ["POST", "/api/desk/tokens"],
      ["GET", "/api/desk/sign-ins"],
    ] as const)
      await assertProblem(await askAs(session.bed, atHome, method, path), 401, "signed-out");
    assert.deepEqual(
      (await signInsOf(atWork)).map(({ id }) => id),
      [listed[0]?.id],
    );
  });

  it("[I23] is a person's own: nobody ends another's, and nobody reads it who is signed out", async () => {
    const bia = await signUp(session.bed, SITE, "Bia", "owner");
    const [first] = await signInsOf(atWork);
    assert.ok(first);
    await end(bia, first.id);
    assert.equal((await signInsOf(atWork)).length, 2);
    assert.equal((await signInsOf(bia)).length, 1);
    await assertProblem(await askAs(session.bed, null, "GET", "/api/desk/sign-ins"), 401, "signed-out");
    await assertProblem(
      await askAs(session.bed, null, "DELETE", `/api/desk/sign-ins/${first.id}`),
      401,
      "signed-out",
    );
  });
});
