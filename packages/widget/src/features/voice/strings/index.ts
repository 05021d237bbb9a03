import type { WidgetLanguage } from "../../../strings/language.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-br.ts";
import type { VoiceStrings } from "./strings.ts";

export type { VoiceStrings };

export const VOICE_STRINGS: Readonly<Record<WidgetLanguage, VoiceStrings>> = { "pt-BR": ptBR, en, es, ar };
