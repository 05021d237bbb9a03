import type { ReplyTemplates } from "../pack/replies.ts";
import { called } from "../text/called.ts";

export const englishReply: ReplyTemplates = {
  locale: "en-US",
  greeting: (site, name) => `Hello${called(name)}! I am the assistant of ${site}. How can I help?`,
  leaving: "No problem! Just write whenever you like.",
  goodbye: "Goodbye! If you need anything else, just write.",
  thanks: (name) => `You are welcome${called(name)}! Is there anything else I can help with?`,
  smallTalk: (site) =>
    `I am an automatic assistant and answer with what the pages of ${site} say. How can I help?`,
  quoted: (title) => `The page “${title}” says, in another language:`,
  quotedElsewhere: "The site says, in another language:",
  hoursOf: (title) => `Opening hours, as the page “${title}” states them:`,
  handOver: {
    asked: "All right. Your wish to talk to a person is noted in this conversation.",
    unsure: "I am not managing to help with this, so I noted in this conversation that you need a person.",
    trouble: "I am sorry about that. I noted in this conversation that you need to talk to a person.",
    order:
      "I cannot look orders up from here. I noted in this conversation that you need a person of the team.",
    listed: "This is a matter for a person of the team. I noted it in this conversation.",
  },
  remedies: {
    price: "I understand. What may help with the price:",
    trust: "It is fair to want to be sure. On that:",
    time: "I understand the hurry. On timing:",
    need: "On that:",
    buying: "Great! How to buy:",
    broken: "I am sorry about that. What to do:",
    failed: "I am sorry about that. What to do:",
    late: "I understand the worry. On your order:",
    regret: "No problem, let us sort it out. What the site says:",
  },
  handOverWithContacts: "To reach the team now:",
  contacts: "This is how to reach the team:",
  catalogue: "This is what we have:",
  cheapest: "From the cheapest on:",
  dearest: "From the most expensive down:",
  advice:
    "The site's pages do not say that. These are the products; choose one and I will tell what there is on it:",
  describedAs: (name) => `I did not find exactly that. What the page says of **${name}**:`,
  whichProduct: "Which of these?",
  whichTopic: "I am not sure what you need. Is it about one of these?",
  thisTopic: "I am not sure I understood. Is it about this?",
  notSaid:
    "I did not find that on the site's pages, and I would rather not guess. Would you like to talk to someone from the team?",
  notSaidEither:
    "I did not find that on the site's pages either. Would you like to talk to someone from the team?",
  noPrice: (name) => `The page of **${name}** does not state a price.`,
  price: (name, price) => `**${name}** costs ${price}.`,
  named: (name) => `**${name}**.`,
  availability: {
    "in-stock": "It is in stock.",
    "out-of-stock": "It is out of stock at the moment.",
    "pre-order": "It can be ordered in advance.",
    discontinued: "It is no longer made.",
  },
  askHuman: "Talk to a person",
  compared: "Side by side, in the pages' own words:",
  inOrder: {
    size: {
      most: "From the biggest down, by what the pages state:",
      least: "From the smallest up, by what the pages state:",
    },
    weight: {
      most: "From the heaviest down, by what the pages state:",
      least: "From the lightest up, by what the pages state:",
    },
    height: {
      most: "From the tallest down, by what the pages state:",
      least: "From the shortest up, by what the pages state:",
    },
  },
  nearest: "I am not sure I understood. The nearest to it that I found:",
  wholeTable: (link) => `The whole table is on ${link}.`,
  notSaidOf: (question) => `On “${question}” I found nothing on the site's pages.`,
  howAreYou: (site) =>
    `All well here! I am an automatic assistant and answer with what the pages of ${site} say.`,
  contactCard: "Contacts",
  ways: {
    phone: "Phone",
    whatsapp: "WhatsApp",
    email: "E-mail",
    instagram: "Instagram",
    telegram: "Telegram",
    address: "Address",
    hours: "Opening hours",
  },
  reach: {
    whatsapp: () => "Write on WhatsApp",
    phone: (to) => `Call ${to}`,
    email: (to) => `Write to ${to}`,
    instagram: (to) => `Instagram ${to}`,
    telegram: (to) => `Telegram ${to}`,
  },
  seeProduct: "See the product's page",
  compareWith: (name) => `Compare with ${name}`,
  difference: (one, other) => `What is the difference between ${one} and ${other}?`,
};
