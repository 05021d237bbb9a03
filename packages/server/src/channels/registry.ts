import type { ChannelKind } from "@prosa/protocol";
import type { Environment } from "../platform/environment.ts";
import type { Channel } from "./channel.ts";
import { createMessenger, messengerSettingsSchema } from "./messenger/channel.ts";
import { createTelegram, telegramSettingsSchema } from "./telegram/channel.ts";
import { createWhatsApp, whatsAppSettingsSchema } from "./whatsapp/channel.ts";

/** Makes the channel of a connection from its settings; throws where these are not of its kind. */
type CreateChannel = (settings: unknown, platforms: Environment["platforms"]) => Channel;

/** Every channel that is built; one line each. */
const CHANNELS: Partial<Record<ChannelKind, CreateChannel>> = {
  telegram: (settings, { telegram }) => createTelegram(telegramSettingsSchema.parse(settings), telegram),
  messenger: (settings, { graph }) =>
    createMessenger("messenger", messengerSettingsSchema.parse(settings), graph),
  instagram: (settings, { graph }) =>
    createMessenger("instagram", messengerSettingsSchema.parse(settings), graph),
  whatsapp: (settings, { graph }) => createWhatsApp(whatsAppSettingsSchema.parse(settings), graph),
};

/** The channel of a connection; `null` for a kind that is not built. Throws for settings that do not fit. */
export function createChannel(
  kind: ChannelKind,
  settings: unknown,
  platforms: Environment["platforms"],
): Channel | null {
  return CHANNELS[kind]?.(settings, platforms) ?? null;
}
