/** The names of the channels, which are the same in every language. */
export const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  messenger: "Messenger",
  instagram: "Instagram",
  email: "E-mail",
};
