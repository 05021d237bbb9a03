import type { SentimentWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

const feelings = `
3.5: me encanta, me encanto, encantad*, excelente*, perfect*, maravillos*, fantastic*, increible, espectacular, genial, estupend*, lo mejor, la mejor, 10 de 10, super recomendad*
2.5: muy bueno, muy buena, muy bien, recomiendo, recomendable, satisfech*, content*, feliz, hermos*, precios*, bonit*, lind*, gran calidad, buena calidad, rapidisim*, llego antes, antes de lo previsto, vale la pena, agradecid*, amo, amé
2: buen, bueno, buena, buenos productos, bien, rapid*, a tiempo, puntual*, facil, util, comod*, amable*, gracias, agradezco, como se describe, tal como, sin problemas, ningun problema, correct*, gusto, me gusta, barato, confiable, segur*
1: ok, vale, llego, recibi, funciona, cumple, resuelto, resolvieron
-1: pero, sin embargo, lamentablemente, esperaba, esperando, todavia, aun, deberia, podria ser mejor
-2: tarde, tard*, demor*, retras*, atras*, no llego, no ha llegado, no recibi, no he recibido, no me llego, no entregaron, nunca llego, falta*, equivocad*, distint*, diferente, rot*, danad*, defectuos*, defecto*, devolver, devolucion
-2: reembols*, cancel*, problema*, no funciona*, no sirve, no enciende, no prende, no responde*, nadie, nunca, decepcion*, dificil, confus*, caro, queja*, reclam*, error*, perdid*, cobraron dos veces, mal, mala, malo, sucio, rayad*, no me gusta
-3: pesim*, horrible, terrible, fatal, el peor, la peor, peor, odio, estafa*, fraude, mentir*, ladron*, verguenza, inaceptable, ridicul*, basura, porqueria, enojad*, furios*, molest*, indignad*, groser*, denunci*, abogado, nunca mas, asco, mierda, harto, harta
`;

export const spanishSentiment: SentimentWords = {
  feelings,
  negators: wordSet("no nunca ni sin tampoco ninguna ningun nada"),
  boosters: wordSet("muy tan demasiado realmente totalmente super"),
  softeners: wordSet("poco algo casi"),
  contrasts: wordSet("pero"),
  questionStarts: /cual|como|cuanto|cuando|donde|quien|puedo|tienen/,
};
