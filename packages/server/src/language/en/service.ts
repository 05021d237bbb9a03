import type { ServiceWords } from "../pack/service.ts";

export const englishService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "The team is away right now."
      : `The team is away right now and is back on ${opens}.`,
};
