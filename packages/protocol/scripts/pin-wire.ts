import { writeFileSync } from "node:fs";
import { printAgentShapes, printClientShapes, printDeskShapes, printTrackShapes } from "./client-shapes.ts";
import { printWireSchema } from "./wire-schema.ts";

writeFileSync(new URL("../wire.schema.json", import.meta.url), printWireSchema());
writeFileSync(new URL("../src/generated/shapes.ts", import.meta.url), printClientShapes());
writeFileSync(new URL("../src/generated/agent-shapes.ts", import.meta.url), printAgentShapes());
writeFileSync(new URL("../src/generated/desk-shapes.ts", import.meta.url), printDeskShapes());
writeFileSync(new URL("../src/generated/track-shapes.ts", import.meta.url), printTrackShapes());
