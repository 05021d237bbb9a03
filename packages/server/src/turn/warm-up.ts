import { detectLanguage } from "../language/detect.ts";
import { readDanger } from "../understanding/danger/danger.ts";
import { findEntities } from "../understanding/entities/entities.ts";
import { intentsOf } from "../understanding/intents/intent.ts";
import { readSentiment } from "../understanding/sentiment/sentiment.ts";
import { findMisspellings } from "../understanding/spelling/spelling.ts";

const SAMPLE = "Oi, qto custa a entrga?";

/** The work that an isolate's first message would otherwise wait for, in pieces of some tens of milliseconds. */
const pieces: readonly (() => unknown)[] = [
  () => detectLanguage(SAMPLE, { among: ["pt-BR", "en", "es"], fallback: "pt-BR" }),
  () => intentsOf().classify(SAMPLE),
  () => readDanger(SAMPLE),
  () => findMisspellings(SAMPLE),
  () => findEntities(SAMPLE, { language: "pt-BR", now: 0 }),
  () => readSentiment(SAMPLE, "pt-BR"),
];

/** Does an isolate's first work ahead of its first message, one piece each time the runtime is free. */
export function warmUp(after: (delayMs: number, callback: () => void) => unknown): void {
  const go = (place: number) => {
    const piece = pieces[place];
    if (piece === undefined) return;
    after(0, () => {
      piece();
      go(place + 1);
    });
  };
  go(0);
}
