import type { Plural } from "./plural.ts";
import type { Strings } from "./strings.ts";

// "à 01:00", but "às 02:00".
const clockOf = (time: string) => `${/^0?1\D/.test(time) ? "à" : "às"} ${time}`;

export const ptBR = (plural: Plural): Strings => ({
  language: "pt-BR",
  chatWith: (site) => `Conversa com ${site}`,
  defaultName: "Atendimento",
  close: "Fechar a conversa",
  messages: "Mensagens",
  conversation: "Conversa",
  you: "Você",
  assistant: "Assistente",
  person: "Atendente",
  notice: "Aviso",
  greeting: "Oi! Que bom ter você aqui. O que você quer saber?",
  whoAnswers: "O assistente responde na hora. Se preferir, peça uma pessoa.",
  suggestions: "Sugestões para começar",
  starters: ["O que vocês oferecem?", "Qual é o horário de atendimento?", "Como entro em contato?"],
  placeholder: "Escreva sua mensagem",
  write: "Sua mensagem",
  send: "Enviar",
  stop: "Parar a resposta",
  writing: "Escrevendo",
  lookingUp: "Procurando",
  askHuman: "Falar com uma pessoa",
  humanAsked: "Aguardando atendente",
  personHere: "Com alguém da equipe",
  online: "Responde na hora",
  connecting: "Conectando",
  offline: "Sem conexão",
  away: "Indisponível",
  offlineHint:
    "Você está sem conexão. Pode escrever: a mensagem fica guardada e vai assim que a conexão voltar.",
  retryNow: "Tentar agora",
  outdated:
    "Esta página ficou aberta por muito tempo. Recarregue para continuar; sua conversa está guardada.",
  reload: "Recarregar",
  unavailable:
    "A conversa não está disponível nesta página. Procure os contatos do site para falar com a equipe.",
  notKept: "Este navegador não permite guardar a conversa: ela some quando você sair da página.",
  menu: "Mais opções",
  erased: "A conversa foi apagada, aqui e no servidor.",
  erasing: "A conversa foi apagada aqui. Do servidor ela sai assim que houver conexão.",
  notKeptFull: "Não há mais espaço neste aparelho: o que vier agora não fica guardado.",
  notRead: "Não foi possível ler tudo o que estava guardado. Mensagens não enviadas podem ter se perdido.",
  consent:
    "Nada fica guardado antes da sua primeira mensagem. Depois, a conversa fica neste aparelho e com o site.",
  ready: "Pronto para conversar",
  sending: "Enviando",
  waiting: "Será enviada quando a conexão voltar",
  notSent: "Não foi enviada.",
  failed: "Não foi enviada. Tente de novo.",
  retry: "Tentar de novo",
  discard: "Apagar",
  jump: "Ir para a última mensagem",
  news: "Mensagens novas",
  newMessages: (count) => plural(count, { one: "# mensagem nova", other: "# mensagens novas" }),
  earlier: "Mostrar mensagens anteriores",
  teamHere: "A equipe atende agora.",
  teamHereUntil: ({ day, time }) => `A equipe atende agora, até ${day && `${day} `}${clockOf(time)}.`,
  teamBackAt: ({ kind, day, time }) =>
    `A equipe volta ${kind === "date" ? "em " : ""}${day && `${day} `}${clockOf(time)}.`,
});
