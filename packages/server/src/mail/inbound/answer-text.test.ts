import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { answerText } from "./answer-text.ts";

/** Answers as programs of mail write them, each with the words that its author wrote. */
const ANSWERS: readonly [program: string, text: string, own: string][] = [
  [
    "Gmail, Portuguese",
    "Sim, é o azul.\n\nEm qui., 15 de jan. de 2026 às 09:02, Loja da Ana <\nchat@loja.example> escreveu:\n\n> Qual é a cor?\n>\n",
    "Sim, é o azul.",
  ],
  [
    "Gmail, English",
    "The blue one.\r\nThanks!\r\n\r\nOn Thu, Jan 15, 2026 at 9:02 AM Loja <chat@loja.example> wrote:\r\n\r\n> Which colour?\r\n",
    "The blue one.\nThanks!",
  ],
  [
    "Gmail, Spanish",
    "El azul.\n\nEl jue, 15 ene 2026 a las 9:02, Loja (<chat@loja.example>)\nescribió:\n\n> ¿Qué color?\n",
    "El azul.",
  ],
  [
    "Outlook, Portuguese",
    "Pode ser amanhã.\n\n________________________________\nDe: Loja <chat@loja.example>\nEnviado: quinta-feira, 15 de janeiro de 2026 09:02\nPara: Ana\nAssunto: Chamado\n\nQual dia?\n",
    "Pode ser amanhã.",
  ],
  [
    "Outlook without a line",
    "Tomorrow.\n\nFrom: Loja <chat@loja.example>\nSent: Thursday, January 15, 2026 9:02 AM\nTo: Ana\nSubject: Ticket\n\nWhich day?",
    "Tomorrow.",
  ],
  ["an appended mail", "Segue.\n\n-----Mensagem original-----\nDe: Loja\nQual dia?", "Segue."],
  [
    "a telephone",
    "Ok, obrigada\n\nEnviado do meu iPhone\n\n> Em 15 de jan. de 2026, às 09:02, Loja <chat@loja.example> escreveu:\n> \n> Chega amanhã.\n",
    "Ok, obrigada",
  ],
  ["a signature", "Combinado.\n\n-- \nAna Souza\nDiretora\n(35) 99999-0000", "Combinado."],
  [
    "an answer between the lines",
    "On Thu, Jan 15, 2026 at 9:02 AM Loja <chat@loja.example> wrote:\n> Which colour?\nBlue.\n> And which size?\nM.\n",
    "Blue.\nM.",
  ],
  ["no quote at all", "Só isto.", "Só isto."],
  [
    "words that look like heads",
    "De: onde vem esta peça?\nEm casa ela escreveu: nada.",
    "De: onde vem esta peça?\nEm casa ela escreveu: nada.",
  ],
  [
    "a quote in the middle",
    "> Qual cor?\n\nAzul.\n\n> Que tamanho?\n\nM.",
    "> Qual cor?\n\nAzul.\n\n> Que tamanho?\n\nM.",
  ],
  ["nothing", "> Só a citação\n", ""],
];

describe("the words of an answer by mail", () => {
  for (const [program, text, own] of ANSWERS) {
    it(`are those of its author: ${program}`, () => assert.equal(answerText(text), own));
  }

  it("are found in time that grows with the mail, whatever its lines hold", () => {
    for (const line of ["xx<", "xx<@", "on ", "xx<a@a "]) {
      const unit = line.at(-1) ?? "";
      assertProportional((size) => answerText(line + unit.repeat(size)), 60_000, line);
      assertProportional(
        (size) => answerText(`${line}${unit.repeat(900)}\n`.repeat(size)),
        160,
        `${line} in lines`,
      );
    }
  });
});
