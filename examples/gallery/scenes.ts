import type { Scene } from "./scene-kit.ts";
import { ASKING_SCENES } from "./scenes-of-asking.ts";
import { CHOICE } from "./scenes-of-choice.ts";
import { EDITING } from "./scenes-of-editing.ts";
import { TALK } from "./scenes-of-talk.ts";
import { TROUBLE } from "./scenes-of-trouble.ts";
import { VOICE } from "./scenes-of-voice.ts";

/** Every state that the visual review and axe look at. */
export const SCENES: readonly Scene[] = [
  ...TALK,
  ...ASKING_SCENES,
  ...TROUBLE,
  ...CHOICE,
  ...VOICE,
  ...EDITING,
];
