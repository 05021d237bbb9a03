import type { LeadWords } from "../pack/lead.ts";

export const englishLead: LeadWords = {
  offers:
    "my_phone my_number my_cell my_mobile my_whats my_email my_e_mail my_mail my_contact my_details call_me ring_me phone_me text_me email_me e_mail_me mail_me message_me write_me write_to_me reach_me contact_me get_back_to_me get_in_touch_with_me send_me you_can_call you_can_reach you_can_email give_me_a_call give_me_a_ring drop_me",
  ofOthers:
    "your_phone your_number your_email your_e_mail i_emailed i_wrote_to i_called i_sent_an_email did_you_call did_you_text you_called_me got_a_call got_called is_this_your is_that_your is_this_the is_that_the this_is_the_number_of of_yours",
  offersToPassOn:
    "Would you like me to pass your contact on to the team? Check it and send it with the form below; without that, nobody on the team gets it.",
  alsoOffersToPassOn: "If you want the team to get back to you, send your contact with the form below.",
  alreadyPassedOn: "The team already has the contact that you sent. Can I help with anything else?",
  consent: (site) => `I agree that ${site} may use these details to contact me about this conversation.`,
};
