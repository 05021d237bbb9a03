import type { ServiceWords } from "../pack/service.ts";

export const portugueseService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "Agora o atendimento está fechado."
      : `Agora o atendimento está fechado; abrimos ${opens}.`,
};
