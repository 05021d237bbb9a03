import { createLength } from "../features/character-count/feature.ts";
import { createDevices } from "../features/devices/feature.ts";
import { createFiles } from "../features/files/feature.ts";
import { createForms } from "../features/forms/feature.ts";
import { createFullScreen } from "../features/fullscreen/feature.ts";
import { createHours } from "../features/hours/feature.ts";
import { createKeyboard } from "../features/keyboard/feature.ts";
import { createLooks } from "../features/looks/feature.ts";
import { createMenu } from "../features/menu/feature.ts";
import { createMotion } from "../features/motion/feature.ts";
import { createVisibilityRefresh } from "../features/visibility/feature.ts";
import { createVoice } from "../features/voice/feature.ts";
import { createWide } from "../features/wide/feature.ts";
import type { CreateFeature } from "./feature.ts";

/**
 * The registry: a line for each feature. These load after the first paint, in one file. A feature that needs a conversation
 * is in `conversation-features.ts`, and one that works while the chat is closed in `background-features.ts`.
 */
export const FEATURES: readonly CreateFeature[] = [
  createFullScreen,
  createWide,
  createMenu,
  createDevices,
  createForms,
  createHours,
  createLength,
  createLooks,
  createFiles,
  createVoice,
  createKeyboard,
  createVisibilityRefresh,
  createMotion,
];
