import { describeRoomContract } from "../../../test/contract.ts";
import { startMemory } from "../../../test/testbed.ts";

describeRoomContract("memory", startMemory);
