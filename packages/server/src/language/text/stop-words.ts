import type { Language } from "@prosa/protocol";

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const stopWords: Record<Language, ReadonlySet<string>> = {
  "pt-BR": words(`
    a ao aos aquela aquelas aquele aqueles aquilo as ate cada com como d da dai dar das de desde dela delas dele deles depois do dos e ela
    elas ele eles em entre era eram essa essas esse esses esta estao estas estava este estes estou eu fazer faz faco favor foi foram ha
    isso isto ja la lhe lhes mais mas me mesmo meu meus minha minhas muito na nao nas nem nessa nesse nesta neste no nos nossa nosso num
    numa o oi ola onde os ou para pela pelas pelo pelos por porque pq pode podem poderia posso pra pro q qdo qual quais quando quanto
    quantos quanta quantas que quem queria quero quer saber sao se sei sem ser seria seu seus sera so sobre sua suas tambem te tem tenho
    ter teria to tu tua tudo um uma umas uns vai vao vc vcs voce voces vou vo voceis tao ta la ai aqui ali gostaria preciso ne pois entao`),
  en: words(`
    a about after all also am an and any are as at be been being but by can could did do does doing don for from get had has have he
    her here hi him his how i if in into is it its just let like me my no not of on or our out please she should so some such than that
    the their them then there these they this those to too up us was we were what when where which who why will with would you your
    yours ll ve re s t d m doesn didn isn aren wasn weren hasn haven won
    due between without one ones already while during each may might instead according certain main fully already
    hey hello want need know tell`),
  es: words(`
    a al algo alguna algunas alguno algunos ante aqui asi aun cada como con cual cuales cuando cuanto cuanta cuantos cuantas de del desde
    donde dos e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estas este esto estos estoy favor fue
    fueron ha hacer hace hago hasta hay hola la las le les lo los mas me mi mis muy ni no nos nosotros nuestra nuestro o os otra otro para
    pero por porque puede pueden puedo que quien quiero quisiera se sea ser si sin sobre son soy su sus tambien te tener tengo tiene
    tienen tu tus un una unas uno unos usted ustedes va van voy y ya yo saber seria podria despues segun luego mientras aunque entonces cuyo cuya ciertas ciertos`),
};

/** Tells whether a folded word only holds a sentence of the language together. */
export function isStopWord(word: string, language: Language): boolean {
  return stopWords[language].has(word);
}
