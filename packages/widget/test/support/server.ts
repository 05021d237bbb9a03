/** The server of the chats that tests put on the page. */
export const SERVER = "https://chat.example";
