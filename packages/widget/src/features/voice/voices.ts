/**
 * The voice that fits a language best: its own region before another's, on the device before the network (which would
 * hear every answer), and the device's default before the rest. `undefined` where none speaks it.
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
