import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { FIRST_DEVICE, issueToken } from "../../src/security/tokens.ts";
import { Client, freshId, openSession } from "../client.ts";
import { SECRET } from "../testbed.ts";
import { type ContractStage, QUESTION, SITE } from "./stage.ts";

/** Tests of the handshake. */
export function describeGreeting(stage: () => ContractStage): void {
  describe("greets", () => {
    it("[P1] welcomes a good hello with its version, an empty log and the site's name", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const [welcome] = client.events;
      assert.equal(welcome?.type, "welcome");
      if (welcome?.type !== "welcome") return;
      assert.deepEqual(
        { protocol: welcome.protocol, seq: welcome.seq, site: welcome.site.name },
        { protocol: PROTOCOL_VERSION, seq: 0, site: "Loja Teste" },
      );
      client.close();
    });

    const hello = { type: "hello", protocol: PROTOCOL_VERSION, since: 0, epoch: null } as const;

    async function refusal(frame: (token: string) => string, session?: string): Promise<[string, number]> {
      const { session: own, token } = await openSession(stage().bed, SITE);
      const client = await Client.dial(stage().bed, session ?? own);
      client.sendFrame(frame(token));
      const { code } = await client.next("refused");
      return [code, await client.closed];
    }

    it("[P1] refuses any frame before hello", async () => {
      const frame = JSON.stringify({ type: "say", id: freshId(), text: "oi" });
      assert.deepEqual(await refusal(() => frame), ["hello-first", 4400]);
      assert.deepEqual(await refusal(() => "{"), ["hello-first", 4400]);
    });

    it("[P3] refuses a client newer than the room, even with unknown fields in its hello", async () => {
      const frame = (token: string) =>
        JSON.stringify({ ...hello, protocol: PROTOCOL_VERSION + 1, token, extra: [1] });
      assert.deepEqual(await refusal(frame), ["server-too-old", 4409]);
    });

    it("[P3] refuses a version that never was as too old", async () => {
      for (const protocol of [0, -1]) {
        const frame = (token: string) => JSON.stringify({ ...hello, protocol, token });
        assert.deepEqual(await refusal(frame), ["client-too-old", 4409]);
      }
    });

    it("[P4] refuses a token that is not the server's own", async () => {
      const now = Date.now();
      const bearer = { session: freshId("session"), site: SITE, device: FIRST_DEVICE, generation: 0 };
      const foreign = await issueToken(["another-secret-another-secret-another"], bearer, "session", 60, now);
      const refresh = await issueToken([SECRET], bearer, "refresh", 60, now);
      const unsigned =
        `${btoa('{"alg":"none","typ":"prosa-session+jwt"}')}.${foreign.split(".")[1]}.`.replaceAll("=", "");
      for (const token of [foreign, refresh, unsigned, "nonsense"]) {
        const [code, closed] = await refusal(() => JSON.stringify({ ...hello, token }), bearer.session);
        assert.deepEqual([code, closed], ["bad-token", 4401]);
      }
    });

    it("[P4] refuses an expired token by its own code", async () => {
      const session = freshId("session");
      const token = await issueToken(
        [SECRET],
        { session, site: SITE, device: FIRST_DEVICE, generation: 0 },
        "session",
        60,
        Date.now() - 3_600_000,
      );
      assert.deepEqual(await refusal(() => JSON.stringify({ ...hello, token }), session), [
        "token-expired",
        4401,
      ]);
    });

    it("[P4] [I12] refuses another session's token", async () => {
      const other = await openSession(stage().bed, SITE);
      const frame = (token: string) => JSON.stringify({ ...hello, token });
      assert.deepEqual(await refusal(frame, other.session), ["wrong-session", 4401]);
    });

    it("[P5] refuses a page whose origin the site does not list, and admits one it lists", async () => {
      const { session, token } = await openSession(stage().bed, SITE);
      const refused = await Client.dial(stage().bed, session, "https://loja.example.evil");
      refused.send({ ...hello, token });
      assert.equal((await refused.next("refused")).code, "origin-not-allowed");
      assert.equal(await refused.closed, 4403);
      const admitted = await Client.dial(stage().bed, session, "https://loja.example");
      admitted.send({ ...hello, token });
      await admitted.next("welcome");
      admitted.close();
    });

    it("answers a client's own close at once", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      client.close();
      assert.notEqual(await client.closed, 1006);
    });

    it("serves the next visitor after refusing one", async () => {
      const opened = await openSession(stage().bed, SITE);
      const refused = await Client.dial(stage().bed, opened.session);
      refused.sendFrame("\u0000");
      await refused.closed;
      const client = await Client.join(stage().bed, opened);
      client.say(freshId(), QUESTION);
      await client.next("confirmed");
      client.close();
    });
  });
}
