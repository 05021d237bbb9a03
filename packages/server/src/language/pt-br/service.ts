import type { ServiceWords } from "../pack/service.ts";

export const portugueseService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "Agora o atendimento está fechado."
      : `Agora o atendimento está fechado; abrimos ${opens}.`,
  leaveTicket:
    "Se preferir, envie o formulário abaixo: abro um chamado, que a equipe responde e você acompanha aqui e na página dele. Até lá, pode continuar me perguntando.",
  asksForTicket:
    "abrir_*_chamado abre_*_chamado abra_*_chamado abrir_*_ticket abre_*_ticket abra_*_ticket abrir_*_protocolo abrir_*_ocorrencia registrar_*_chamado registrar_*_reclamacao registra_*_reclamacao fazer_*_reclamacao_formal criar_*_chamado cria_*_chamado criar_*_ticket cria_*_ticket",
  draftTicket: "Preparei o chamado com o que você contou. Confira, ajuste o que quiser e envie:",
  urgent: "urgente$ urgencia$ emergencia$ para_hoje$ pra_hoje$ o_quanto_antes$ imediatamente$",
  kinds: {
    order: "Pedido",
    delivery: "Entrega",
    returns: "Troca ou devolução",
    payment: "Pagamento",
    product: "Produto",
    support: "Problema ou defeito",
    complaint: "Reclamação",
    other: "Outro assunto",
  },
  noSubject: "Pedido de atendimento",
  conversationNumber: (number) => `Protocolo deste atendimento: **${number}**.`,
  deviceJoined:
    "Esta conversa foi aberta em outro aparelho. Se não foi você, abra o menu e desconecte os outros aparelhos.",
  statuses: {
    new: "Novo",
    open: "Em andamento",
    waiting: "Aguardando você",
    solved: "Resolvido",
    closed: "Encerrado",
  },
  ticketOpened: (number, expected) =>
    `Chamado nº **${number}** aberto.${expected === undefined ? "" : ` Previsão de solução: até ${expected}.`}`,
  ticketChanged: (number, status) => `Chamado nº **${number}**: ${status.toLowerCase()}.`,
  ticketAnswered: (number, name, text) => `${name} respondeu ao chamado nº **${number}**:\n\n${text}`,
  page: {
    ticket: "Chamado",
    status: "Situação",
    kind: "Assunto",
    expected: "Previsão de solução",
    opened: "Aberto em",
    history: "Histórico",
    you: "Você",
    team: "Equipe",
    room: "Sistema",
    add: "Acrescentar informação",
    send: "Enviar",
    close: "Encerrar chamado",
    isClosed: "Este chamado está encerrado.",
    urgency: "Urgência",
    file: "Anexar um arquivo, até 10 MB",
  },
  fileFaults: {
    "too-large": "O arquivo passa de 10 MB. Nada foi enviado.",
    type: "Este tipo de arquivo não é aceito. Nada foi enviado.",
    broken: "A imagem está danificada. Nada foi enviado.",
    full: "Esta conversa não aceita mais arquivos. Nada foi enviado.",
    often: "Arquivos demais em pouco tempo. Espere alguns minutos e envie de novo.",
    none: "Este chamado não aceita arquivos. Nada foi enviado.",
  },
  urgencies: { low: "Baixa", normal: "Normal", high: "Alta", urgent: "Urgente" },
};
