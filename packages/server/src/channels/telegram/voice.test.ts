import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startFake } from "../../../scripts/fakes/fake-server.ts";
import { VOICE_BYTES } from "../../../scripts/fakes/telegram.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { startTelegramBed, type TelegramBed } from "../../../test/channels/telegram-bed.ts";

describe("a voice message on Telegram", () => {
  const heard: string[] = [];
  const opened: { stage?: TelegramBed; close?: () => Promise<void> } = {};
  const stage = () => opened.stage as TelegramBed;

  before(async () => {
    const transcriber = await startFake(({ text }) => {
      heard.push(text);
      return { body: { text: "Qual é o prazo de troca?" } };
    });
    opened.close = () => transcriber.close();
    opened.stage = await startTelegramBed({
      OPENAI_BASE_URL: `${transcriber.origin}/v1`,
      OPENAI_TRANSCRIPTION_MODEL: "scripted",
    });
  });
  after(async () => {
    await stage().close();
    await opened.close?.();
  });

  it("is fetched, transcribed and answered as words", async () => {
    const { bed, fake: telegram } = stage();
    const voice = { voice: { file_id: "voice-1", mime_type: "audio/ogg" } };
    await telegram.deliveries.deliver([telegram.media(7, voice)]);
    await until(bed, () => telegram.read(7).join().includes("30 dias"));
    assert.ok(heard.some((form) => form.includes(VOICE_BYTES)));
  });

  it("stands beside a picture, which comes as its mark with the caption", async () => {
    const { bed, fake: telegram } = stage();
    const photo = {
      photo: [{ file_id: "small" }, { file_id: "large" }],
      caption: "Qual é o prazo de troca?",
    };
    await telegram.deliveries.deliver([telegram.media(8, photo)]);
    await until(bed, () => telegram.read(8).length > 0);
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const transcript = await bed.platform.callRoom("main", session, "/transcript");
    assert.match(await transcript.text(), /\[foto\] Qual é o prazo de troca\?/);
  });
});
