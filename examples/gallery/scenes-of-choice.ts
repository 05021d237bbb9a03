import { appears, asked, find, type Scene, type Stage, said, text } from "./scene-kit.ts";

async function openMenu(stage: Stage): Promise<HTMLElement[]> {
  find(stage, "[part=menu]")?.click();
  const menu = await appears(stage, "[role=menu]");
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

/** What the visitor and the site decide about the chat itself. */
export const CHOICE: readonly Scene[] = [
  {
    name: "proactive",
    title: "O site fala primeiro",
    isClosed: true,
    attributes: ({ proactive }) => ({ proactive: JSON.stringify([{ text: proactive }]) }),
    act: async (stage) => {
      await appears(stage, "[part~=teaser]");
    },
  },
  {
    name: "menu",
    title: "O menu",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: async (stage) => {
      await openMenu(stage);
    },
  },
  {
    name: "another-device",
    title: "Continuar em outro aparelho",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: async (stage) => {
      // After the search and the survey.
      (await openMenu(stage)).at(2)?.click();
      await appears(stage, "svg.code");
      await appears(stage, ".others");
    },
  },
  {
    name: "erase",
    title: "Antes de apagar",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: async (stage) => {
      (await openMenu(stage)).at(-1)?.click();
      await appears(stage, "[role=alertdialog]");
    },
  },
  {
    name: "erased",
    title: "Conversa apagada",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: async (stage) => {
      (await openMenu(stage)).at(-1)?.click();
      const question = await appears(stage, "[role=alertdialog]");
      question.querySelector<HTMLElement>("button.alert")?.click();
      await appears(stage, ".opening");
    },
  },
  { name: "consent", title: "Antes do consentimento", attributes: () => ({ consent: "required" }) },
];
