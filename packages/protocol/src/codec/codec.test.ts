import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SayCommand } from "../commands/say.ts";
import type { Command } from "../commands/union.ts";
import type { SaidEvent } from "../events/said.ts";
import type { RoomEvent } from "../events/union.ts";
import { FRAME_BYTES_MAX, REPLY_LENGTH_MAX, TEXT_LENGTH_MAX } from "../limits.ts";
import type { Part } from "../parts/union.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "../version.ts";
import { decodeEvents, encodeCommand } from "./client-codec.ts";
import { type FrameFault, fitsFrame } from "./frame.ts";
import { decodeCommand, encodeEvents } from "./room-codec.ts";

const ID = "command-0001";
const HELLO: Command = { type: "hello", protocol: PROTOCOL_VERSION, token: "a.b.c", since: 0, epoch: null };

function say(text: string): SayCommand {
  return { type: "say", id: ID, text };
}

function faultOf(frame: unknown): FrameFault {
  const decoded = decodeCommand(frame);
  assert.ok(!decoded.ok, `${String(frame).slice(0, 80)} was read`);
  return decoded.fault;
}

function said(seq: number, ...parts: Part[]): SaidEvent {
  return { type: "said", seq, at: 0, message: { id: `message-${seq}`, author: "assistant", parts } };
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** A delta whose frame, alone, has as many bytes. */
function deltaOf(bytes: number): RoomEvent {
  const empty: RoomEvent = { type: "delta", replyId: "reply-0001", index: 0, text: "" };
  return { ...empty, text: "x".repeat(bytes - bytesOf(JSON.stringify([empty]))) };
}

describe("decodeCommand", () => {
  it("reads each command as it was written", () => {
    const commands: Command[] = [
      { ...HELLO, since: 7, epoch: "first", language: "pt-BR" },
      say("Olá!"),
      { type: "press", id: ID, messageId: "message-0001", choiceId: "ask-human" },
      { type: "ask-human", id: ID },
      { type: "rate", id: ID, messageId: "message-0001", rating: "down" },
      { type: "stop", replyId: "reply-0001" },
      { type: "typing", isTyping: true },
      { type: "seen", through: 0 },
      { type: "sync", since: 3 },
      { type: "ping" },
    ];
    for (const command of commands) {
      assert.deepEqual(decodeCommand(encodeCommand(command)), { ok: true, value: command });
    }
  });

  it("[P7] names what it cannot read, and says what to do", () => {
    for (const [frame, code, message] of [
      ["", "bad-frame", /not JSON/],
      ["{", "bad-frame", /not JSON/],
      [new Uint8Array(4), "bad-frame", /text frame/],
      [undefined, "bad-frame", /text frame/],
      ["null", "bad-frame", /the frame/],
      [JSON.stringify([say("oi")]), "bad-frame", /the frame/],
      [JSON.stringify({ ...say("oi"), id: "short" }), "bad-frame", /at id/],
      [JSON.stringify({ type: "sync", since: 1.5 }), "bad-frame", /at since/],
      [JSON.stringify({ type: "sync", since: -1 }), "bad-frame", /at since/],
      [JSON.stringify({ type: "sync", since: "1" }), "bad-frame", /at since/],
      [JSON.stringify({ type: "fly" }), "unknown-command", /"fly"/],
      [JSON.stringify({ type: "__proto__" }), "unknown-command", /__proto__/],
    ] as const) {
      const fault = faultOf(frame);
      assert.equal(fault.code, code, String(frame));
      assert.match(fault.message, message);
    }
  });

  it("[P7] gives a fault the command's own id, where there is a good one", () => {
    assert.equal(faultOf(JSON.stringify(say(" "))).id, ID);
    assert.equal(faultOf(JSON.stringify({ type: "fly", id: ID })).id, ID);
    assert.ok(!("id" in faultOf(JSON.stringify({ ...say("oi"), id: "../../etc" }))));
    assert.ok(!("id" in faultOf(JSON.stringify({ type: "fly" }))));
    assert.ok(!("id" in faultOf("{")));
  });

  it("[P7] quotes little of a long command name", () => {
    assert.ok(faultOf(JSON.stringify({ type: "x".repeat(10_000) })).message.length < 200);
  });

  it("[P6] measures a frame in bytes of UTF-8", () => {
    for (const sign of ["x", "é", "你", "😀"]) {
      const text = JSON.stringify({ type: "ping", note: sign.repeat(15_000) });
      const full = text + " ".repeat(FRAME_BYTES_MAX - bytesOf(text));
      assert.ok(decodeCommand(full).ok, sign);
      assert.equal(faultOf(`${full} `).code, "frame-too-large", sign);
    }
  });

  it("takes a text of the greatest length, counted in code points, and none longer", () => {
    for (const sign of ["x", "你", "😀"]) {
      const text = sign.repeat(TEXT_LENGTH_MAX);
      assert.deepEqual(decodeCommand(encodeCommand(say(text))), { ok: true, value: say(text) });
      assert.equal(faultOf(JSON.stringify(say(`${text}x`))).code, "bad-frame", sign);
    }
  });

  it("refuses a text without a visible sign", () => {
    for (const text of ["", " ", "\n\t", "\u00a0\u3000\ufeff"]) {
      assert.equal(faultOf(JSON.stringify(say(text))).code, "bad-frame", JSON.stringify(text));
    }
  });

  it("[P22] passes over fields it does not know, and keeps none of them", () => {
    const frame = JSON.stringify({ ...say("oi"), colour: "red", __proto__: { isOwner: true } });
    assert.deepEqual(decodeCommand(frame), { ok: true, value: say("oi") });
    const polluted = decodeCommand('{"type":"ping","__proto__":{"isOwner":true},"constructor":1}');
    assert.ok(polluted.ok && !("isOwner" in polluted.value) && Object.keys(polluted.value).length === 1);
  });

  it("[P3] reads version and token of a hello in any other version, whatever else it holds", () => {
    const { token } = HELLO as Extract<Command, { type: "hello" }>;
    for (const protocol of [PROTOCOL_VERSION + 1, PROTOCOL_VERSION + 99]) {
      for (const rest of [{}, { since: "x" }, { cursor: [1, 2], epoch: 4, language: "tlh" }]) {
        const decoded = decodeCommand(JSON.stringify({ type: "hello", protocol, token, ...rest }));
        assert.deepEqual(decoded, {
          ok: true,
          value: { type: "hello", protocol, token, since: 0, epoch: null },
        });
      }
    }
    for (let protocol = OLDEST_SUPPORTED; protocol <= PROTOCOL_VERSION; protocol += 1) {
      assert.equal(faultOf(JSON.stringify({ type: "hello", protocol, token })).code, "bad-frame");
    }
  });
});

describe("decodeEvents", () => {
  it("reads a frame's events in their order", () => {
    const events: RoomEvent[] = [
      { type: "confirmed", id: ID, seq: 1 },
      said(2, { type: "text", text: "Até **30 dias**." }),
      { type: "pong" },
    ];
    assert.deepEqual(decodeEvents(JSON.stringify(events)), { ok: true, value: events });
    assert.deepEqual(decodeEvents("[]"), { ok: true, value: [] });
  });

  it("[P22] passes over events of types it does not know, and fields it does not know", () => {
    const frame = JSON.stringify([
      { type: "cheered", how: "loudly" },
      { type: "pong", sentAt: 12 },
      { type: "toString" },
      { type: "confirmed", id: ID, seq: 1 },
    ]);
    assert.deepEqual(decodeEvents(frame), {
      ok: true,
      value: [{ type: "pong" }, { type: "confirmed", id: ID, seq: 1 }],
    });
  });

  it("refuses a frame in which an event it knows is malformed", () => {
    for (const frame of [
      { type: "pong" },
      [1],
      [{}],
      [null],
      [{ type: "pong" }, { type: "confirmed", id: ID, seq: 0 }],
      [{ type: "cheered" }, { type: "confirmed", id: ID }],
      [said(1, { type: "dance" } as unknown as Part)],
    ]) {
      const decoded = decodeEvents(JSON.stringify(frame));
      assert.ok(!decoded.ok && decoded.fault.code === "bad-frame", JSON.stringify(frame));
    }
  });

  it("[P6] refuses a frame over the limit", () => {
    const frame = JSON.stringify([{ type: "pong" }]);
    assert.ok(decodeEvents(frame.padEnd(FRAME_BYTES_MAX)).ok);
    const decoded = decodeEvents(frame.padEnd(FRAME_BYTES_MAX + 1));
    assert.ok(!decoded.ok && decoded.fault.code === "frame-too-large");
  });
});

describe("encodeCommand", () => {
  it("fits every valid command into a frame, however its text is escaped", () => {
    const token = "\u0001".repeat(4_096);
    for (const command of [
      say("\u0001".repeat(TEXT_LENGTH_MAX - 1).concat("x")),
      { ...HELLO, token } as Command,
    ]) {
      assert.deepEqual(decodeCommand(encodeCommand(command)), { ok: true, value: command });
    }
  });

  it("throws, with what to do, on a command that no frame holds", () => {
    assert.throws(() => encodeCommand(say("x".repeat(FRAME_BYTES_MAX))), /shorten the say command/);
  });
});

describe("encodeEvents", () => {
  it("writes nothing for no events, and one frame for few", () => {
    assert.deepEqual(encodeEvents([]), []);
    assert.deepEqual(encodeEvents([{ type: "pong" }, { type: "pong" }]), [
      '[{"type":"pong"},{"type":"pong"}]',
    ]);
  });

  it("[P6] fills a frame to the limit and not a byte further", () => {
    const pong: RoomEvent = { type: "pong" };
    const beside = FRAME_BYTES_MAX - bytesOf(`,${JSON.stringify(pong)}`);
    const full = encodeEvents([deltaOf(beside), pong]);
    assert.deepEqual(full.map(bytesOf), [FRAME_BYTES_MAX]);
    const over = encodeEvents([deltaOf(beside + 1), pong]);
    assert.deepEqual(over.map(bytesOf), [beside + 1, bytesOf(JSON.stringify([pong]))]);
  });

  it("[P6] keeps the order over many frames of multi-byte text", () => {
    const text = "São José 😀 ".repeat(300);
    const events = Array.from({ length: 60 }, (_, index) => said(index + 1, { type: "text", text }));
    const frames = encodeEvents(events);
    assert.ok(frames.length > 3);
    assert.ok(frames.every(fitsFrame));
    assert.deepEqual(
      frames.flatMap((frame) => {
        const decoded = decodeEvents(frame);
        return decoded.ok ? decoded.value : [];
      }),
      events,
    );
  });

  it("[P6] sends a message too large for a frame without its last parts", () => {
    const text: Part = { type: "text", text: "é".repeat(REPLY_LENGTH_MAX) };
    const whole = said(1, text, text);
    const [frame, next] = encodeEvents([said(1, text, text, text, text), said(2, text)]);
    assert.deepEqual(decodeEvents(frame), { ok: true, value: [whole] });
    assert.deepEqual(decodeEvents(next), { ok: true, value: [said(2, text)] });
  });
});

describe("fitsFrame", () => {
  it("counts bytes, a lone surrogate as the three that replace it", () => {
    const third = Math.floor(FRAME_BYTES_MAX / 3);
    assert.ok(fitsFrame("你".repeat(third)));
    assert.ok(!fitsFrame("你".repeat(third + 1)));
    assert.ok(fitsFrame("\ud800".repeat(third)));
    assert.ok(!fitsFrame("\ud800".repeat(third + 1)));
    assert.ok(fitsFrame("x".repeat(FRAME_BYTES_MAX)));
    assert.ok(!fitsFrame("x".repeat(FRAME_BYTES_MAX + 1)));
  });
});
