import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { decodeEvents } from "./codec/client-codec.ts";
import { REFUSAL_CLOSE_CODES } from "./codec/close-codes.ts";
import { decodeCommand } from "./codec/room-codec.ts";
import { commandSchema } from "./commands/union.ts";
import { rejectionCodeSchema } from "./events/rejected.ts";
import { roomEventSchema } from "./events/union.ts";
import { problemSchema } from "./http/problem.ts";
import {
  createSessionRequestSchema,
  refreshTokenRequestSchema,
  sessionTokenSchema,
} from "./http/sessions.ts";
import {
  BAD_FRAMES_MAX,
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
  REPLY_LENGTH_MAX,
  TEXT_LENGTH_MAX,
} from "./limits.ts";
import { replyEndSchema } from "./parts/message.ts";
import { partSchema } from "./parts/union.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const frames = blocks("json");
const values = frames.map((frame): unknown => JSON.parse(frame));

function blocks(language: string): string[] {
  const fenced = readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"));
  return [...fenced].map(([, text]) => text ?? "");
}

function section(title: string): string {
  const [, rest] = readme.split(new RegExp(`^## ${title}$`, "m"));
  return rest?.split(/^## /m)[0] ?? "";
}

function rows(title: string): string[][] {
  const lines = section(title).matchAll(/^\| (?!-)(.*) \|$/gm);
  return [...lines].map(([, cells = ""]) =>
    cells.split(" | ").map((cell) => cell.replaceAll("`", "").trim()),
  );
}

function typesOf(schema: typeof commandSchema | typeof roomEventSchema | typeof partSchema): string[] {
  return schema.def.options.map((option) => option.def.shape.type.def.values[0] ?? "").sort();
}

/** The distinct types named in a tree of examples. */
function typesIn(examples: readonly unknown[]): string[] {
  return [...new Set(examples.map((example) => String((example as { type: unknown }).type)))].sort();
}

describe("README.md", () => {
  it("gives only frames that can be read, and loses nothing of them in the reading", () => {
    assert.ok(frames.length > 20);
    for (const [index, frame] of frames.entries()) {
      const decoded = Array.isArray(values[index]) ? decodeEvents(frame) : decodeCommand(frame);
      assert.ok(decoded.ok, `${decoded.ok || decoded.fault.message}\n${frame}`);
      assert.deepEqual(decoded.value, values[index]);
    }
  });

  it("gives an example of every command, event and part", () => {
    assert.deepEqual(typesIn(values.filter((value) => !Array.isArray(value))), typesOf(commandSchema));
    const events = values.filter((value) => Array.isArray(value)).flat();
    assert.deepEqual(typesIn(events), typesOf(roomEventSchema));
    const parts = events.flatMap((event) => event.message?.parts ?? []);
    assert.deepEqual(typesIn(parts), typesOf(partSchema));
  });

  it("gives only HTTP bodies that can be read", () => {
    const schemas = [
      createSessionRequestSchema,
      sessionTokenSchema,
      refreshTokenRequestSchema,
      problemSchema,
    ];
    const examples = blocks("http");
    assert.equal(examples.length, schemas.length);
    for (const [index, example] of examples.entries()) {
      const body: unknown = JSON.parse(example.slice(example.indexOf("\n\n")));
      assert.deepEqual(schemas[index]?.parse(body), body);
    }
  });

  it("lists every command, refusal with its close code, rejection, part and end", () => {
    const firsts = (title: string) => rows(title).map(([first = ""]) => first);
    const commands = firsts("Commands").slice(1);
    assert.deepEqual(commands.sort(), typesOf(commandSchema));
    const refusals = rows("Refusals")
      .slice(1)
      .map(([code, close]) => [code, Number(close)]);
    assert.deepEqual(refusals, Object.entries(REFUSAL_CLOSE_CODES));
    assert.deepEqual(firsts("Rejections").slice(1), rejectionCodeSchema.options);
    const parts = firsts("Messages").slice(firsts("Messages").indexOf("part") + 1);
    assert.deepEqual(parts.sort(), typesOf(partSchema));
    for (const end of replyEndSchema.options) assert.ok(section("Rules").includes(`\`${end}\` (`), end);
  });

  it("states the limits as the code has them", () => {
    const figures = rows("Limits").map(([, text = ""]) => Number.parseInt(text.replaceAll(",", ""), 10));
    const limits = [FRAME_BYTES_MAX, TEXT_LENGTH_MAX, REPLY_LENGTH_MAX, HELLO_TIMEOUT_MS, BAD_FRAMES_MAX];
    assert.deepEqual(figures.filter(Number.isFinite).slice(0, limits.length), limits);
  });

  it("numbers its rules without a gap", () => {
    const rules = [...section("Rules").matchAll(/^- \*\*P(\d+)\*\* /gm)].map(([, number]) => Number(number));
    assert.deepEqual(
      rules,
      rules.map((_, index) => index + 1),
    );
    assert.equal(rules.length, 28);
  });
});
