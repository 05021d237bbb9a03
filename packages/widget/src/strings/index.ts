import type { Language } from "@prosa/protocol";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-br.ts";
import type { Strings } from "./strings.ts";

export { languageOf } from "./language.ts";
export type { Strings };

export const STRINGS: Readonly<Record<Language, Strings>> = { "pt-BR": ptBR, en, es };
