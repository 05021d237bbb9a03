import type { BuyingWords } from "../pack/language-pack.ts";
import type { SellingWords } from "../pack/selling.ts";
import { wordSet } from "../text/word-set.ts";

export const englishBuying: BuyingWords = {
  stages: {
    customer: /my order|i bought|i received/,
    deciding:
      /how (?:do|can) i (?:place an )?order|place an order|i'?ll take|i want to buy|check ?out|how do i buy/,
    comparing: /which (?:one )?is better|difference between|cheaper|compare|versus|vs/,
    discovering: /just looking|looking for|what do you sell/,
  },
  objections: {
    price:
      /too expensive|expensive|can'?t afford|over my budget|cheaper|for less|(?:any )?better on (?:the )?price|lower the price/,
    trust:
      /is (?:it|this) (?:site |store )?(?:safe|legit)(?! (?:to (?!buy|order|pay|shop)|for|near|in(?:side)?|around|with)\b)|scam|trust|fake/,
    time: /too long|can'?t wait|urgent|maybe later|think about it/,
    need: /don'?t need|already have|not sure (?:if )?i need|is it worth/,
  },
  wants: /i want|i'?ll have|i'?d like/,
  amounts: /one|two|three/,
  oneOf: /an?|another/,
  denials: /not|isn'?t/,
  degrees: /too |so /,
  doubts: /expensive|a scam/,
};

export const englishSelling: SellingWords = {
  moves: {
    buys: "(?:i|we)_ll_take we_will_take (?:ok|okay|yes)_the_ i_ll_book we_ll_book i_want_it$$ sign_me_up that_ll_do i_ll_take ill_take i_will_take i_take i_want_this i_want_that i_want_it i_want_the i_d_like_this i_d_like_that i_d_like_it i_ll_have i_want_to_buy i_d_like_to_buy i_d_like_to_order i_want_to_order i_ll_buy i_ll_go_with i_ll_go_for let_s_go_with add_it_to_my_cart add_it_to_the_cart add_it_to_my_order add_to_cart add_to_my_cart put_it_in put_them_in send_me_the_link payment_link link_to_buy that_one_please this_one_please i_want_1$ i_want_2$ i_want_3$ i_want_two i_want_three book_it$ i_want_to_book",
    "asks-how":
      "how_(?:do|can)_(?:i|we)_(?:sign_up|enrol|enroll|register|book|reserve) how_do_i_book how_can_i_book how_to_book how_do_i_make_a_booking how_do_i_reserve how_do_i_make_an_appointment how_do_i_buy how_can_i_buy how_do_i_order how_can_i_order how_do_i_place how_can_i_place how_to_buy how_to_order how_do_i_get_one where_can_i_buy where_do_i_buy how_do_i_check_out how_do_i_purchase how_can_i_purchase",
    bulk: "we_(?:need|want|d_like)_[1-9][0-9]+ wholesale bulk reseller resell resale for_my_company for_my_shop for_my_store for_our_company large_quantit large_order volume_discount quantity_discount trade_price group_(?:rate|discount|booking|price) if_i_(?:buy|order|book)_(?:several|many|more|lots)",
    cheaper: "cheaper less_expensive lower_price more_affordable costs_less not_so_expensive",
    similar:
      "similar something_like alternative other_option another_option another_model other_models like_this_one like_that_one",
    needs:
      "looking_for i_need_a i_need_something something_for recommend suggest which_one_should which_should i_m_a_beginner i_am_a_beginner just_starting never_used best_with which_*_is_best gift_for present_for best_for good_for_a i_want_a i_d_like_a",
  },
  cheapest: "cheapest which_is which_one_is which_of",
  refuses: "don_t_want do_not_want not_going_to won_t cancel",
  asksTotal: "how_much_*_(?:all|total|altogether|everything) what_*_the_total",
  asksStill: "still_(?:have|available|in_stock|open|sell) (?:is|are)_*_still",
  asksToBeTold: "let_me_know_when tell_me_when notify_me",
  elsewhere:
    "(?:found|saw)_*_for_less for_less_(?:on|at) found_*_cheaper saw_*_cheaper it_s_cheaper_* cheaper_at cheaper_on cheaper_elsewhere another_store on_amazon competitor",
  billing:
    "invoice billing billed bill$ charged charge$ payment_is payment_still refund_not receipt payment_failed payment_was payment_didn payment_not i_paid_*_confirmation i_paid_*_*_confirmation double_charge",
  billingTrouble:
    "wrong incorrect twice double two_times didn_t_get didn_t_receive haven_t_received not_received no_confirmation declined failed not_confirmed hasn_t_arrived don_t_recogni too_much pending not_showing but_*_no_ have_no_",
  asksExistence:
    "(?:i|we)_need_an?$ looking_for_an?$ who_is$ who_s$ do_you_have have_you_got is_there are_there do_you_offer do_you_do do_you_accept do_you_take",
  opensNext: "and$ what_about how_about but_what_about",
  pointsBack: "he$ she$ they$ it$ him$ her$ them$ that$ this$ those$ that_one this_one its$ his$ there$",
  pointsToPerson: "he$ she$",
  ofSite: "you$ your$ clinic$ shop$ store$ hotel$ school$ company$",
  ordinals: [
    "first option_1$",
    "second$ second_one option_2$",
    "third option_3$",
    "fourth option_4$",
    "last$ last_one",
  ],
  notGoods: wordSet(
    "years year days day hours hour am pm minutes dollars pounds euros cm mm m feet ft inch inches kg g lb lbs oz ml l litres liters x times people person persons months month weeks week percent nights night floor degrees km",
  ),
  also: "also too$ as_well plus$ one_more another$",
  wishWords: wordSet(
    "looking need something recommend suggest which should best good gift present want like would one please buy have for me my an budget under",
  ),
  great: "Great!",
  total: (count, name, each, total) =>
    count === 1
      ? `**${name}** costs ${each}.`
      : `**${count} × ${name}**: ${each} each, **${total}** in total, at the page's price and without shipping.`,
  inAll: (total) => `All together: **${total}**, without shipping.`,
  unpriced: (count, name) => `**${count === 1 ? name : `${count} × ${name}`}**.`,
  howTo: "How to buy:",
  bulk: "For larger quantities:",
  cheaper: (name) => `Cheaper than **${name}**:`,
  similar: (name) => `Of the same kind as **${name}**:`,
  noneCheaper: (name) => `I found nothing of the same kind on the site that is cheaper than **${name}**.`,
  noneSimilar: (name) => `I found no other product of the same kind as **${name}** on the site.`,
  advised: "By what the pages say, this may suit:",
  noDiscount:
    "I understand. The site's pages say nothing of a discount or of other terms. The team can tell you if there are any.",
  leavingWith: "No problem, take your time! If you like, the team can write to you: just leave a contact.",
  tellWhenBack: "If you like, the team can write to you when there is more: just leave a contact.",
  card: "Talk to sales",
  order: (goods) => `Hello! I would like to buy: ${goods}.`,
  interest: (name) => `Hello! I am interested in: ${name}.`,
  buy: "Buy on the page",
  more: "Tell me more",
  askMore: (name) => `Tell me more about ${name}`,
};
