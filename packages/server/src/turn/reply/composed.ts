import type { CardPart, Choice } from "@prosa/protocol";
import type { ProductFacts } from "../../knowledge/passage.ts";
import type { Evidence } from "../findings.ts";

/** A reply before it is sent: its Markdown and what it rests on. */
export interface Composed {
  text: string;
  evidence: readonly Evidence[];
  choices: readonly Choice[];
  products: readonly ProductFacts[];
  cards?: readonly CardPart[];
  /** Another product of the kind of the one shown. */
  sibling?: ProductFacts;
}
