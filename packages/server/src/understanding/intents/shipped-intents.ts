import model from "../../../data/intent-model.json" with { type: "json" };
import type { ModelText } from "../learning/model-text.ts";

/** The default intents, trained on the seed corpus by eval/train-intents.ts; a test holds the model's sum against the corpus. */
export const shippedIntents: ModelText = model;
