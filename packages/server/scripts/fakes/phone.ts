import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";
import type { FakeTelegram } from "./telegram.ts";

const PAGE = new URL("phone.html", import.meta.url);
/** The person who holds the phone. */
const PERSON = 4_242;

const actSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("say"), text: z.string().check(z.minLength(1), z.maxLength(4_096)) }),
  z.object({ type: z.literal("press"), data: z.string(), label: z.string() }),
  z.object({ type: z.literal("block"), isBlocked: z.boolean() }),
  z.object({ type: z.literal("repeat"), isOn: z.boolean() }),
  z.object({ type: z.literal("busy"), seconds: z.int().check(z.minimum(1), z.maximum(60)) }),
]);

/** A line of the talk as the phone shows it. */
interface PhoneLine {
  readonly by: "person" | "bot";
  readonly text: string;
  readonly buttons?: unknown;
}

/** Starts the page of a phone on which somebody talks to the bot of a fake Telegram. */
export async function startPhone(telegram: FakeTelegram, port: number): Promise<FakeServer> {
  const said: { after: number; line: PhoneLine }[] = [];
  const note = (text: string) => said.push({ after: telegram.calls.length, line: { by: "person", text } });
  return startFake(async (request): Promise<FakeAnswer> => {
    if (request.method === "POST") return act(telegram, request, note);
    if (request.url.pathname === "/lines") return { body: linesOf(telegram, said) };
    const headers = { "content-type": "text/html; charset=utf-8" };
    return { body: await readFile(PAGE, "utf8"), headers };
  }, port);
}

function act(telegram: FakeTelegram, { text }: FakeRequest, note: (text: string) => void): FakeAnswer {
  const asked = actSchema.safeParse(JSON.parse(text));
  if (!asked.success) return { status: 422, body: { message: "The phone does not know this." } };
  const { deliveries } = telegram;
  switch (asked.data.type) {
    case "say":
      note(asked.data.text);
      void deliveries.deliver([telegram.text(PERSON, asked.data.text)]);
      break;
    case "press":
      note(asked.data.label);
      void deliveries.deliver([telegram.press(PERSON, asked.data.data)]);
      break;
    case "block":
      void deliveries.deliver([telegram.block(PERSON, asked.data.isBlocked)]);
      break;
    case "repeat":
      Object.assign(deliveries.faults, { repeats: asked.data.isOn ? 1 : 0, isReordered: asked.data.isOn });
      break;
    case "busy":
      telegram.failNext({
        method: "sendMessage",
        code: 429,
        description: "Too Many Requests",
        retryAfter: asked.data.seconds,
      });
      break;
    default:
      return asked.data satisfies never;
  }
  return { body: { ok: true } };
}

function linesOf(telegram: FakeTelegram, said: readonly { after: number; line: PhoneLine }[]): PhoneLine[] {
  const lines: PhoneLine[] = [];
  for (const [index, { body }] of [...telegram.calls, { body: {} }].entries()) {
    lines.push(...said.filter(({ after }) => after === index).map(({ line }) => line));
    const words = body as Readonly<Record<string, unknown>>;
    if (words.chat_id !== PERSON || "draft_id" in words || "action" in words) continue;
    const rich = words.rich_message === undefined ? "" : JSON.stringify(words.rich_message);
    const text = String(words.text ?? words.caption ?? rich).replace(/<[^>]+>/g, "");
    lines.push({ by: "bot", text, buttons: words.reply_markup });
  }
  return lines;
}
