import type { ChannelWords } from "./channel-words.ts";

/** The page's words in Portuguese. */
export const PT_BR: ChannelWords = {
  title: "Canais",
  intro: "Onde as pessoas escrevem além do site. Falam com o mesmo assistente e com a mesma equipe.",
  add: "Conectar um canal",
  connect: "Conectar",
  connecting: "Verificando…",
  nothing: "Nenhum canal conectado ainda.",
  onlyOwners: "Só donos do site conectam canais.",
  fields: {
    token: "Token",
    phoneNumberId: "Identificação do número de telefone",
    accountId: "Identificação da conta do WhatsApp Business",
    pageId: "Identificação da página",
    appSecret: "Chave secreta do app",
    address: "Endereço de e-mail",
  },
  before: {
    telegram: [
      "No Telegram, escreva para @BotFather e envie /newbot.",
      "Responda às duas perguntas dele: o nome e o endereço do robô.",
      "Copie o token que ele dá e cole aqui. O endereço das mensagens o Prosa registra sozinho.",
    ],
    whatsapp: [
      "Em developers.facebook.com, crie um app do tipo Empresa e adicione o produto WhatsApp.",
      "Em WhatsApp, Configuração da API, copie as duas identificações. Em Configurações do app, Básico, copie a chave secreta.",
      "Nas configurações da empresa, crie um usuário do sistema, dê a ele o app e a conta, e gere um token com whatsapp_business_messaging e whatsapp_business_management. O token da página da API acaba em um dia; este não.",
    ],
    messenger: [
      "Em developers.facebook.com, crie um app do tipo Empresa e adicione o produto Messenger.",
      "Na página do Facebook, em Sobre, Transparência da página, copie a identificação. Em Configurações do app, Básico, copie a chave secreta.",
      "Em Messenger, Configurações da API, ligue a página ao app e gere o token dela. Para não acabar, gere o token da página por um usuário do sistema, com pages_messaging e pages_manage_metadata.",
    ],
    instagram: [
      "A conta do Instagram precisa ser profissional e estar ligada a uma página do Facebook; nas mensagens do Instagram, permita o acesso de ferramentas conectadas.",
      "Em developers.facebook.com, crie um app do tipo Empresa, adicione o Instagram e copie a chave secreta de Configurações do app, Básico. Copie a identificação da página, em Sobre, Transparência da página.",
      "Gere o token da página por um usuário do sistema, com instagram_basic, instagram_manage_messages e pages_manage_metadata.",
    ],
    email: [
      "Escolha o endereço em que as pessoas escrevem para vocês, como contato@loja.com.br, e digite-o abaixo.",
      "Prosa dá em troca um endereço de entrada. No seu serviço de e-mail, encaminhe a ele tudo o que chega ao primeiro.",
    ],
  },
  after: {
    telegram: "Pronto: escreva para o robô.",
    whatsapp:
      "Último passo: em WhatsApp, Configuração, cole este endereço e este token de verificação, e assine o campo messages.",
    messenger:
      "Último passo: em Messenger, Configurações da API, cole este endereço e este token de verificação, e assine messages, messaging_postbacks, message_echoes, message_deliveries, message_reads, messaging_handovers e standby.",
    instagram:
      "Último passo: em Instagram, Webhooks, cole este endereço e este token de verificação, e assine messages, messaging_postbacks, messaging_seen, messaging_handover e standby.",
    email:
      'Último passo: no seu serviço de e-mail, encaminhe o que chega a este canal para o endereço abaixo. Um e-mail de teste já foi enviado; quando ele voltar, o canal aparece como verificado. Se demorar, peça "Verificar agora".',
  },
  callback: "URL de retorno de chamada",
  verifyToken: "Token de verificação",
  copy: "Copiar",
  copied: "Copiado",
  intake: "Endereço de entrada",
  isWaiting: (channel) =>
    channel === "E-mail" ? "À espera do e-mail de teste" : "À espera da verificação da Meta",
  isVerified: (when) => `Endereço verificado em ${when}`,
  isWell: "Funcionando",
  hasFault: "Com problema",
  renew: "Novo token",
  renewHint: "Da mesma conta. As pessoas e as conversas ficam, e o que espera sai em até quinze minutos.",
  renewed: (name) => `O novo token de ${name} funciona.`,
  faults: {
    token: "O token não vale mais. Escolha “Novo token” no menu; as mensagens esperam.",
    locked: "A plataforma bloqueou a conta: veja o painel dela. As mensagens esperam.",
    payment: "Há um pagamento pendente na plataforma. As mensagens esperam.",
    mail: "O servidor não consegue enviar e-mails: veja as configurações dele. As mensagens esperam.",
    down: "A plataforma não recebe mensagens no momento. Elas esperam e vão assim que der.",
    other: "A plataforma recusou mensagens: veja o painel dela.",
  },
  check: "Verificar agora",
  checked: (name) => `Tudo certo com ${name}.`,
  tried: (address) => `Um e-mail de teste foi enviado a ${address}.`,
  disconnect: "Desconectar",
  disconnectAsk: (name) => `Desconectar ${name}? O token é destruído e nada mais chega por aqui.`,
  since: (when) => `Conectado em ${when}`,
  usage: "O que foi cobrado",
  usageHint: "Mensagens entregues, como a Meta as contou. Os preços estão na tabela da Meta.",
  month: "Mês",
  category: "Categoria",
  billed: "Cobradas",
  free: "Grátis",
  categories: {
    service: "Atendimento",
    utility: "Utilidade",
    marketing: "Marketing",
    authentication: "Autenticação",
  },
  siteOnly: "Só sobre este site",
  siteOnlyHint:
    "Sempre ligado: os termos do WhatsApp não aceitam assistentes gerais. O assistente responde só pelo conhecimento do site.",
  problems: {
    "wrong-token": "A plataforma não conhece este token, ou ele acabou. Copie de novo.",
    "wrong-app-secret": "A chave secreta não é a do app deste token. Copie de Configurações do app, Básico.",
    "wrong-number": "Este token não alcança esse número. Confira a identificação e as permissões.",
    "wrong-account":
      "O app não pode ouvir essa conta. Confira a identificação da conta e as permissões do token.",
    "wrong-page": "Este token não alcança essa página. Confira a identificação e as permissões.",
    "address-refused":
      "A plataforma não aceitou o endereço deste servidor. Ele precisa ser HTTPS e público (PROSA_PUBLIC_URL).",
    "no-answer": "A plataforma não respondeu. Tente de novo em um minuto.",
    "no-mail":
      "O e-mail deste servidor não está configurado ou não funciona: quem cuida dele confere PROSA_MAIL_URL e PROSA_MAIL_REPLY_TO.",
    "mail-refused":
      "O servidor de e-mail não aceitou nada para este endereço. Confira como ele está escrito.",
    "another-account": "O token é de outra conta. Conecte essa conta como outro canal.",
    "bad-body": "Algo não tem a forma que a plataforma usa. Copie de novo, sem espaços.",
    failed: "Não deu certo. Tente de novo.",
    offline: "Sem conexão com o servidor.",
  },
};
