import { movedRoom } from "../partykit-room.ts";

export default movedRoom("main");
