import type { Language } from "@prosa/protocol";
import { RequestProblem } from "../client/requests.ts";

/** Faults of addresses, pages and sources, by the codes of the server. */
interface ProblemWords {
  "bad-url": string;
  "bad-scheme": string;
  "credentials-in-url": string;
  "bad-port": string;
  "private-address": string;
  "host-not-allowed": string;
  redirects: string;
  downgrade: string;
  timeout: string;
  network: string;
  "http-status": string;
  "no-page": string;
  "too-large": string;
  unreadable: string;
  wall: string;
  "soft-404": string;
  robots: string;
  "nothing-read": string;
  lost: string;
  "pages-gone": string;
  "knowledge-full": string;
  gone: string;
  "rate-limited": string;
  offline: string;
  other: string;
}

/** Codes that mean the same to an owner. */
const SAME: Readonly<Record<string, keyof ProblemWords>> = {
  "too-many-redirects": "redirects",
  "bad-redirect": "redirects",
  "unsupported-type": "no-page",
  binary: "no-page",
  "bad-body": "bad-url",
};

const PT: ProblemWords = {
  "bad-url": "Isto não parece um endereço. Escreva como minhaloja.com.br.",
  "bad-scheme": "Só endereços que começam com https:// ou http:// podem ser lidos.",
  "credentials-in-url": "Tire o nome e a senha do endereço.",
  "bad-port": "O endereço usa uma porta que não é lida. Dê o endereço público do site.",
  "private-address":
    "Este endereço é desta máquina ou de uma rede interna. Dê o endereço que seus clientes abrem.",
  "host-not-allowed": "As configurações não permitem ler este site.",
  redirects: "A página fica levando a outra sem parar. Abra no navegador e copie o endereço final.",
  downgrade: "A página leva de https para http. Dê um endereço que fique em https.",
  timeout: "O site demorou demais para responder. Tente de novo daqui a pouco.",
  network: "Não achamos este site. Confira se o endereço está certo e se o site está no ar.",
  "http-status": "O site respondeu com um erro. Confira se a página abre no navegador.",
  "no-page":
    "Este endereço é de um arquivo, e não de um site. Dê a página inicial; arquivos entram depois, em Conhecimento.",
  "too-large": "A página é grande demais. Dê outra página do site.",
  unreadable: "O que veio deste endereço não pôde ser lido.",
  wall: "O site pede senha, ou barra quem não é um navegador. Libere o ProsaBot ou dê uma página aberta.",
  "soft-404": "O site diz que esta página não existe. Confira o endereço.",
  robots: "O robots.txt do site não deixa ler. Permita ProsaBot nele e tente de novo.",
  "nothing-read": "Nenhuma página pôde ser lida. Confira o endereço e o robots.txt.",
  lost: "A leitura se perdeu. Leia de novo.",
  "pages-gone": "Algumas páginas sumiram do site e foram retiradas.",
  "knowledge-full": "O limite de trechos foi atingido. Desligue o que não precisa.",
  gone: "A página não existe mais.",
  "rate-limited": "Muitas tentativas seguidas. Espere um minuto.",
  offline: "Sem conexão com o servidor.",
  other: "Não deu certo. Confira e tente de novo.",
};

