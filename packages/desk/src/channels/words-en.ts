import type { ChannelWords } from "./channel-words.ts";

/** The page's words in English. */
export const EN: ChannelWords = {
  title: "Channels",
  intro: "Where people write besides the site. They talk to the same assistant and the same team.",
  add: "Connect a channel",
  connect: "Connect",
  connecting: "Checking…",
  nothing: "No channel is connected yet.",
  onlyOwners: "Only owners of the site connect channels.",
  fields: {
    token: "Token",
    phoneNumberId: "Phone number ID",
    accountId: "WhatsApp Business account ID",
    pageId: "Page ID",
    appSecret: "App secret",
    address: "E-mail address",
  },
  before: {
    telegram: [
      "In Telegram, write to @BotFather and send /newbot.",
      "Answer its two questions: the bot's name and its address.",
      "Copy the token that it gives and paste it here. Prosa registers the address for messages by itself.",
    ],
    whatsapp: [
      "On developers.facebook.com, make an app of the type Business and add the product WhatsApp.",
      "Copy both IDs from WhatsApp, API setup, and the secret from App settings, Basic.",
      "In the business's settings, make a system user, give it the app and the account, and make a token with whatsapp_business_messaging and whatsapp_business_management. The token of the API page ends after a day; this one does not.",
    ],
    messenger: [
      "On developers.facebook.com, make an app of the type Business and add the product Messenger.",
      "Copy the ID from the Facebook page, About, Page transparency, and the secret from App settings, Basic.",
      "On Messenger, API settings, link the page to the app and make its token. So that it does not end, make the page's token by a system user, with pages_messaging and pages_manage_metadata.",
    ],
    instagram: [
      "The Instagram account has to be professional and linked to a Facebook page; in Instagram's message settings, allow connected tools.",
      "On developers.facebook.com, make an app of the type Business, add Instagram, and copy the secret from App settings, Basic. Copy the page's ID from About, Page transparency.",
      "Make the page's token by a system user, with instagram_basic, instagram_manage_messages and pages_manage_metadata.",
    ],
    email: [
      "Choose the address at which people write to you, such as contact@shop.com, and type it below.",
      "Prosa gives an intake address for it. In your mail service, forward everything that arrives at the first to that one.",
    ],
  },
  after: {
    telegram: "Done: write to the bot.",
    whatsapp:
      "Last step: on WhatsApp, Configuration, paste this address and this verify token, and subscribe to the field messages.",
    messenger:
      "Last step: on Messenger, API settings, paste this address and this verify token, and subscribe to messages, messaging_postbacks, message_echoes, message_deliveries, message_reads, messaging_handovers and standby.",
    instagram:
      "Last step: on Instagram, Webhooks, paste this address and this verify token, and subscribe to messages, messaging_postbacks, messaging_seen, messaging_handover and standby.",
    email:
      'Last step: in your mail service, forward what arrives at this channel to the address below. A test mail has left already; once it is back, the channel is shown as checked. If it takes long, choose "Check now".',
  },
  callback: "Callback URL",
  verifyToken: "Verify token",
  copy: "Copy",
  copied: "Copied",
  intake: "Intake address",
  isWaiting: (channel) => (channel === "E-mail" ? "Waiting for the test mail" : "Waiting for Meta's check"),
  isVerified: (when) => `Address checked on ${when}`,
  isWell: "Working",
  hasFault: "Has a problem",
  renew: "New token",
  renewHint:
    "Of the same account. People and conversations stay, and what waits goes within a quarter of an hour.",
  renewed: (name) => `The new token of ${name} works.`,
  faults: {
    token: "The token is not valid any more. Choose “New token” in the menu; messages wait.",
    locked: "The platform has locked the account: see its dashboard. Messages wait.",
    payment: "A payment is due at the platform. Messages wait.",
    mail: "The server cannot send mail: see its settings. Messages wait.",
    down: "The platform takes no messages at the moment. They wait, and go as soon as they can.",
    other: "The platform refused messages: see its dashboard.",
  },
  check: "Check now",
  checked: (name) => `All is well with ${name}.`,
  tried: (address) => `A test mail has left for ${address}.`,
  disconnect: "Disconnect",
  disconnectAsk: (name) => `Disconnect ${name}? The token is destroyed and nothing more comes by it.`,
  since: (when) => `Connected on ${when}`,
  usage: "What was charged",
  usageHint: "Delivered messages, as Meta counted them. Prices are in Meta's rate card.",
  month: "Month",
  category: "Category",
  billed: "Charged",
  free: "Free",
  categories: {
    service: "Service",
    utility: "Utility",
    marketing: "Marketing",
    authentication: "Authentication",
  },
  siteOnly: "About this site only",
  siteOnlyHint:
    "Always on: WhatsApp's terms do not allow general assistants. The assistant answers from the site's knowledge alone.",
  problems: {
    "wrong-token": "The platform does not know this token, or it has ended. Copy it again.",
    "wrong-app-secret": "The secret is not that of the token's app. Copy it from App settings, Basic.",
    "wrong-number": "This token does not reach that number. Check the ID and the permissions.",
    "wrong-account":
      "The app may not hear of that account. Check the account's ID and the token's permissions.",
    "wrong-page": "This token does not reach that page. Check the ID and the permissions.",
    "address-refused":
      "The platform did not take this server's address. It has to be public HTTPS (PROSA_PUBLIC_URL).",
    "no-answer": "The platform did not answer. Try again in a minute.",
    "no-mail":
      "This server's mail is not set up, or does not work: the person who runs it checks PROSA_MAIL_URL and PROSA_MAIL_REPLY_TO.",
    "mail-refused": "The server of mail took no mail to this address. Check how it is written.",
    "another-account": "The token is of another account. Connect that one as a channel of its own.",
    "bad-body": "Something does not look as the platform writes it. Copy it again, without spaces.",
    failed: "That did not work. Try again.",
    offline: "No connection to the server.",
  },
};
