import { describeRoomContract } from "../../../test/contract/contract.ts";
import { startMemory } from "../../../test/testbed.ts";

describeRoomContract("memory", startMemory);
