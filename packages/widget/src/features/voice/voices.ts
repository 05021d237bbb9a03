/**
 * Chooses the best voice for a language: first by region, then on the device before the network (which would receive every
 * answer), then the device's default. `undefined` where no voice speaks the language.
 */
export function chooseVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | undefined {
  const wish = tagOf(language);
  const scoreOf = (voice: SpeechSynthesisVoice) =>
    (tagOf(voice.lang) === wish ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return voices
    .filter((voice) => baseOf(voice.lang) === baseOf(language))
    .reduce<SpeechSynthesisVoice | undefined>(
      (best, voice) => (best && scoreOf(best) >= scoreOf(voice) ? best : voice),
      undefined,
    );
}

// Android writes `pt_BR`, and some engines three letters.
function tagOf(language: string): string {
  return language.replaceAll("_", "-").toLowerCase();
}

function baseOf(language: string): string {
  const base = tagOf(language).split("-")[0] ?? "";
  return { por: "pt", eng: "en", spa: "es", ara: "ar" }[base] ?? base;
}
