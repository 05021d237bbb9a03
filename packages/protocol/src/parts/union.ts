import * as z from "zod/mini";
import { cardPartSchema } from "./card.ts";
import { choicesPartSchema } from "./choices.ts";
import { citationPartSchema } from "./citation.ts";
import { filePartSchema } from "./file.ts";
import { formPartSchema } from "./form.ts";
import { productPartSchema } from "./product.ts";
import { surveyPartSchema } from "./survey.ts";
import { textPartSchema } from "./text.ts";
import { ticketPartSchema } from "./ticket.ts";

/** Everything a message may hold. */
export const partSchema = z.discriminatedUnion("type", [
  textPartSchema,
  choicesPartSchema,
  citationPartSchema,
  productPartSchema,
  cardPartSchema,
  ticketPartSchema,
  formPartSchema,
  surveyPartSchema,
  filePartSchema,
]);
export type Part = z.infer<typeof partSchema>;
