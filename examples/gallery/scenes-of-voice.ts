import { appears, asked, find, type Scene, type Stage, said, text } from "./scene-kit.ts";
import { installScriptedSpeech } from "./scripted-speech.ts";
import type { Words } from "./words.ts";

const log = (words: Words) => [asked(words), said("assistant", [text(words.answer)], 2)];

async function press(stage: Stage, part: string): Promise<void> {
  (await appears(stage, `[part=${part}]`)).click();
  await appears(stage, "[part=voice]");
}

/** What the visitor says and hears. */
export const VOICE: readonly Scene[] = [
  {
    name: "dictating",
    title: "Ditando",
    log,
    prepare: ({ lastQuestion }) => installScriptedSpeech({ words: lastQuestion }),
    act: (stage) => press(stage, "dictate"),
  },
  {
    name: "talking",
    title: "Conversa por voz",
    log,
    prepare: ({ lastQuestion }) => installScriptedSpeech({ words: lastQuestion }),
    act: async (stage) => {
      await press(stage, "talk");
      await appears(stage, ".heard");
    },
  },
  {
    name: "not-heard",
    title: "Sem microfone",
    log,
    prepare: () => installScriptedSpeech({ fault: "audio-capture" }),
    act: async (stage) => {
      await press(stage, "dictate");
      await appears(stage, ".voice-bar.fault");
      find(stage, "textarea")?.blur();
    },
  },
];
