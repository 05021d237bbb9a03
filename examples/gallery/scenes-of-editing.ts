import {
  appears,
  asked,
  cited,
  find,
  product,
  type Scene,
  type Stage,
  said,
  text,
  yesterday,
} from "./scene-kit.ts";
import type { Words } from "./words.ts";

const LONG_LOG = 5_000;

const log = (words: Words) => [
  ...yesterday(words),
  asked(words),
  said("assistant", [text(words.answer), product(words), ...cited(words)], 2, { replyTo: "message-0003" }),
];

/** A clipboard that takes everything, since the browser's would ask. */
function installClipboard(): void {
  Object.defineProperty(navigator, "clipboard", { value: { write: () => Promise.resolve() } });
}

async function search(stage: Stage, words: string): Promise<void> {
  find(stage, "[part=menu]")?.click();
  (await appears(stage, "[role=menu] [role=menuitem]")).click();
  const input = await appears<HTMLInputElement>(stage, "[role=search] input");
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function rounds(words: Words, count: number): ReturnType<NonNullable<Scene["log"]>> {
  return Array.from({ length: count }, (_, round) => {
    const { question = "", answer = "" } = words.long[round % words.long.length] ?? {};
    const at = (count - round) * 9;
    return [said("visitor", [text(question)], at), said("assistant", [text(answer)], at - 1)];
  }).flat();
}

/** What the visitor does with what was already said. */
export const EDITING: readonly Scene[] = [
  {
    name: "editing",
    title: "A pergunta em edição",
    log,
    act: async (stage) => (await appears(stage, ".tool.edit")).click(),
  },
  {
    name: "replaced",
    title: "Pergunta trocada, com outra resposta",
    log: (words) => [
      asked(words),
      said("assistant", [text(words.growing)], 3, { replyTo: "message-0001", end: "stopped" }),
      said("visitor", [text(words.lastQuestion)], 2, { replaces: "message-0001" }),
      said("assistant", [text(words.answer)], 1, { replyTo: "message-0003" }),
    ],
    act: async (stage) => void (await appears(stage, ".tool.again")),
  },
  {
    name: "copied",
    title: "Resposta copiada",
    log,
    prepare: installClipboard,
    act: async (stage) => {
      const tools = await appears(stage, "[role=group].tools");
      tools.querySelector<HTMLElement>(".copy")?.click();
      await appears(stage, ".chip");
    },
  },
  {
    name: "older",
    title: "Uma resposta anterior em foco",
    log,
    act: async (stage) => {
      const tools = await appears(stage, ".tools.beside");
      tools.closest<HTMLElement>("[role=article]")?.focus();
    },
  },
  {
    name: "search",
    title: "Busca na conversa",
    log: (words) => rounds(words, 30),
    act: async (stage, words) => {
      await appears(stage, ".tool");
      await search(stage, words.sought);
    },
  },
  {
    name: "not-found",
    title: "Busca sem resultado",
    log,
    act: async (stage) => {
      await appears(stage, ".tool");
      await search(stage, "xyz");
    },
  },
  {
    name: "history",
    title: "Cinco mil mensagens",
    log: (words) => rounds(words, LONG_LOG / 2),
    act: async (stage) => {
      const scroller = await appears(stage, ".scroll");
      await appears(stage, ".tool");
      scroller.scrollTop -= 1_500;
    },
  },
];
