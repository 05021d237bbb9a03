import type { DecidedTurn } from "../turn/ports.ts";

/** A kind of turn that a rule answers although an LLM is there. */
interface KeptTurn {
  readonly id: string;
  /** The harm that an LLM could do there. */
  readonly reason: string;
  isKept(turn: DecidedTurn): boolean;
}

/** The turns that never go to an LLM; all others do. */
export const KEPT_TURNS: readonly KeptTurn[] = [
  {
    id: "danger",
    reason: "Somebody's life is at stake: the emergency numbers are the owner's and come at once.",
    isKept: ({ decision }) => decision.cause === "danger",
  },
  {
    id: "person-wanted",
    reason: "The visitor wants a person: one is called, whatever a model thinks of it.",
    isKept: ({ wantsHuman, decision }) => wantsHuman === true || decision.cause === "asked",
  },
  {
    id: "owners-words",
    reason: "The owner said by which words a person comes in.",
    isKept: ({ decision }) => decision.cause === "listed",
  },
  {
    id: "person-called",
    reason: "Law, anger, an order to look up: a person is called, and the rule alone knows what comes next.",
    isKept: ({ decision }) => decision.action === "hand-over" && decision.ifUnanswered !== true,
  },
  {
    id: "after-hand-over",
    reason: "What happens after a hand-over is on no page.",
    isKept: ({ decision }) => decision.tellsNext === true,
  },
  {
    id: "ticket-wanted",
    reason: "A form prepares the ticket; a model could only say that it was opened.",
    isKept: ({ decision }) => decision.opensTicket === true,
  },
  {
    id: "contact-left",
    reason: "A form offers to pass the contact on; a model could only say that it was noted.",
    isKept: ({ decision }) => decision.leftContact !== undefined && decision.evidence.length === 0,
  },
  {
    id: "choice",
    reason: "A pressed choice names what it is about, and the page answers it word for word.",
    isKept: ({ isChoice, decision }) =>
      isChoice === true && decision.action === "answer" && decision.evidence.length > 0,
  },
  {
    id: "talk",
    reason: "A bare greeting, thanks or leave-taking needs no page; the owner may want it otherwise.",
    isKept: ({ decision, site }) =>
      decision.action === "answer" &&
      decision.evidence.length === 0 &&
      decision.sale === undefined &&
      site.modelOptions?.answersTalk !== true,
  },
];

/** The id of the rule that keeps a turn from the LLM; undefined where the LLM writes. */
export function keptBy(turn: DecidedTurn): string | undefined {
  return KEPT_TURNS.find(({ isKept }) => isKept(turn))?.id;
}
