import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as z from "zod/mini";
import { decodeCommand, decodeEvents, encodeCommand, encodeEvents, fitsFrame } from "./codec.ts";
import { commandSchema } from "./command.ts";
import { roomEventSchema } from "./event.ts";

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
  if (pattern?.startsWith("^")) return fc.stringMatching(new RegExp(pattern));
  const whole = new RegExp(pattern ?? "");
  return fc
    .oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.string())
    .map((text) => {
      const points = [...text].slice(0, maxLength);
      return points.join("") + "x".repeat(Math.max(0, minLength - points.length));
    })
    .filter((text) => whole.test(text));
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
      "\ud800 alone \udfff",
      "T̲̪͎h̵e̷ ̶ Z̡a͈͉̞l̶g̸o",
      "田中さんにあげて下さい",
      "👾 🙇 💁 🙅 🏴‍☠️ 👨‍👩‍👧‍👦",
      "مُنَاقَشَةُ سُبُلِ",
      "'; exec master..xp_cmdshell",
      "../../../../etc/passwd%00",
      "{0} %s %n %x",
      "1e1000 0x0 -0 01000",
    ];
    for (const text of words) {
      const command = { type: "say", id: "command-0001", text } as const;
      assert.deepEqual(decodeCommand(encodeCommand(command)), { ok: true, value: command });
    }
  });
});
