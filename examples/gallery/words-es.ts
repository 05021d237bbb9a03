import type { Words } from "./words.ts";

const COFFEE_MAKER = "Cafetera Italiana Aurora, 6 tazas";
const COFFEE_MAKER_PAGE = "produtos/cafeteira-italiana-aurora-6-xicaras.html";

/** What is said in the gallery, in Spanish. */
export const SPANISH: Words = {
  site: "Almacén Aurora",
  greeting: "¡Hola! Somos Almacén Aurora. ¿En qué podemos ayudarte?",
  yesterday: { question: "¿Abren los sábados?", answer: "Sí, de 9 a 13, en la tienda de la sierra." },
  proactive: "¿Dudas entre las cafeteras? Pregunta: la respuesta llega al momento.",
  question: "¿Cuánto cuesta la cafetera italiana?",
  answer: "La **Cafetera Italiana Aurora** de 6 tazas cuesta **R$ 189,90** y está disponible.",
  product: { name: COFFEE_MAKER, price: 189.9, currency: "BRL" },
  card: { title: "Garantía de 12 meses", text: "Piezas y mano de obra, con la factura." },
  ticket: "Cambio del molinillo Pinhão",
  sources: [
    { title: `${COFFEE_MAKER} · Almacén Aurora`, page: COFFEE_MAKER_PAGE, quote: "R$ 189,90" },
    { title: `${COFFEE_MAKER} · Almacén Aurora`, page: `${COFFEE_MAKER_PAGE}#estoque`, quote: "Disponible" },
    { title: "Garantía | Almacén Aurora", page: "garantia.html", quote: "12 meses" },
  ],
  choices: ["Formas de pago", "Plazo de entrega", "Ver otras cafeteras"],
  rich:
    "### Cómo cambiar\n\nTienes **30 días** para cambiar. Así se hace:\n\n1. Abre [Mis pedidos](/shop/trocas.html)\n" +
    "2. Elige el *motivo*\n3. Imprime la etiqueta `AUR-2041`\n\n| Envío | Plazo |\n|---|---|\n| Capital | 2 días |\n" +
    "| Interior | 5 días |\n\n> Los productos en oferta también se pueden cambiar.\n\n```\nAUR-2041-SP\n```",
  growing: "La entrega en la capital tarda hasta **2 días hábiles**. En el interior, el plazo es",
  person: ["Hola, soy Lía, del equipo de Almacén Aurora.", "Ya estoy viendo tu pedido."],
  notice: "Lía se unió a la conversación.",
  agent: { id: "agent-lia-0001", name: "Lía Moura" },
  shelf: [COFFEE_MAKER, "Molinillo Manual Pinhão", "Hervidor Cuello de Cisne Bruma, 1 litro"],
  lastQuestion: "¿Y en cuántas cuotas puedo pagar?",
  long: [
    {
      question: "¿Cuál es el plazo de entrega?",
      answer: "Hasta 2 días hábiles en la capital y 5 en el interior.",
    },
    { question: "¿Y el envío?", answer: "Gratis desde R$ 199. Por debajo, desde R$ 14,90." },
    { question: "¿Puedo recogerlo en la tienda?", answer: "Sí: en 2 horas, de lunes a sábado." },
    {
      question: "¿Muelen el café?",
      answer: "Sí. Di en el pedido cómo lo preparas: filtro, espresso o prensa.",
    },
  ],
  sought: "5 en el interior",
  unbreakable: `https://loja.example/${"pedido-".repeat(14)}fin`,
  asking: {
    consent: "Usamos tus datos solo para responder a esta conversación.",
    callBack: "Quiero que alguien me llame.",
    formIntro: "¡Claro! Deja tu contacto y el equipo te responde hoy mismo.",
    contact: { name: "Ana Pérez", email: "ana@example.com", phone: "+54 11 5555 0000" },
    surveyIntro: "Fue un placer hablar contigo. ¡Hasta la próxima!",
    comment: "Rápido y claro, y el café llegó al día siguiente.",
    contactCard: { title: "Habla con la tienda", text: "De lunes a sábado, de 9 a 18." },
    ways: {
      map: "Ver en el mapa",
      whatsapp: "WhatsApp",
      call: "Llamar",
      mail: "Correo",
      hours: "¿Abre en festivos?",
      hello: "¡Hola! Vengo del sitio.",
    },
    productIntro: "La cafetera está disponible, con entrega en 2 días hábiles en la capital.",
    productActions: { buy: "Comprar", ask: "Preguntar en Telegram", question: "¿Sirve para inducción?" },
    written: { title: "Manual del equipo: cambios", quote: "30 días" },
  },
};
