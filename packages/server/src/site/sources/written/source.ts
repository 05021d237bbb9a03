import type { Source } from "../source.ts";
import { passagesOfWritten, titleOfWritten } from "./written-passages.ts";

/** A text that the owner wrote, plain or in Markdown. */
export const text: Source<"text"> = {
  create: async (request, id, fallback) => ({
    title: titleOfWritten(request),
    origin: { kind: "text", ...addressOf(request) },
    passages: await passagesOfWritten(id, request, fallback),
  }),
  web: null,
};

/** A table of questions and answers. */
export const questions: Source<"questions"> = {
  create: async (request, id, fallback) => ({
    title: titleOfWritten(request),
    origin: { kind: "questions", ...addressOf(request) },
    passages: await passagesOfWritten(id, request, fallback),
  }),
  web: null,
};

/** A single fact, with the keywords that find it and the priority that lifts it. */
export const fact: Source<"fact"> = {
  create: async (request, id, fallback) => {
    const { keywords, priority, category } = request;
    return {
      title: titleOfWritten(request),
      origin: {
        kind: "fact",
        keywords,
        priority,
        ...addressOf(request),
        ...(category !== undefined && { category }),
      },
      passages: await passagesOfWritten(id, request, fallback),
    };
  },
  web: null,
};

function addressOf({ url }: { url?: string | undefined }): { url?: string } {
  return url === undefined ? {} : { url };
}
