import type { PushCounts } from "@prosa/protocol/desk";

/** The languages of the desk, by the tag in the worker's address. */
const WORDS = {
  "pt-BR": {
    offered: "Uma conversa foi oferecida a você.",
    unread: (count: number) =>
      count === 1 ? "Um visitante seu escreveu." : `${count} visitantes seus escreveram.`,
    waiting: (count: number) => (count === 1 ? "Uma pessoa espera." : `${count} pessoas esperam.`),
    nobody: "Ninguém espera mais.",
    unknown: "Alguém espera.",
  },
  en: {
    offered: "A conversation was offered to you.",
    unread: (count: number) =>
      count === 1 ? "A visitor of yours wrote." : `${count} visitors of yours wrote.`,
    waiting: (count: number) => (count === 1 ? "One person waits." : `${count} people wait.`),
    nobody: "Nobody waits any more.",
    unknown: "Somebody waits.",
  },
  es: {
    offered: "Te ofrecieron una conversación.",
    unread: (count: number) =>
      count === 1 ? "Un visitante tuyo escribió." : `${count} visitantes tuyos escribieron.`,
    waiting: (count: number) => (count === 1 ? "Una persona espera." : `${count} personas esperan.`),
    nobody: "Ya no espera nadie.",
    unknown: "Alguien espera.",
  },
} as const;

/** The words of one notice; `isQuiet` where there is nothing to come for any more. */
interface PushNotice {
  title: string;
  body: string;
  isQuiet: boolean;
}

/** The notice of what there is to tell; of nobody knows what, where the server could not be asked. */
export function noticeOf(counts: PushCounts | null, language: string): PushNotice {
  const words = language === "en" || language === "es" ? WORDS[language] : WORDS["pt-BR"];
  const title = counts?.site || "Prosa";
  if (!counts) return { title, body: words.unknown, isQuiet: false };
  const { offered, unread, waiting } = counts;
  const parts = [
    ...(offered > 0 ? [words.offered] : []),
    ...(unread > 0 ? [words.unread(unread)] : []),
    ...(waiting > 0 && offered === 0 ? [words.waiting(waiting)] : []),
  ];
  return { title, body: parts.join(" ") || words.nobody, isQuiet: parts.length === 0 };
}
