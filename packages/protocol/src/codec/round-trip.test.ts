import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as z from "zod/mini";
import { commandSchema } from "../commands/union.ts";
import { roomEventSchema } from "../events/union.ts";
import { decodeEvents, encodeCommand, readRoomEvent } from "./client-codec.ts";
import { fitsFrame } from "./frame.ts";
import { decodeCommand, encodeEvents } from "./room-codec.ts";

/** The part of JSON Schema that the pinned wire is written in. */
interface Shape {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";
  oneOf?: Shape[];
  anyOf?: Shape[];
  const?: string;
  enum?: string[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** Whatever a schema allows, at moderate sizes. Throws on a keyword it does not know, so that none is passed over. */
function arbitraryOf(shape: Shape): fc.Arbitrary<unknown> {
  const options = shape.oneOf ?? shape.anyOf;
  if (options) return fc.oneof(...options.map(arbitraryOf));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case "object": {
      const model: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, field] of Object.entries(shape.properties ?? {})) model[name] = arbitraryOf(field);
      const requiredKeys = (shape.required ?? []) as never[];
      return fc.record(model, { requiredKeys, noNullPrototype: true });
    }
    case "array": {
      const maxLength = Math.min(shape.maxItems ?? 4, 4);
      return fc.array(arbitraryOf(shape.items ?? {}), { minLength: shape.minItems ?? 0, maxLength });
    }
    case "string":
      return stringOf(shape);
    case "integer":
      return fc.integer({
        min: shape.minimum ?? (shape.exclusiveMinimum ?? 0) + 1,
        max: shape.maximum ?? 2 ** 31,
      });
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      throw new Error(`Teach this test to make ${JSON.stringify(shape)}.`);
  }
}

function stringOf({ pattern, minLength = 0, maxLength = 300 }: Shape): fc.Arbitrary<string> {
  if (pattern?.startsWith("^")) {
    const isShort = (text: string) => [...text].length <= maxLength;
    return fc.stringMatching(new RegExp(pattern), { size: "xsmall" }).filter(isShort);
  }
  const whole = new RegExp(pattern ?? "");
  return fc
    .oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.string())
    .map((text) => {
      const points = [...text].slice(0, maxLength);
      return points.join("") + "x".repeat(Math.max(0, minLength - points.length));
    })
    .filter((text) => whole.test(text));
}

/** Every place in a value that holds something, as its holder and key. */
function placesIn(value: unknown): [holder: Record<string, unknown>, key: string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    [holder, key] as [typeof holder, string],
    ...placesIn(holder[key]),
  ]);
}

// Where a field is there but holds `undefined`, zod keeps the empty field.
function withoutGaps(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

const commands = arbitraryOf(z.toJSONSchema(commandSchema, { io: "input" }) as Shape);
const events = fc.array(arbitraryOf(z.toJSONSchema(roomEventSchema, { io: "input" }) as Shape), {
  maxLength: 8,
});

describe("the codec", () => {
  it("brings every command through unchanged", () => {
    fc.assert(
      fc.property(
        commands.map((value) => commandSchema.parse(value)),
        (command) => {
          assert.deepEqual(decodeCommand(encodeCommand(command)), { ok: true, value: command });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("[P9] brings every list of events through unchanged, in order, in frames within the limit", () => {
    const lists = events.map((list) => list.map((event) => roomEventSchema.parse(event)));
    fc.assert(
      fc.property(lists, fc.nat({ max: 40 }), (list, times) => {
        const long = Array.from({ length: times + 1 }, () => list).flat();
        const frames = encodeEvents(long);
        assert.ok(frames.every(fitsFrame));
        const heard = frames.flatMap((frame) => {
          const decoded = decodeEvents(frame);
          assert.ok(decoded.ok);
          return decoded.value;
        });
        assert.deepEqual(heard, long);
      }),
      { numRuns: 200 },
    );
  });

  it("reads of a marred event what its schema reads, and nothing that its schema refuses", () => {
    const place = fc.record({
      at: fc.nat(),
      put: fc.oneof(fc.anything(), fc.constantFrom("", "😀", 0, -1, null)),
    });
    const marred = fc.tuple(events, fc.array(place, { minLength: 1, maxLength: 2 })).map(([list, marks]) => {
      for (const { at, put } of marks) {
        const places = list.flatMap((event) => placesIn(event));
        const [holder, key] = places[at % places.length] ?? [];
        if (holder && key) holder[key] = put;
      }
      return list;
    });
    let refused = 0;
    fc.assert(
      fc.property(marred, (list) => {
        for (const value of list) {
          const expected = roomEventSchema.safeParse(value);
          if (!expected.success) refused += 1;
          assert.deepEqual(withoutGaps(readRoomEvent(value)), withoutGaps(expected.data));
        }
      }),
      { numRuns: 1_000 },
    );
    assert.ok(refused > 200);
  });

  it("[P7] never throws, whatever the frame", () => {
    const deep = fc.constantFrom(1, 100, 30_000).map((depth) => "[".repeat(depth) + "]".repeat(depth));
    const broken = fc
      .tuple(fc.oneof(commands, events), fc.nat(), fc.string({ maxLength: 3 }))
      .map(([value, at, noise]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + noise + text.slice(place + noise.length);
      });
    const frames = fc.oneof(fc.anything(), fc.string({ unit: "binary" }), fc.json(), deep, broken);
    fc.assert(
      fc.property(frames, (frame) => {
        for (const decoded of [decodeCommand(frame), decodeEvents(frame)]) {
          assert.ok(decoded.ok || decoded.fault.message.length > 10);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("refuses half of a surrogate pair, in any text of a command, and takes whole pairs", () => {
    const say = (text: string) => decodeCommand(JSON.stringify({ type: "say", id: "command-0001", text }));
    for (const text of ["\ud800 alone", "a\udfffb", "\udc00\ud800"]) assert.equal(say(text).ok, false);
    assert.equal(say("\ud83d\ude00").ok, true);
    const name = "Ana \ud800";
    const submit = { type: "submit", id: "command-0001", contact: { name }, consent: "Sim." };
    assert.equal(decodeCommand(JSON.stringify(submit)).ok, false);
  });

  it("leaves words that break other programs as they are", () => {
    const words = [
      "undefined",
      "NaN",
      "__proto__",
      "1;DROP TABLE users",
      "<script>alert(1)</script>",
      "javascript:alert(1)//",
      "{{<%[%'\"}}%\\.",
      "\u0000\u0001\u007f\u0085",
      "\u202etest\u202c \u2066\u2067\u2069",
      "\u200b\u200c\u200d\u2060 x",
      "\ufeffx",
      "\u2028 x \u2029",
      "T̲̪͎h̵e̷ ̶ Z̡a͈͉̞l̶g̸o",
      "田中さんにあげて下さい",
      "👾 🙇 💁 🙅 🏴‍☠️ 👨‍👩‍👧‍👦",
      "مُنَاقَشَةُ سُبُلِ",
      "'; exec master..xp_cmdshell",
      "../../../../../etc/passwd%00",
      "{0} %s %n %x",
      "1e1000 0x0 -0 01000",
    ];
    for (const text of words) {
      const command = { type: "say", id: "command-0001", text } as const;
      assert.deepEqual(decodeCommand(encodeCommand(command)), { ok: true, value: command });
    }
  });
});
