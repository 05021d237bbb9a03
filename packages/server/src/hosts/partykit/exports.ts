import { roomClass } from "./room.ts";

export default roomClass("exports");
