import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BAD_FRAMES_MAX, FRAME_BYTES_MAX, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { BODY_BYTES_MAX } from "../../src/gateway/body.ts";
import { CHATS_PER_MINUTE } from "../../src/gateway/routes/chat.ts";
import { Client, freshId, openSession } from "../client.ts";
import { type ContractStage, SITE } from "./stage.ts";

/** Tests of the limits of frames and of HTTP requests. */
export function describeBounds(stage: () => ContractStage): void {
  describe("bounds frames", () => {
    it("[P7] rejects a frame that it cannot read, with advice, and goes on", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const id = freshId();
      for (const [frame, code] of [
        ["not json", "bad-frame"],
        ["[]", "bad-frame"],
        [JSON.stringify({ type: "fly", id }), "unknown-command"],
        [JSON.stringify({ type: "say", id, text: "" }), "bad-frame"],
        [JSON.stringify({ type: "say", id, text: "x".repeat(TEXT_LENGTH_MAX + 1) }), "bad-frame"],
        [JSON.stringify({ type: "say", id: "../../x", text: "oi" }), "bad-frame"],
        [`{"type":"say","id":"${id}","text":"a\\ud800b"}`, "bad-frame"],
      ] as const) {
        client.sendFrame(frame);
        const rejected = await client.next("rejected");
        assert.equal(rejected.code, code);
        assert.ok(rejected.message.length > 10);
      }
      client.say(id, "x".repeat(TEXT_LENGTH_MAX));
      await client.next("confirmed");
      client.sendFrame(`{"type":"say","id":"${freshId()}","text":"\\ud83d\\ude00"}`);
      await client.next("confirmed");
      client.close();
    });

    it("[P7] closes after too many bad frames", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      for (let sent = 0; sent < BAD_FRAMES_MAX; sent += 1) client.sendFrame("{");
      assert.equal(await client.closed, 4400);
    });

    it("[P6] closes on a frame over the limit, and takes one at the limit", async () => {
      const opened = await openSession(stage().bed, SITE);
      const client = await Client.join(stage().bed, opened);
      const ping = JSON.stringify({ type: "ping" });
      client.sendFrame(ping.padEnd(FRAME_BYTES_MAX));
      await client.next("pong");
      client.sendFrame(ping.padEnd(FRAME_BYTES_MAX + 1));
      assert.equal((await client.next("rejected")).code, "frame-too-large");
      assert.equal(await client.closed, 1009);
      const again = await Client.join(stage().bed, opened);
      again.close();
    });
  });

  describe("bounds HTTP requests", () => {
    it("refuses a body over the limit of any size as a problem, and serves the next", async () => {
      for (const bytes of [BODY_BYTES_MAX + 1, 8 * 1024 * 1024]) {
        const body = "x".repeat(bytes);
        const response = await stage().bed.fetch("/api/sessions", { method: "POST", body });
        assert.equal(response.status, 413);
        assert.equal(response.headers.get("content-type"), "application/problem+json");
        assert.equal(((await response.json()) as { code: string }).code, "too-large");
      }
      await openSession(stage().bed, SITE);
    });

    it("marks every answer as nobody's to keep, to sniff or to frame", async () => {
      const { bed } = stage();
      const opened = await openSession(bed, SITE);
      const headers = { authorization: `Bearer ${opened.token}` };
      const answers = [
        await bed.fetch("/api/sessions", { method: "POST", body: JSON.stringify({ site: SITE }) }),
        await bed.fetch(`/api/sessions/${opened.session}/transcript`, { headers }),
        await bed.fetch("/api/contacts"),
        await bed.fetch("/api/nothing-here"),
        await bed.fetch("/healthz"),
      ];
      for (const { headers: got } of answers) {
        assert.equal(got.get("cache-control"), "no-store");
        assert.equal(got.get("x-content-type-options"), "nosniff");
        assert.equal(got.get("referrer-policy"), "no-referrer");
        assert.match(got.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors 'none'/);
        assert.equal(got.get("strict-transport-security"), null);
      }
    });

    it("refuses half of a surrogate pair in a body", async () => {
      const body = `{"site":"${SITE}","text":"a\\udc00b"}`;
      const response = await stage().bed.fetch("/api/chat", { method: "POST", body });
      assert.equal(response.status, 422);
      assert.match(await response.text(), /surrogate/);
    });

    it("refuses an unwanted body without reading it", async () => {
      const body = "x".repeat(8 * 1024 * 1024);
      const response = await stage().bed.fetch(`/api/sites/${SITE}`, { method: "PUT", body });
      assert.equal(response.status, 401);
      await response.json();
      await openSession(stage().bed, SITE);
    });

    it("counts an address's requests together, whatever they say of where they come from", async () => {
      const ask = (count: number) =>
        stage().bed.fetch("/api/chat", {
          method: "POST",
          headers: {
            "cf-connecting-ip": `203.0.113.${count}`,
            "x-forwarded-for": `203.0.113.${count}`,
            "mf-cf-blob": JSON.stringify({ clientIp: `203.0.113.${count}:443` }),
            "x-prosa-address": `203.0.113.${count}`,
          },
          body: JSON.stringify({ session: "session-of-nobody", text: "oi" }),
        });
      const statuses: number[] = [];
      // Each process of a host counts by itself.
      for (let count = 0; count <= 4 * CHATS_PER_MINUTE && statuses.at(-1) !== 429; count += 1)
        statuses.push((await ask(count % 250)).status);
      assert.ok(statuses.length > CHATS_PER_MINUTE, `${statuses.length} were admitted`);
      assert.equal(statuses.at(-1), 429);
      assert.ok(statuses.slice(0, -1).every((status) => status === 401));
    });

    it("keeps its rooms' own requests from outside callers", async () => {
      for (const path of ["/parties/main/x/transcript", `/parties/site/${SITE}/settings`, "/party/x/turn"])
        assert.equal((await stage().bed.fetch(path)).status, 404);
    });
  });
}
