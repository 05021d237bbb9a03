import { describeRoomContract } from "../../../test/contract/contract.ts";
import { startProcess } from "../../../test/testbed.ts";

describeRoomContract("Node", (variables) => startProcess("node", variables));

describeRoomContract("two processes of Node", (variables) =>
  startProcess("node", { ...variables, PROSA_PROCESSES: "2" }),
);
