import { describeTimes } from "../contract/times.ts";
import { startMovedMemory } from "./moved-bed.ts";

describeTimes("the memory host", startMovedMemory);
