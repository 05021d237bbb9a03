import { FakeTelegram, TELEGRAM_TOKEN } from "../../scripts/fakes/telegram.ts";
import type { Models } from "../../src/models/registry.ts";
import type { Variables } from "../testbed.ts";
import { type ChannelBed, startChannelBed } from "./channel-bed.ts";

/** A site that is connected to a fake Telegram. */
export type TelegramBed = ChannelBed<FakeTelegram>;

export function startTelegramBed(variables: Variables = {}, models?: Models): Promise<TelegramBed> {
  return startChannelBed(
    (deliveries) => new FakeTelegram(deliveries).start(),
    ({ origin }) => ({ PROSA_TELEGRAM_URL: origin, ...variables }),
    { channel: "telegram", token: TELEGRAM_TOKEN },
    models && { models },
  );
}
