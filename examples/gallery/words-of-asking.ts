/** What is said where the gallery shows forms, surveys and actions. */
export interface Asking {
  consent: string;
  callBack: string;
  formIntro: string;
  contact: { name: string; email: string; phone: string };
  surveyIntro: string;
  comment: string;
  contactCard: { title: string; text: string };
  ways: { map: string; whatsapp: string; call: string; mail: string; hours: string; hello: string };
  productIntro: string;
  productActions: { buy: string; ask: string; question: string };
  written: { title: string; quote: string };
}

export const ASKING: Readonly<Record<"pt-BR" | "ar", Asking>> = {
  "pt-BR": {
    consent: "Usamos os seus dados só para responder a esta conversa.",
    callBack: "Quero que alguém me ligue.",
    formIntro: "Claro! Deixe o seu contato e a equipe retorna ainda hoje.",
    contact: { name: "Ana Souza", email: "ana@exemplo.com.br", phone: "(35) 99999-0000" },
    surveyIntro: "Foi um prazer conversar com você. Até a próxima!",
    comment: "Rápido e claro, e o café chegou no dia seguinte.",
    contactCard: { title: "Fale com a loja", text: "De segunda a sábado, das 9h às 18h." },
    ways: {
      map: "Ver no mapa",
      whatsapp: "WhatsApp",
      call: "Ligar",
      mail: "E-mail",
      hours: "Abre no feriado?",
      hello: "Olá! Vim pelo site.",
    },
    productIntro: "A cafeteira está em estoque, com entrega em 2 dias úteis na capital.",
    productActions: { buy: "Comprar", ask: "Perguntar no Telegram", question: "Serve no fogão de indução?" },
    written: { title: "Manual da equipe: trocas", quote: "30 dias" },
  },
  ar: {
    consent: "نستخدم بياناتك للرد على هذه المحادثة فقط.",
    callBack: "أريد أن يتصل بي أحد.",
    formIntro: "بكل سرور! اترك بياناتك وسيتواصل معك الفريق اليوم.",
    contact: { name: "ليلى حداد", email: "layla@example.com", phone: "+971 50 123 4567" },
    surveyIntro: "سعدنا بالحديث معك. إلى اللقاء!",
    comment: "رد سريع وواضح.",
    contactCard: { title: "تواصل مع المتجر", text: "من الاثنين إلى السبت، من 9 صباحًا إلى 6 مساءً." },
    ways: {
      map: "عرض على الخريطة",
      whatsapp: "واتساب",
      call: "اتصال",
      mail: "بريد إلكتروني",
      hours: "هل تفتحون في العطلة؟",
      hello: "مرحبًا! جئت من الموقع.",
    },
    productIntro: "الإبريق متوفر، ويصل خلال يومي عمل داخل العاصمة.",
    productActions: { buy: "شراء", ask: "اسأل على تيليجرام", question: "هل يناسب الموقد الحثي؟" },
    written: { title: "دليل الفريق: الاستبدال", quote: "30 يومًا" },
  },
};
