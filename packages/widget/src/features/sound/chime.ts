const NOTES: readonly (readonly [hertz: number, startS: number])[] = [
  [659.3, 0],
  [880, 0.09],
];
/** How long a message sounds, in seconds. */
export const LENGTH_S = 0.32;
const LOUDNESS = 0.06;

let context: AudioContext | undefined;
let isSounding = false;

/**
 * Two soft notes for a message that nobody saw come. Made here, so that nothing is loaded for them. Where the visitor has
 * not touched the page yet, browsers allow no sound, and there is none. What comes at once sounds once, and no louder.
 */
export function chime(): void {
  if (isSounding || navigator.userActivation?.hasBeenActive === false) return;
  isSounding = true;
  setTimeout(() => {
    isSounding = false;
  }, LENGTH_S * 1_000);
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
    for (const [hertz, startS] of NOTES) play(context, hertz, context.currentTime + startS);
  } catch {
    // A device without sound stays silent.
  }
}

function play(audio: AudioContext, hertz: number, startsAt: number): void {
  const tone = new OscillatorNode(audio, { type: "sine", frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, startsAt);
  volume.gain.linearRampToValueAtTime(LOUDNESS, startsAt + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, startsAt + LENGTH_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(startsAt);
  tone.stop(startsAt + LENGTH_S);
}
