const NOTES: readonly (readonly [hertz: number, startS: number])[] = [
  [659.3, 0],
  [880, 0.09],
];
/** The length of the sound, in seconds. */
export const LENGTH_S = 0.32;
const LOUDNESS = 0.06;

let context: AudioContext | undefined;
let isSounding = false;

/**
 * Plays two soft notes. They are synthesised, so nothing is loaded for them. Browsers allow no sound before the visitor
 * touches the page. Several messages at once sound once, and no louder.
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
