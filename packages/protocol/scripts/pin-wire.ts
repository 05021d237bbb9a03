import { writeFileSync } from "node:fs";
import { wireSchemaText } from "../src/wire-schema.ts";

writeFileSync(new URL("../wire.schema.json", import.meta.url), wireSchemaText());
