import type { Message } from "@prosa/protocol";
import { ENGLISH } from "./words-en.ts";
import { SPANISH } from "./words-es.ts";
import { ASKING, type Asking } from "./words-of-asking.ts";

/** What is said in the gallery. The widget's own words come from the widget. */
export interface Words {
  site: string;
  greeting: string;
  yesterday: { question: string; answer: string };
  question: string;
  answer: string;
  product: { name: string; price: number; currency: string };
  card: { title: string; text: string };
  ticket: string;
  sources: readonly { title: string; page: string; quote: string }[];
  choices: readonly string[];
  rich: string;
  growing: string;
  person: readonly string[];
  notice: string;
  agent: NonNullable<Message["agent"]>;
  /** The names of three products. */
  shelf: readonly string[];
  lastQuestion: string;
  long: readonly { question: string; answer: string }[];
  unbreakable: string;
  /** What is looked for in `long`. */
  sought: string;
  asking: Asking;
  proactive: string;
}

export const WORDS: Readonly<Record<"pt-BR" | "en" | "es" | "ar", Words>> = {
  en: ENGLISH,
  es: SPANISH,
  "pt-BR": {
    site: "Armazém Aurora",
    greeting: "Oi! Aqui é o Armazém Aurora. Em que posso ajudar?",
    yesterday: { question: "Vocês abrem aos sábados?", answer: "Sim, das 9h às 13h, na loja da serra." },
    proactive: "Em dúvida entre as cafeteiras? Pergunte: a resposta vem na hora.",
    question: "Quanto custa a cafeteira italiana?",
    answer: "A **Cafeteira Italiana Aurora** de 6 xícaras custa **R$ 189,90** e está em estoque.",
    product: { name: "Cafeteira Italiana Aurora 6 xícaras", price: 189.9, currency: "BRL" },
    card: { title: "Garantia de 12 meses", text: "Peças e mão de obra, com a nota fiscal." },
    ticket: "Troca do moedor Pinhão",
    sources: [
      {
        title: "Cafeteira Italiana Aurora 6 xícaras · Armazém Aurora",
        page: "produtos/cafeteira-italiana-aurora-6-xicaras.html",
        quote: "R$ 189,90",
      },
      {
        title: "Cafeteira Italiana Aurora 6 xícaras · Armazém Aurora",
        page: "produtos/cafeteira-italiana-aurora-6-xicaras.html#estoque",
        quote: "Em estoque",
      },
      { title: "Garantia | Armazém Aurora", page: "garantia.html", quote: "12 meses" },
    ],
    choices: ["Formas de pagamento", "Prazo de entrega", "Ver outras cafeteiras"],
    rich:
      "### Como trocar\n\nVocê tem **30 dias** para trocar. É assim:\n\n1. Abra [Meus pedidos](/shop/trocas.html)\n" +
      "2. Escolha o *motivo*\n3. Imprima a etiqueta `AUR-2041`\n\n| Frete | Prazo |\n|---|---|\n| Capital | 2 dias |\n" +
      "| Interior | 5 dias |\n\n> Produtos em promoção também podem ser trocados.\n\n```\nAUR-2041-SP\n```",
    growing: "A entrega na capital leva até **2 dias úteis**. No interior, o prazo é",
    person: ["Oi, aqui é a Lia, da equipe do Armazém.", "Já estou vendo o seu pedido."],
    notice: "Lia entrou na conversa.",
    agent: { id: "agent-lia-0001", name: "Lia Moura" },
    shelf: [
      "Cafeteira Italiana Aurora 6 xícaras",
      "Moedor Manual Pinhão",
      "Chaleira Bico de Ganso Bruma 1 litro",
    ],
    lastQuestion: "E em quantas vezes posso pagar?",
    long: [
      { question: "Qual o prazo de entrega?", answer: "Até 2 dias úteis na capital e até 5 no interior." },
      { question: "E o frete?", answer: "Grátis acima de R$ 199. Abaixo disso, a partir de R$ 14,90." },
      { question: "Posso retirar na loja?", answer: "Pode: em 2 horas, de segunda a sábado." },
      {
        question: "Vocês moem o café?",
        answer: "Sim. Diga no pedido como você prepara: coado, espresso ou prensa.",
      },
    ],
    sought: "ate 5",
    unbreakable: `https://loja.example/${"pedido-".repeat(14)}fim`,
    asking: ASKING["pt-BR"],
  },
  ar: {
    site: "متجر أورورا",
    greeting: "أهلًا بك في متجر أورورا! كيف يمكننا مساعدتك؟",
    yesterday: { question: "هل تفتحون يوم السبت؟", answer: "نعم، من التاسعة صباحًا حتى الواحدة ظهرًا." },
    proactive: "هل تحتار بين الأباريق؟ اسألنا وسنجيبك فورًا.",
    question: "كم سعر إبريق القهوة الإيطالي؟",
    answer: "سعر **إبريق أورورا الإيطالي** (6 فناجين) هو **189.90 ريالًا** وهو متوفر الآن.",
    product: { name: "إبريق أورورا الإيطالي، 6 فناجين", price: 189.9, currency: "BRL" },
    card: { title: "ضمان لمدة 12 شهرًا", text: "يشمل القطع والإصلاح مع إبراز الفاتورة." },
    ticket: "استبدال مطحنة Pinhão",
    sources: [
      {
        title: "إبريق أورورا الإيطالي · متجر أورورا",
        page: "produtos/cafeteira-italiana-aurora-6-xicaras.html",
        quote: "189.90",
      },
      {
        title: "إبريق أورورا الإيطالي · متجر أورورا",
        page: "produtos/cafeteira-italiana-aurora-6-xicaras.html#estoque",
        quote: "متوفر",
      },
      { title: "الضمان | متجر أورورا", page: "garantia.html", quote: "12 شهرًا" },
    ],
    choices: ["طرق الدفع", "مدة التوصيل", "أباريق أخرى"],
    rich:
      "### طريقة الاستبدال\n\nأمامك **30 يومًا** للاستبدال:\n\n1. افتح [طلباتي](/shop/trocas.html)\n2. اختر *السبب*\n" +
      "3. اطبع الملصق `AUR-2041`\n\n| المنطقة | المدة |\n|---|---|\n| العاصمة | يومان |\n| غيرها | 5 أيام |\n\n" +
      "> يمكن أيضًا استبدال منتجات العروض.\n\n```\nAUR-2041-SP\n```",
    growing: "يستغرق التوصيل داخل العاصمة **يومي عمل** على الأكثر، أما خارجها",
    person: ["مرحبًا، معك ليا من فريق المتجر.", "أنا أراجع طلبك الآن."],
    notice: "انضمت ليا إلى المحادثة.",
    agent: { id: "agent-lia-0001", name: "ليا منصور" },
    shelf: ["إبريق أورورا الإيطالي، 6 فناجين", "مطحنة يدوية Pinhão", "غلاية Bruma، لتر واحد"],
    lastQuestion: "هل يمكنني الدفع بالتقسيط؟",
    long: [
      { question: "كم يستغرق التوصيل؟", answer: "يومي عمل داخل العاصمة، وخمسة أيام خارجها." },
      { question: "وما تكلفة الشحن؟", answer: "مجاني للطلبات التي تزيد على 199 ريالًا." },
      { question: "هل أستطيع الاستلام من المتجر؟", answer: "نعم، خلال ساعتين، من الاثنين إلى السبت." },
      { question: "هل تطحنون القهوة؟", answer: "نعم. اذكر في الطلب طريقة التحضير (espresso أو filter)." },
    ],
    sought: "استلام",
    unbreakable: `https://loja.example/${"pedido-".repeat(14)}fim`,
    asking: ASKING.ar,
  },
};
