import type { Experiment, Language, Variant } from "@prosa/protocol";
import type { PrefilteredPattern } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold, wordsOfFolded } from "../../language/text/words.ts";

/** Words that make visitors hurry: few left, little time, others who buy. */
const PRESSURE: Readonly<Record<Language, PrefilteredPattern>> = {
  "pt-BR": wordPattern(
    `ultimas?_(\\d+_)?unidade ultimas?_(\\d+_)?peca ultimas?_(\\d+_)?vaga ultimos_(\\d+_)?lugar ultima_chance ultimas_chance
    ultima_oportunidade ultimos_(\\d+_)?dia ultimo_dia ultimas_(\\d+_)?hora so_*_hoje$ somente_hoje$ apenas_hoje$ so_ate_hoje$ so_ate_amanha$ so_agora$
    restam_ resta_so$ resta_apenas$ sobraram_ faltam_poucos faltam_poucas faltam_so faltam_apenas por_tempo_limitado tempo_limitado
    enquanto_durar enquanto_houver enquanto_tem$ corra$ corre_que$ nao_perca$ nao_deixe_passar antes_que_acabe antes_que_esgote antes_que_termine
    vai_acabar$ vao_acabar$ esta_acabando$ estao_acabando$ esta_esgotando$ quase_esgotad oferta_relampago oferta_expira oferta_termina
    promocao_termina promocao_acaba termina_hoje$ acaba_hoje$ expira_hoje$ expira_em$ pessoas_*_vendo pessoas_*_olhando pessoas_*_comprando aproveite_antes aproveite_ja$`,
  ),
  en: wordPattern(
    `last_(\\d+_)?unit last_(\\d+_)?item last_(\\d+_)?piece last_chance last_(\\d+_)?seat last_(\\d+_)?spot last_(\\d+_)?room last_few final_hour last_hours only_*_left$ few_left$
    only_today$ today_only$ just_today$ limited_time while_supplies while_stock while_they_last hurry$ don_t_miss dont_miss do_not_miss act_now act_fast
    before_it_s_gone before_its_gone before_they_re_gone before_it_is_too_late ends_today ends_tonight ends_soon expires_today expires_in expires_soon
    selling_fast selling_out running_out almost_gone almost_sold people_*_viewing people_*_looking people_*_buying flash_sale don_t_wait`,
  ),
  es: wordPattern(
    `ultimas?_(\\d+_)?unidad ultimas?_(\\d+_)?plaza ultimas?_(\\d+_)?pieza ultimos_(\\d+_)?lugar ultimos_(\\d+_)?cupo ultima_oportunidad ultimo_dia
    ultimos_(\\d+_)?dia ultimas_(\\d+_)?hora queda_solo$ quedan_ solo_*_hoy$ solo_hasta por_tiempo_limitado tiempo_limitado hasta_agotar date_prisa$ apresur
    corre_que$ no_te_lo_pierdas no_te_pierdas no_se_lo_pierda no_se_pierda antes_de_que_se_acabe antes_de_que_acabe antes_de_que_se_agote
    antes_de_que_termine se_acaba$ se_agota se_estan_agotando se_esta_agotando casi_agotad termina_hoy$ acaba_hoy$ expira_hoy$ expira_en$
    personas_*_viendo personas_*_mirando personas_*_comprando oferta_relampago`,
  ),
};

/** Words of a variant that make visitors hurry, and which nothing of the site says. */
interface InventedPressure {
  experiment: string;
  variant: string;
  words: string;
}

/** The first hurry that a variant of an experiment invents: words for it that no text of the site has. Pure. */
export function inventedPressure(
  experiments: readonly Experiment[],
  texts: readonly string[],
): InventedPressure | undefined {
  for (const { id: experiment, variants } of experiments) {
    for (const variant of variants) {
      const found = wordsOfVariant(variant).flatMap(pressureIn);
      const words = found.find((one) => !isSaid(one, texts));
      if (words !== undefined) return { experiment, variant: variant.id, words };
    }
  }
  return undefined;
}

/** Everything that a variant would have visitors read, or the assistant say; things that are never said are none of it. */
function wordsOfVariant({ greeting = {}, starters = {}, guidance = {}, proactive = [] }: Variant): string[] {
  const { persona = "", tone = "", say = [], facts = [], strategies = {} } = guidance;
  const aims = Object.values(strategies).filter((aim) => aim !== undefined);
  const wishes = [persona, tone, ...say, ...facts, ...aims];
  const said = proactive.flatMap(({ text }) => Object.values(text));
  return [...Object.values(greeting), ...Object.values(starters).flat(), ...said, ...wishes];
}

function pressureIn(text: string): string[] {
  const spaced = spacedWords(text);
  return Object.values(PRESSURE).flatMap((pattern) => {
    const match = pattern.exec(spaced);
    return match ? [match[0].trim()] : [];
  });
}

function isSaid(words: string, texts: readonly string[]): boolean {
  return texts.some((text) => spacedWords(text).includes(` ${words}`));
}

function spacedWords(text: string): string {
  return ` ${wordsOfFolded(fold(text)).join(" ")} `;
}
