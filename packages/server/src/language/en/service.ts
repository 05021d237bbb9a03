import type { ServiceWords } from "../pack/service.ts";

export const englishService: ServiceWords = {
  closed: (opens) =>
    opens === undefined
      ? "The team is away right now."
      : `The team is away right now and is back on ${opens}.`,
  leaveTicket:
    "If you like, send the form below: I'll open a ticket, which the team answers and you follow here and on its page. Until then you can keep asking me.",
  asksForTicket:
    "open_*_ticket create_*_ticket raise_*_ticket file_*_ticket submit_*_ticket file_*_complaint open_*_case raise_*_case log_*_ticket",
  draftTicket: "I prepared the ticket from what you told me. Check it, change what you like, and send it:",
  urgent: "urgent$ urgently$ emergency$ asap$ as_soon_as_possible$ immediately$ right_away$",
  kinds: {
    order: "Order",
    delivery: "Delivery",
    returns: "Return or exchange",
    payment: "Payment",
    product: "Product",
    support: "Problem or defect",
    complaint: "Complaint",
    other: "Something else",
  },
  noSubject: "Request for help",
  conversationNumber: (number) => `The number of this conversation: **${number}**.`,
  deviceJoined:
    "This conversation was opened on another device. If that was not you, open the menu and sign out the other devices.",
  statuses: {
    new: "New",
    open: "In progress",
    waiting: "Waiting for you",
    solved: "Solved",
    closed: "Closed",
  },
  ticketOpened: (number, expected) =>
    `Ticket no. **${number}** is open.${expected === undefined ? "" : ` Expected solution: by ${expected}.`}`,
  ticketChanged: (number, status) => `Ticket no. **${number}**: ${status.toLowerCase()}.`,
  ticketAnswered: (number, name, text) => `${name} answered ticket no. **${number}**:\n\n${text}`,
  page: {
    ticket: "Ticket",
    status: "Status",
    kind: "Topic",
    expected: "Expected solution",
    opened: "Opened on",
    history: "History",
    you: "You",
    team: "Team",
    room: "System",
    add: "Add information",
    send: "Send",
    close: "Close ticket",
    isClosed: "This ticket is closed.",
    urgency: "Urgency",
    file: "Attach a file, up to 10 MB",
  },
  fileFaults: {
    "too-large": "The file has more than 10 MB. Nothing was sent.",
    type: "Files of this type are not taken. Nothing was sent.",
    broken: "The picture is damaged. Nothing was sent.",
    full: "This conversation takes no more files. Nothing was sent.",
    often: "Too many files in a short time. Wait a few minutes and send it again.",
    none: "This ticket takes no files. Nothing was sent.",
  },
  urgencies: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
};
