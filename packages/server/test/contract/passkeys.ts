import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { Authenticator } from "../account/authenticator.ts";
import { cookieOf, PASSWORD, type Person, signUp } from "../agents.ts";
import { type ContractStage, FIGURES_SITE } from "./stage.ts";

/** Tests that the platform's own cryptography checks what authenticators sign. */
export function describePasskeys(stage: () => ContractStage): void {
  describe("passkeys", () => {
    let person: Person;

    before(async () => {
      person = await signUp(stage().bed, FIGURES_SITE, "Pia");
    });

    const post = (path: string, body: object = {}) =>
      stage().bed.fetch(path, {
        method: "POST",
        headers: { cookie: person.cookie },
        body: JSON.stringify(body),
      });

    it("are made, and sign in once an answer, also after kill -9", async () => {
      const key = new Authenticator(stage().bed.origin());
      const asked = await post("/api/desk/passkeys/options", { password: PASSWORD });
      assert.equal(asked.status, 200, await asked.clone().text());
      const credential = key.create((await asked.json()) as Parameters<Authenticator["create"]>[0]);
      const made = await post("/api/desk/passkeys", { name: "Chave", credential });
      assert.equal(made.status, 201, await made.clone().text());
      const challenge = await (await post("/api/desk/passkey-sign-in/options")).json();
      const used = { credential: key.use(challenge as { challenge: string }) };
      const signedIn = await post("/api/desk/passkey-sign-in", used);
      assert.equal(signedIn.status, 200, await signedIn.clone().text());
      const headers = { cookie: cookieOf(signedIn) };
      assert.equal((await stage().bed.fetch("/api/desk/me", { headers })).status, 200);
      await stage().bed.kill();
      assert.equal((await post("/api/desk/passkey-sign-in", used)).status, 401);
    });
  });
}
