import type { ReplyTemplates } from "../pack/replies.ts";
import { called } from "../text/called.ts";

export const portugueseReply: ReplyTemplates = {
  locale: "pt-BR",
  greeting: (site, name) => `Olá${called(name)}! Sou o assistente de ${site}. Em que posso ajudar?`,
  leaving: "Sem problema! Quando quiser voltar, é só escrever.",
  goodbye: "Até logo! Se precisar de mais alguma coisa, é só chamar.",
  thanks: (name) => `De nada${called(name)}! Posso ajudar em mais alguma coisa?`,
  smallTalk: (site) =>
    `Sou um assistente automático e respondo com o que está nas páginas de ${site}. Em que posso ajudar?`,
  quoted: (title) => `A página “${title}” diz, em outro idioma:`,
  quotedElsewhere: "O site informa, em outro idioma:",
  hoursOf: (title) => `Horários, segundo a página “${title}”:`,
  handOver: {
    asked: "Certo! Deixei registrado nesta conversa que você quer falar com alguém da equipe.",
    unsure:
      "Não consigo ajudar com isso, então deixei registrado nesta conversa que você precisa falar com alguém da equipe.",
    trouble:
      "Sinto muito por isso. Deixei registrado nesta conversa que você precisa falar com alguém da equipe.",
    order:
      "Daqui eu não consigo consultar pedidos. Deixei registrado nesta conversa que você precisa falar com alguém da equipe.",
    listed: "Esse assunto é com alguém da equipe. Deixei isso registrado nesta conversa.",
  },
  remedies: {
    price: "Entendo. O que pode ajudar no preço:",
    trust: "É normal querer ter certeza. Sobre isso:",
    time: "Entendo a pressa. Sobre o prazo:",
    need: "Sobre isso:",
    buying: "Ótimo! Para comprar:",
    broken: "Sinto muito por isso. O que fazer:",
    failed: "Sinto muito por isso. O que fazer:",
    late: "Entendo a preocupação. Sobre o seu pedido:",
    regret: "Sem problema, vamos resolver. O que diz o site:",
  },
  remediesOfCalm: { time: "Sobre o prazo:", late: "Sobre o seu pedido:" },
  handOverNext:
    "Quando alguém da equipe entrar, a resposta aparece aqui mesmo. Até lá, pode continuar me perguntando.",
  handOverAgain: "Seu pedido para falar com alguém da equipe já está registrado nesta conversa.",
  asksWhatNext:
    "e_agora$ e_ai$ e_depois$ o_que_acontece_agora o_que_acontece_depois o_que_faco_agora e_agora_o_que quanto_tempo_demora_para_me_responder vao_me_responder alguem_vai_me quando_vao_me quando_alguem_vai quando_me_respondem cade_o_atendente cade_a_pessoa",
  callsAgain:
    "tem_alguem_ai alguem_ai$ tem_gente_ai alguem_me_liga alguem_pode_me alguem_me_ajuda alguem_me_atende vao_me_ligar me_liga$ me_ligam$",
  handOverWithContacts: "Para falar com a equipe agora:",
  contacts: "Você fala com a equipe por aqui:",
  catalogue: "Isto é o que temos:",
  cheapest: "Do mais barato ao mais caro:",
  dearest: "Do mais caro ao mais barato:",
  advice: "Isso as páginas do site não dizem. Estes são os produtos; escolha um e conto o que há sobre ele:",
  describedAs: (name) => `Não encontrei exatamente isso. O que a página diz de **${name}**:`,
  whichProduct: "Qual destes?",
  whichTopic: "Não tenho certeza do que você precisa. É sobre um destes assuntos?",
  thisTopic: "Não tenho certeza de ter entendido. É sobre isto?",
  notSaid:
    "Não encontrei isso nas páginas do site, e prefiro não adivinhar. Quer falar com uma pessoa da equipe?",
  pages: "Não achei uma resposta certa para isso. O mais provável é que esteja aqui:",
  pagesAgain: "Para isso também não achei uma resposta certa. Talvez uma destas páginas ajude:",
  pagesBeside: "Talvez uma destas páginas ajude:",
  notSaidEither: "Isso eu também não encontrei nas páginas do site. Quer falar com uma pessoa da equipe?",
  noPrice: (name) => `A página de **${name}** não informa o preço.`,
  price: (name, price) => `**${name}** custa ${price}.`,
  named: (name) => `**${name}**.`,
  availability: {
    "in-stock": "Está disponível em estoque.",
    "out-of-stock": "Produto esgotado no momento.",
    "pre-order": "Está disponível sob encomenda.",
    discontinued: "Saiu de linha.",
  },
  askHuman: "Falar com uma pessoa",
  fileReceived:
    "Recebi o arquivo e ele fica nesta conversa. Eu só leio texto: conte em palavras o que precisa, ou fale com uma pessoa da equipe.",
  abuseNoticed: {
    repeats: "Esta mensagem já veio várias vezes, e a minha resposta continua a mesma.",
    flood: "Chegaram muitas mensagens em pouco tempo.",
    probing: "Estas mensagens tentam mudar o meu funcionamento, e isso eu não faço.",
  },
  abuseFollows:
    "Se continuar assim, a conversa fica fechada por alguns minutos. Escreva com outras palavras o que precisa, ou fale com uma pessoa.",
  waitForAnswer: "Esperar a resposta completa",
  compared: "Lado a lado, nas palavras das páginas:",
  inOrder: {
    size: {
      most: "Do maior ao menor, pelo que dizem as páginas:",
      least: "Do menor ao maior, pelo que dizem as páginas:",
    },
    weight: {
      most: "Do mais pesado ao mais leve, pelo que dizem as páginas:",
      least: "Do mais leve ao mais pesado, pelo que dizem as páginas:",
    },
    height: {
      most: "Do mais alto ao mais baixo, pelo que dizem as páginas:",
      least: "Do mais baixo ao mais alto, pelo que dizem as páginas:",
    },
  },
  nearest: "Não tenho certeza de ter entendido. O mais próximo disso que encontrei:",
  wholeTable: (link) => `A tabela inteira está em ${link}.`,
  notSaidOf: (question) => `Sobre “${question}”, não encontrei nada nas páginas do site.`,
  howAreYou: (site) =>
    `Por aqui tudo bem! Sou um assistente automático e respondo com o que está nas páginas de ${site}.`,
  contactCard: "Contatos",
  ways: {
    phone: "Telefone",
    whatsapp: "WhatsApp",
    email: "E-mail",
    instagram: "Instagram",
    telegram: "Telegram",
    address: "Endereço",
    hours: "Horário de atendimento",
  },
  reach: {
    whatsapp: () => "Chamar no WhatsApp",
    phone: (to) => `Ligar para ${to}`,
    email: (to) => `Escrever para ${to}`,
    instagram: (to) => `Instagram ${to}`,
    telegram: (to) => `Telegram ${to}`,
  },
  seeProduct: "Ver a página do produto",
  compareWith: (name) => `Comparar com ${name}`,
  difference: (one, other) => `Qual a diferença entre ${one} e ${other}?`,
};
