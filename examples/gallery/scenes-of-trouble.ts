import { asked, type Scene, said, text } from "./scene-kit.ts";

/** What goes wrong, and what the chat says of it. */
export const TROUBLE: readonly Scene[] = [
  {
    name: "sending",
    title: "Enviando",
    answer: (command) => command.type === "say",
    act: ({ chat }, words) => chat.send(words.lastQuestion),
  },
  {
    name: "offline",
    title: "Sem conexão",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: ({ room, chat }, words) => {
      room.goDown();
      chat.send(words.lastQuestion);
    },
  },
  {
    name: "not-sent",
    title: "Mensagem que não foi enviada",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    answer: (command, tell) => {
      if (command.type !== "say") return false;
      tell({
        type: "rejected",
        id: command.id,
        code: "storage-unavailable",
        message: "The room's disk is full.",
      });
      return true;
    },
    act: ({ chat }, words) => chat.send(words.lastQuestion),
  },
  {
    name: "refused",
    title: "Indisponível nesta página",
    answer: (command, tell, connection) => {
      if (command.type !== "hello") return false;
      tell({ type: "refused", code: "origin-not-allowed", message: "Add this page's origin to the site." });
      connection.cut(4403);
      return true;
    },
  },
  {
    name: "outdated",
    title: "Página aberta há muito tempo",
    answer: (command, tell, connection) => {
      if (command.type !== "hello") return false;
      tell({ type: "refused", code: "client-too-old", message: "Reload the page." });
      connection.cut(4400);
      return true;
    },
  },
];
