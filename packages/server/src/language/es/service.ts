import type { ServiceWords } from "../pack/service.ts";

export const spanishService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "Ahora no hay nadie del equipo."
      : `Ahora no hay nadie del equipo; volvemos el ${opens}.`,
};