const EN: ProblemWords = {
  "bad-url": "This does not look like an address. Write it like myshop.com.",
  "bad-scheme": "Only addresses that begin with https:// or http:// can be read.",
  "credentials-in-url": "Take the name and the password out of the address.",
  "bad-port": "The address uses a port that is not read. Give the site's public address.",
  "private-address":
    "This address is of this machine or of an internal network. Give the one that your customers open.",
  "host-not-allowed": "The settings do not allow this site to be read.",
  redirects: "The page leads to another one without end. Open it in a browser and copy the final address.",
  downgrade: "The page leads from https to http. Give an address that stays on https.",
  timeout: "The site took too long to answer. Try again in a while.",
  network: "We did not find this site. Check that the address is right and the site is up.",
  "http-status": "The site answered with an error. Check that the page opens in a browser.",
  "no-page": "This address is a file, not a site. Give the home page; files come later, under Knowledge.",
  "too-large": "The page is too large. Give another page of the site.",
  unreadable: "What came from this address could not be read.",
  wall: "The site asks for a password, or keeps out all but browsers. Let ProsaBot in, or give an open page.",
  "soft-404": "The site says that this page does not exist. Check the address.",
  robots: "The site's robots.txt does not let us read. Allow ProsaBot there and try again.",
  "nothing-read": "No page could be read. Check the address and the robots.txt.",
  lost: "The reading was lost. Read it again.",
  "pages-gone": "Some pages are gone from the site and were taken out.",
  "knowledge-full": "The limit of passages is reached. Switch off what you do not need.",
  gone: "The page does not exist any more.",
  "rate-limited": "Too many tries in a row. Wait a minute.",
  offline: "No connection to the server.",
  other: "That did not work. Check it and try again.",
};

const ES: ProblemWords = {
  "bad-url": "Esto no parece una dirección. Escríbela como mitienda.com.",
  "bad-scheme": "Solo se leen direcciones que empiezan con https:// o http://.",
  "credentials-in-url": "Quita el nombre y la contraseña de la dirección.",
  "bad-port": "La dirección usa un puerto que no se lee. Da la dirección pública del sitio.",
  "private-address": "Esta dirección es de esta máquina o de una red interna. Da la que abren tus clientes.",
  "host-not-allowed": "La configuración no permite leer este sitio.",
  redirects: "La página lleva a otra sin fin. Ábrela en el navegador y copia la dirección final.",
  downgrade: "La página lleva de https a http. Da una dirección que siga en https.",
  timeout: "El sitio tardó demasiado en responder. Prueba de nuevo en un rato.",
  network: "No encontramos este sitio. Revisa que la dirección esté bien y que el sitio funcione.",
  "http-status": "El sitio respondió con un error. Revisa que la página abra en el navegador.",
  "no-page":
    "Esta dirección es de un archivo, no de un sitio. Da la página de inicio; los archivos van después, en Conocimiento.",
  "too-large": "La página es demasiado grande. Da otra página del sitio.",
  unreadable: "Lo que vino de esta dirección no se pudo leer.",
  wall: "El sitio pide contraseña, o no deja entrar a quien no es un navegador. Permite ProsaBot o da una página abierta.",
  "soft-404": "El sitio dice que esta página no existe. Revisa la dirección.",
  robots: "El robots.txt del sitio no deja leer. Permite ProsaBot ahí y prueba de nuevo.",
  "nothing-read": "No se pudo leer ninguna página. Revisa la dirección y el robots.txt.",
  lost: "La lectura se perdió. Léelo de nuevo.",
  "pages-gone": "Algunas páginas ya no están en el sitio y se quitaron.",
  "knowledge-full": "Se llegó al límite de fragmentos. Apaga lo que no necesitas.",
  gone: "La página ya no existe.",
  "rate-limited": "Muchos intentos seguidos. Espera un minuto.",
  offline: "Sin conexión con el servidor.",
  other: "No funcionó. Revísalo y prueba de nuevo.",
};

const WORDS: Readonly<Record<Language, ProblemWords>> = { "pt-BR": PT, en: EN, es: ES };

/** The sentence for a fault's code, which says what to do. */
export function problemWords(code: string, language: Language): string {
  const words = WORDS[language];
  const name = SAME[code] ?? (code.startsWith("http-") ? "http-status" : code);
  return name in words ? words[name as keyof ProblemWords] : words.other;
}

/** The sentence for a request that failed. */
export function wordsForError(error: unknown, language: Language): string {
  return problemWords(error instanceof RequestProblem ? error.code : "other", language);
}
