import weights from "../../../../data/evidence-weights.json" with { type: "json" };
import { EvidenceModel } from "./evidence-model.ts";

/** The evidence model that turns use unless told otherwise; `run` beside the weights names what made them. */
export const shippedEvidence = new EvidenceModel(weights);
