import type { Language } from "@prosa/protocol";

/** A sentence of the server's on a delivery, where `*` stands for a part of its own, and what owners read in its place. */
type Sentence = readonly [said: string, ptBr: string, es: string];

const SENTENCES: readonly Sentence[] = [
  [
    "It answered 410: it wants no more.",
    "O endereço respondeu que não quer mais nada (410).",
    "La dirección respondió que no quiere nada más (410).",
  ],
  ["It answered *.", "O endereço respondeu *.", "La dirección respondió *."],
  [
    "Its name leads to a private address; give a public one.",
    "O nome leva a um endereço privado: informe um público.",
    "El nombre lleva a una dirección privada: da una pública.",
  ],
  [
    "It redirects; give the address that takes the events itself.",
    "O endereço redireciona: informe o que recebe os eventos.",
    "La dirección redirige: da la que recibe los eventos.",
  ],
  ["It could not be reached.", "Não foi possível alcançar o endereço.", "No se pudo alcanzar la dirección."],
  [
    "It took too long to answer; answer first, and work afterwards.",
    "Demorou demais para responder: responda primeiro e trabalhe depois.",
    "Tardó demasiado en responder: responde primero y trabaja después.",
  ],
  [
    "It failed here; the server's log says why.",
    "Falhou aqui: o registro do servidor diz por quê.",
    "Falló aquí: el registro del servidor dice por qué.",
  ],
  [
    "Its target was disabled before it could be sent.",
    "O destino foi desativado antes do envio.",
    "El destino se desactivó antes del envío.",
  ],
  [
    "It belongs to no conversation.",
    "Não pertence a nenhuma conversa.",
    "No pertenece a ninguna conversación.",
  ],
  [
    "Its time is over here; the record there is its owner's.",
    "Aqui o prazo acabou; o registro de lá é de quem cuida dele.",
    "Aquí terminó su plazo; el registro de allí es de quien lo cuida.",
  ],
  [
    "Its tickets and note are erased. The contact was there before; erase it there.",
    "Os tickets e a nota foram apagados. O contato já existia: apague-o lá.",
    "Los tickets y la nota se borraron. El contacto ya existía: bórralo allí.",
  ],
  [
    "HubSpot never said whether it took the contact; look for it there, and erase it.",
    "O HubSpot não disse se gravou o contato: procure-o lá e apague.",
    "HubSpot no dijo si guardó el contacto: búscalo allí y bórralo.",
  ],
  [
    "The lead was converted, and cannot be erased by us; erase it and its contact there.",
    "O lead foi convertido e não pode ser apagado daqui: apague-o lá, com o contato.",
    "El lead se convirtió y no se puede borrar desde aquí: bórralo allí, con su contacto.",
  ],
  ["The conversation is gone.", "A conversa não existe mais.", "La conversación ya no existe."],
  [
    "The visitor has submitted no contact.",
    "O visitante não enviou contato.",
    "El visitante no envió un contacto.",
  ],
  [
    "The visitor has agreed to no words of consent.",
    "O visitante não concordou com nenhum texto de consentimento.",
    "El visitante no aceptó ningún texto de consentimiento.",
  ],
  ["The visitor gave no e-mail address.", "O visitante não deu e-mail.", "El visitante no dio su correo."],
  [
    "*'s quota of requests is used up.",
    "A cota de pedidos de * acabou; espera-se por ela.",
    "La cuota de peticiones de * se agotó; se espera.",
  ],
  ["* did not answer.", "* não respondeu.", "* no respondió."],
  [
    "HubSpot does not take the token; connect it again.",
    "O HubSpot não aceita o token: conecte de novo.",
    "HubSpot no acepta el token: conéctalo de nuevo.",
  ],
  ["The token lacks a scope: *", "Falta uma permissão ao token: *", "Al token le falta un permiso: *"],
  [
    "HubSpot did not say what became of the record.",
    "O HubSpot não disse o que fez do registro.",
    "HubSpot no dijo qué hizo con el registro.",
  ],
  [
    "Salesforce does not take the app's session.",
    "O Salesforce não aceita a sessão do app.",
    "Salesforce no acepta la sesión de la app.",
  ],
  [
    "Salesforce does not take the app's credentials: *.",
    "O Salesforce não aceita as credenciais do app: *.",
    "Salesforce no acepta las credenciales de la app: *.",
  ],
  [
    "Salesforce named an address that is not its own.",
    "O Salesforce indicou um endereço que não é dele.",
    "Salesforce indicó una dirección que no es suya.",
  ],
  [
    "Several records have this id; make the field unique at Salesforce.",
    "Vários registros têm este id: torne o campo único no Salesforce.",
    "Varios registros tienen este id: haz único el campo en Salesforce.",
  ],
  [
    "The app's user may not do this.",
    "O usuário do app não pode fazer isso.",
    "El usuario de la app no puede hacer esto.",
  ],
  ["HubSpot answered *.", "O HubSpot respondeu *.", "HubSpot respondió *."],
  ["Salesforce answered *.", "O Salesforce respondeu *.", "Salesforce respondió *."],
];

/** A fault of a delivery in the owner's language; words of the far end itself stay as they are. */
export function faultWords(fault: string, language: Language): string {
  if (language === "en") return fault;
  for (const [said, ptBr, es] of SENTENCES) {
    const own = partIn(fault, said);
    if (own !== null) return (language === "es" ? es : ptBr).replace("*", () => own);
  }
  return fault;
}

/** The part of a fault that stands where a sentence has `*`, empty where it has none; `null` where it is another sentence. */
function partIn(fault: string, said: string): string | null {
  const [head = "", tail] = said.split("*");
  if (tail === undefined) return fault === said ? "" : null;
  const isLongEnough = fault.length > head.length + tail.length;
  if (!isLongEnough || !fault.startsWith(head) || !fault.endsWith(tail)) return null;
  return fault.slice(head.length, fault.length - tail.length);
}
