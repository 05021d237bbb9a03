import assert from "node:assert/strict";
import { type ChannelConnection, channelConnectionSchema } from "@prosa/protocol";
import { Deliveries } from "../../scripts/fakes/deliveries.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "../../scripts/fakes/telegram.ts";
import { addPage, putSite } from "../client.ts";
import { OWNER, post } from "../http.ts";
import { type StillBed, startShop, startStill, type Variables } from "../testbed.ts";

/** A site that is connected to a fake Telegram, under a clock that moves only while a test waits. */
export interface TelegramBed {
  readonly bed: StillBed;
  readonly telegram: FakeTelegram;
  /** The connection as its owner sees it. */
  readonly connection: ChannelConnection;
  close(): Promise<void>;
}

export async function startTelegramBed(variables: Variables = {}): Promise<TelegramBed> {
  const beds: { bed?: StillBed } = {};
  const deliver: typeof fetch = (address, init) => {
    if (!beds.bed) throw new Error("Nothing is delivered before the server has started.");
    return beds.bed.fetch(new URL(String(address)).pathname, init);
  };
  const telegram = await new FakeTelegram(new Deliveries(Math.random, deliver)).start();
  const bed = startStill({ variables: { PROSA_TELEGRAM_URL: telegram.origin, ...variables } });
  beds.bed = bed;
  const shop = await startShop();
  await putSite(bed, "loja", { model: "embedded" });
  await addPage(bed, "loja", shop.url);
  const body = { channel: "telegram", site: "loja", token: TELEGRAM_TOKEN };
  const response = await post(bed, "/api/channels", body, OWNER);
  assert.equal(response.status, 201);
  return {
    bed,
    telegram,
    connection: channelConnectionSchema.parse(await response.json()),
    async close() {
      await telegram.close();
      await shop.close();
      await bed.close();
    },
  };
}

/** Moves the clock on until something is so; whatever waits for a time, or for an answer of a fake, comes about. */
export async function until(
  { clock }: StillBed,
  isSo: () => boolean | Promise<boolean>,
  stepMs = 100,
): Promise<void> {
  while (!(await isSo())) {
    clock.advance(stepMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
