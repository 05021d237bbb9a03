import { createEdit } from "../features/edit/feature.ts";
import { createSearch } from "../features/search/feature.ts";
import type { CreateFeature } from "./feature.ts";

/** The registry of the features that load last: nothing shows of them before the visitor uses one. */
export const LATE_FEATURES: readonly CreateFeature[] = [createSearch, createEdit];
