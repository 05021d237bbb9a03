import type { ChannelKind } from "@prosa/protocol";
import type { Environment } from "../platform/environment.ts";
import type { Mailer } from "../platform/mailer.ts";
import type { Channel } from "./channel.ts";
import { createEmail, emailSettingsSchema } from "./email/channel.ts";
import { createMessenger, messengerSettingsSchema } from "./messenger/channel.ts";
import { createTelegram, telegramSettingsSchema } from "./telegram/channel.ts";
import { createWhatsApp, whatsAppSettingsSchema } from "./whatsapp/channel.ts";

/** The deployment's part in a channel. `isVerified`: its platform, or a trial, has found the address for updates. */
interface ChannelMeans {
  readonly environment: Pick<Environment, "platforms" | "mail" | "secret">;
  readonly mailer?: Mailer | undefined;
  readonly isVerified: boolean;
}

/** Makes the channel of a connection from its settings; throws where these are not of its kind. */
type CreateChannel = (settings: unknown, means: ChannelMeans) => Channel;

/** Every channel; one line each. */
const CHANNELS: Readonly<Record<ChannelKind, CreateChannel>> = {
  telegram: (settings, { environment }) =>
    createTelegram(telegramSettingsSchema.parse(settings), environment.platforms.telegram),
  messenger: (settings, { environment }) =>
    createMessenger("messenger", messengerSettingsSchema.parse(settings), environment.platforms.graph),
  instagram: (settings, { environment }) =>
    createMessenger("instagram", messengerSettingsSchema.parse(settings), environment.platforms.graph),
  whatsapp: (settings, { environment }) =>
    createWhatsApp(whatsAppSettingsSchema.parse(settings), environment.platforms.graph),
  email: (settings, means) => createEmail(emailSettingsSchema.parse(settings), means),
};

/** Creates the channel of a connection. Throws for settings that do not fit. */
export function createChannel(kind: ChannelKind, settings: unknown, means: ChannelMeans): Channel {
  return CHANNELS[kind](settings, means);
}
