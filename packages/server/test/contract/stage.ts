import type { FakeTelegram } from "../../scripts/fakes/telegram.ts";
import type { ScriptedLlm } from "../scripted-llm.ts";
import type { StoringBed, startShop } from "../testbed.ts";

/** A site that the embedded model answers for. */
export const SITE = "loja";

/** A site that the scripted LLM answers for. */
export const LLM_SITE = "loja-llm";

/** A site that asks its visitors how to reach them. */
export const ASKING_SITE = "loja-pergunta";

/** A site that takes files from its visitors. */
export const FILES_SITE = "loja-arquivos";

/** A site of its own for its queue: conversations of other tests take no person's time. */
export const QUEUE_SITE = "loja-fila";

/** A site of its own for its figures: conversations of other tests shall not be counted late. */
export const FIGURES_SITE = "loja-numeros";

/** A question that the shop's page answers. */
export const QUESTION = "Qual é o prazo de troca?";

/** A host that has started, with the sites and the shop that they read. */
export interface ContractStage {
  bed: StoringBed;
  llm: ScriptedLlm;
  telegram: FakeTelegram;
  shop: Awaited<ReturnType<typeof startShop>>;
}
