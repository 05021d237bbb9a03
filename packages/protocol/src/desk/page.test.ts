import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  decodeAgentEvents,
  decodeDeskEvents,
  encodeAgentCommand,
  encodeDeskCommand,
} from "../codec/desk-client-codec.ts";
import { decodeAgentCommand, decodeDeskCommand } from "../codec/desk-codec.ts";
import type { Decoded } from "../codec/frame.ts";
import { encodeEvents } from "../codec/room-codec.ts";
import { roomEventSchema } from "../events/union.ts";
import { agentCommandSchema } from "./agent-commands.ts";
import { agentEventSchema } from "./agent-events.ts";
import { deskCommandSchema, deskEventSchema } from "./desk-wire.ts";

const page = readFileSync(new URL("../../DESK.md", import.meta.url), "utf8");

function examples(kind: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\`$`, "gms"))].map(
    ([, text]) => text ?? "",
  );
}

function typesOf(schema: {
  def: { options: readonly { def: { shape: { type: { def: { values: string[] } } } } }[] };
}) {
  return schema.def.options.map((option) => option.def.shape.type.def.values[0] ?? "").sort();
}

const KINDS: [string, (frame: unknown) => Decoded<unknown>, string[]][] = [
  ["agent-command", decodeAgentCommand, typesOf(agentCommandSchema)],
  ["agent-events", decodeAgentEvents, typesOf(agentEventSchema)],
  ["desk-command", decodeDeskCommand, typesOf(deskCommandSchema)],
  ["desk-events", decodeDeskEvents, typesOf(deskEventSchema)],
];

describe("DESK.md", () => {
  for (const [kind, decode, types] of KINDS)
    it(`gives an example of every ${kind} that can be read, and loses nothing of it in the reading`, () => {
      const frames = examples(kind);
      for (const frame of frames) {
        const decoded = decode(frame);
        assert.ok(decoded.ok, `${decoded.ok || decoded.fault.message}\n${frame}`);
        assert.deepEqual(decoded.value, JSON.parse(frame));
      }
      const named = new Set(
        frames.flatMap((frame) => JSON.parse(frame)).map(({ type }: { type: string }) => type),
      );
      const visitors = kind === "agent-events" ? typesOf(roomEventSchema) : [];
      assert.deepEqual(
        types.filter((type) => !named.has(type) && !visitors.includes(type)),
        [],
      );
    });
});

describe("the desk's codec", () => {
  it("reads what it writes, and rejects a frame of the other connection with what to do", () => {
    const hello = { type: "desk-hello", protocol: 3, token: "t", since: 0, epoch: null } as const;
    assert.deepEqual(decodeDeskCommand(encodeDeskCommand(hello)), { ok: true, value: hello });
    const claim = { type: "claim", id: "command-0001", ownership: 0 } as const;
    assert.deepEqual(decodeAgentCommand(encodeAgentCommand(claim)), { ok: true, value: claim });
    const wrong = decodeDeskCommand(encodeAgentCommand(claim));
    assert.ok(!wrong.ok && wrong.fault.code === "unknown-command" && wrong.fault.id === claim.id);
    const [frame] = encodeEvents([{ type: "desk-reset", epoch: "epoch-0001", rev: 7 }]);
    assert.deepEqual(decodeDeskEvents(frame), {
      ok: true,
      value: [{ type: "desk-reset", epoch: "epoch-0001", rev: 7 }],
    });
  });

  it("passes over events and fields that a later version added", () => {
    const frame = JSON.stringify([
      { type: "confetti" },
      { type: "visitor-online", isOnline: true, since: 3 },
    ]);
    assert.deepEqual(decodeAgentEvents(frame), {
      ok: true,
      value: [{ type: "visitor-online", isOnline: true }],
    });
  });

  it("takes a command without its fence for none", () => {
    const decoded = decodeAgentCommand('{"type":"say","id":"command-0001","text":"oi"}');
    assert.ok(!decoded.ok && decoded.fault.message.includes("ownership"));
  });
});
