import type { Words } from "./words.ts";

const COFFEE_MAKER = "Aurora Italian Coffee Maker, 6 cups";
const COFFEE_MAKER_PAGE = "produtos/cafeteira-italiana-aurora-6-xicaras.html";

/** What is said in the gallery, in English. */
export const ENGLISH: Words = {
  site: "Aurora Store",
  greeting: "Hi! This is Aurora Store. How can we help?",
  yesterday: { question: "Are you open on Saturdays?", answer: "Yes, from 9 to 1, in the shop on the hill." },
  proactive: "Not sure which coffee maker? Ask, and the answer comes at once.",
  question: "How much is the Italian coffee maker?",
  answer: "The **Aurora Italian Coffee Maker** for 6 cups costs **R$ 189.90** and is in stock.",
  product: { name: COFFEE_MAKER, price: 189.9, currency: "BRL" },
  card: { title: "12 months of warranty", text: "Parts and labour, with the invoice." },
  ticket: "Exchange of the Pinhão grinder",
  sources: [
    { title: `${COFFEE_MAKER} · Aurora Store`, page: COFFEE_MAKER_PAGE, quote: "R$ 189.90" },
    { title: `${COFFEE_MAKER} · Aurora Store`, page: `${COFFEE_MAKER_PAGE}#estoque`, quote: "In stock" },
    { title: "Warranty | Aurora Store", page: "garantia.html", quote: "12 months" },
  ],
  choices: ["Ways to pay", "Delivery time", "Other coffee makers"],
  rich:
    "### How to exchange\n\nYou have **30 days**. This is how:\n\n1. Open [My orders](/shop/trocas.html)\n" +
    "2. Choose the *reason*\n3. Print the label `AUR-2041`\n\n| Delivery | Time |\n|---|---|\n| Capital | 2 days |\n" +
    "| Elsewhere | 5 days |\n\n> Products on sale can be exchanged too.\n\n```\nAUR-2041-SP\n```",
  growing: "Delivery in the capital takes up to **2 working days**. Elsewhere it takes",
  person: ["Hi, this is Lia from the team at Aurora.", "I am looking at your order now."],
  notice: "Lia joined the conversation.",
  agent: { id: "agent-lia-0001", name: "Lia Moura" },
  shelf: [COFFEE_MAKER, "Pinhão Hand Grinder", "Bruma Gooseneck Kettle, 1 litre"],
  lastQuestion: "And can I pay in instalments?",
  long: [
    { question: "How long does delivery take?", answer: "Up to 2 working days in the capital, 5 elsewhere." },
    { question: "And what does it cost?", answer: "Nothing above R$ 199. Below that, from R$ 14.90." },
    { question: "Can I collect it in the shop?", answer: "Yes: within 2 hours, Monday to Saturday." },
    {
      question: "Do you grind the coffee?",
      answer: "Yes. Say in the order how you make it: filter, espresso or press.",
    },
  ],
  sought: "5 elsewhere",
  unbreakable: `https://loja.example/${"order-".repeat(14)}end`,
  asking: {
    consent: "We use your details only to answer this conversation.",
    callBack: "I would like somebody to call me.",
    formIntro: "Of course! Leave your contact, and the team comes back to you today.",
    contact: { name: "Ann Miller", email: "ann@example.com", phone: "+44 20 7946 0000" },
    surveyIntro: "It was a pleasure to talk to you. See you soon!",
    comment: "Quick and clear, and the coffee came the next day.",
    contactCard: { title: "Talk to the shop", text: "Monday to Saturday, from 9 to 6." },
    ways: {
      map: "Show on the map",
      whatsapp: "WhatsApp",
      call: "Call",
      mail: "E-mail",
      hours: "Open on holidays?",
      hello: "Hello! I come from the site.",
    },
    productIntro: "The coffee maker is in stock, with delivery in 2 working days in the capital.",
    productActions: { buy: "Buy", ask: "Ask on Telegram", question: "Does it work on induction?" },
    written: { title: "The team's manual: exchanges", quote: "30 days" },
  },
};
