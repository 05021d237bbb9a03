import type { Room } from "./desk-layers.ts";

/** The server's folders of channels, as part of the table in `layers.ts`. */
export const CHANNEL_ROOMS: Readonly<Record<string, Room>> = {
  // A channel's room is reached by its messages alone: no session imports it.
  channels: {
    may: "channels/email channels/messenger channels/telegram channels/whatsapp extract/fetch platform",
    libraries: "@prosa/protocol zod",
  },
  "channels/encode": { may: "channels channels/text language turn/reply", libraries: "@prosa/protocol" },
  "channels/room": {
    may: "channels channels/encode files models platform security security/rate-limits security/sealing",
    libraries: "@noble/hashes @prosa/protocol zod",
  },
  // Mails go by the deployment's own way of mail, and come by the gateway's.
  "channels/email": {
    may: "channels channels/encode channels/text mail platform",
    libraries: "@prosa/protocol zod",
  },
  "channels/telegram": {
    may: "channels channels/encode channels/text extract/fetch platform security",
    libraries: "@prosa/protocol zod",
  },
  // What WhatsApp, Messenger and Instagram share: the Graph API's calls and errors, and the checks of its webhooks.
  "channels/meta": { may: "channels security security/sealing", libraries: "@prosa/protocol zod" },
  "channels/messenger": {
    may: "channels channels/encode channels/meta channels/text",
    libraries: "zod",
  },
  "channels/whatsapp": {
    may: "channels channels/encode channels/meta channels/text",
    libraries: "@prosa/protocol zod",
  },
  "channels/text": { may: "", libraries: "marked" },
};
