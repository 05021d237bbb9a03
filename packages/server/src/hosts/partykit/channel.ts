import { roomClass } from "./room.ts";

export default roomClass("channel");
