import process, { stdout } from "node:process";
import { startScriptedEmbeddings } from "../test/scripted-embeddings.ts";

// Hashed runs of letters behind OpenAI's wire: to try embeddings where no model runs. They know spelling, and no meaning.
const { baseUrl, close } = await startScriptedEmbeddings(Number(process.env.PORT || 0));
stdout.write(`OPENAI_BASE_URL=${baseUrl} OPENAI_EMBEDDING_MODEL=grams\n`);
process.once("SIGINT", () => void close());
process.once("SIGTERM", () => void close());
