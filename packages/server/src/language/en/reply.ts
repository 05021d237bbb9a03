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
    asked: "All right! I noted in this conversation that you'd like to talk to someone from the team.",
    unsure:
      "I can't help with this, so I noted in this conversation that you need to talk to someone from the team.",
    trouble:
      "I'm sorry about that. I noted in this conversation that you need to talk to someone from the team.",
    order:
      "I can't look up orders from here. I noted in this conversation that you need to talk to someone from the team.",
    listed: "This is a matter for someone from the team. I noted it in this conversation.",
  },
  remedies: {
    price: "I understand. What may help with the price:",
    trust: "It's fair to want to be sure. About that:",
    time: "I understand you're in a hurry. About timing:",
    need: "About that:",
    buying: "Great! How to buy:",
    broken: "I am sorry about that. What to do:",
    failed: "I am sorry about that. What to do:",
    late: "I understand your concern. About your order:",
    regret: "No problem, let's sort it out. What the site says:",
  },
  remediesOfCalm: { time: "About timing:", late: "About your order:" },
  handOverNext:
    "When someone from the team joins, their answer appears right here. Until then you can keep asking me.",
  handOverAgain: "Your request to talk to someone from the team is already noted in this conversation.",
  asksWhatNext:
    "and_now$ now_what$ what_now$ what_happens_now what_happens_next what_do_i_do_now is_anyone_coming is_anybody_coming when_will_someone when_will_somebody will_someone will_anyone how_long_until_someone where_is_the_agent",
  callsAgain:
    "anyone_there anybody_there anyone_here anybody_here can_someone can_somebody can_anyone someone_call_me somebody_call_me",
  handOverWithContacts: "To reach the team now:",
  contacts: "This is how to reach the team:",
  catalogue: "This is what we have:",
  cheapest: "Cheapest first:",
  dearest: "Most expensive first:",
  advice:
    "The site's pages do not say that. These are the products; choose one and I'll tell you what they say about it:",
  describedAs: (name) => `I did not find exactly that. What the page says about **${name}**:`,
  whichProduct: "Which of these?",
  whichTopic: "I am not sure what you need. Is it about one of these?",
  thisTopic: "I am not sure I understood. Is it about this?",
  notSaid:
    "I did not find that on the site's pages, and I would rather not guess. Would you like to talk to someone from the team?",
  pages: "I did not find a sure answer to that. It is most likely here:",
  pagesAgain: "I found no sure answer to that either. One of these pages may help:",
  pagesBeside: "One of these pages may help:",
  notSaidEither:
    "I did not find that on the site's pages either. Would you like to talk to someone from the team?",
  noPrice: (name) => `The page for **${name}** doesn't list a price.`,
  price: (name, price) => `**${name}** costs ${price}.`,
  named: (name) => `**${name}**.`,
  availability: {
    "in-stock": "It is in stock.",
    "out-of-stock": "It is out of stock at the moment.",
    "pre-order": "It can be ordered in advance.",
    discontinued: "It is no longer made.",
  },
  askHuman: "Talk to a person",
  fileReceived:
    "I got the file, and it stays in this conversation. I only read text: tell me in words what you need, or talk to someone on the team.",
  abuseNoticed: {
    repeats: "This message has come several times, and my answer to it stays the same.",
    flood: "Many messages came in a short time.",
    probing: "These messages try to change how I work, and I do not do that.",
  },
  abuseFollows:
    "If this goes on, the conversation closes for some minutes. Write what you need in other words, or talk to a person.",
  waitForAnswer: "Wait for the full answer",
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
  nearest: "I am not sure I understood. The closest I found:",
  wholeTable: (link) => `The whole table is on ${link}.`,
  notSaidOf: (question) => `About “${question}”, I found nothing on the site's pages.`,
  howAreYou: (site) =>
    `I'm doing well, thanks! I'm an automatic assistant and answer with what the pages of ${site} say.`,
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
