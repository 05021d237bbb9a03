import { createProactive } from "../features/proactive/feature.ts";
import { createSound } from "../features/sound/feature.ts";
import { createTracking } from "../features/tracking/feature.ts";
import type { CreateFeature } from "./feature.ts";

/** The registry of the features that work while the chat is closed. They are loaded where the site uses one of them. */
export const BACKGROUND_FEATURES: readonly CreateFeature[] = [createProactive, createSound, createTracking];
