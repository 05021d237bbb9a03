import type { DangerWords } from "../pack/danger.ts";

const WANT =
  "want wanna wanting wish going_to gonna need_to tried planning plan_to thinking think_about thought ready_to decided feel_like rather better i_ll i_will threatening wants";
const NOT =
  "not$ no$ never nothing don_t dont can_t_go cant_go can_t cant cannot isn_t isnt without tired_of";

/** Words of danger in English. */
export const englishDanger: DangerWords = {
  says: {
    medical: ({ number }) =>
      `This may be an emergency. **Call ${number} now** or go to the nearest emergency room.`,
    crisis: ({ number, medical }) =>
      `I'm so sorry. Nobody has to go through this without help: **call ${number} now**. If the danger is immediate, call ${medical}, and don't stay alone.`,
    violence: ({ number }) => `If the danger is now, get to a safe place and **call ${number}**.`,
    fire: ({ number }) => `Leave the place, warn the people nearby and **call ${number}**.`,
  },
  goOn: "I noted in this conversation that you need a person of the team, but don't wait for them: call first.",
  ofSite: "The site's own words on emergencies:",
  call: (number) => `Call ${number}`,
  cardTitle: "Emergency",
  ownPassage: { query: "emergency urgent care", heading: "emergenc urgent crisis" },
  rows: [
    {
      kind: "crisis",
      all: [
        WANT,
        "kill_myself killing_myself kill_himself kill_herself die$ dying$ dead$ suicide end_my_life ending_my_life end_it_tonight end_it_all it_all_to_end to_end_it$ be_here_anymore be_alive_anymore never_wake_up not_wake_up take_my_life taking_my_life take_my_own_life hang_myself hurt_myself cut_myself jump_off_a jump_off_the_bridge jump_off_the_roof disappear_forever not_exist never_been_born",
      ],
      none: ["subscription debt battery phone$ laptop product plant$ order deal$ trampoline"],
    },
    {
      kind: "crisis",
      all: [
        NOT,
        "live$ living alive life$ live_for",
        "go_on_living can_t_go_on cant_go_on want wanna reason worth point$ purpose anymore nothing_to_live tired_of",
      ],
      none: ["without_this without_these battery product warranty chat$ agent live_chat"],
    },
    {
      kind: "crisis",
      all: [
        "suicidal self_harm self_harming cutting_myself hurting_myself better_off_without_me better_off_dead killed_myself miss_me_if_i_died miss_me_if_i_was if_i_died$ hate_being_alive",
      ],
    },
    {
      kind: "crisis",
      all: ["kill_himself kill_herself kill_themselves suicide", "my$ friend he$ she$"],
      none: ["cover policy"],
    },
    {
      kind: "medical",
      all: ["chest heart$", "pain hurt tight pressure crushing ache"],
      needsPerson: true,
      none: ["monitor wrist shaped rate$ strap product"],
    },
    {
      kind: "medical",
      all: ["heart_attack stroke$ cardiac_arrest seizure seizing overdos anaphyla convuls"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "breath",
        "isn_t isnt can_t cant cannot not_ stopped trouble difficulty short struggling hard_to unable",
      ],
      needsPerson: true,
      none: ["mask fabric"],
    },
    {
      kind: "medical",
      all: ["heart$", "stopping stopped racing"],
      needsPerson: true,
      none: ["monitor product"],
    },
    {
      kind: "medical",
      all: [
        "unconscious unresponsive not_responding isn_t_responding isnt_responding isn_t_moving isnt_moving not_responding not_breathing passed_out collapsed fainted won_t_wake wont_wake turning_blue no_pulse isn_t_waking not_waking",
      ],
      needsPerson: true,
      none: [
        "order email app$ site support page server website chat$ phone screen device laptop product button remote",
      ],
    },
    {
      kind: "medical",
      all: ["labor$ labour$ pregnan contractions", "water_broke waters_broke bleed in_labo"],
      none: ["leave law union cost"],
    },
    {
      kind: "medical",
      all: [
        "hit_her_head hit_his_head hit_my_head head_injury",
        "vomit throwing_up bleed passed_out confused drowsy",
      ],
    },
    { kind: "medical", all: ["can_t_feel cant_feel", "legs arms body"], needsPerson: true },
    { kind: "medical", all: ["choking$ drowning suffocat"], needsPerson: true },
    {
      kind: "medical",
      all: ["bleed", "heavily badly a_lot out$ won_t_stop wont_stop not_stop non_stop everywhere so_much"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "swallowed swallows eaten drank ate$ took$ taken ingested",
        "battery batteries bleach poison detergent disinfectant drain_cleaner gasoline magnet coin$ too_many_pills bunch_of_*_pills bunch_of_pills bottle_of_pills all_my_pills all_his_pills all_her_pills whole_bottle lot_of_pills handful_of_pills",
      ],
    },
    {
      kind: "medical",
      all: [
        "half_of_*_face face$ mouth arm$ side_of left_side right_side one_side speak$ speech",
        "droop numb slurr paraly can_t_speak cant_speak can_t_move cant_move",
      ],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["bitten bit_by stung bite$", "snake scorpion spider rattlesnake"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: ["been_shot got_shot was_shot stabbed run_over hit_by_a_car electrocuted"],
      needsPerson: true,
    },
    {
      kind: "medical",
      all: [
        "throat tongue face$ lips",
        "closing swelling swollen",
        "allerg now$ breath stung ate$ eating eaten",
      ],
      needsPerson: true,
    },
    { kind: "medical", all: ["ambulance", "call$ send need hurry urgent"] },
    { kind: "medical", all: ["fever$", "40$ 41$ 104$ 105$ 106$"], needsPerson: true },
    {
      kind: "violence",
      all: [
        "hit_me hits_me hitting_me beat_me beats_me beating_me rapes_me raped_me was_raped been_raped got_raped raping assaulted_me sexually_assault molest stalking_me being_stalked stalked_by being_followed following_me being_attacked attacking_me abuses_me abusing_me abused_by choked_me strangl kidnapped held_hostage kill_me$ gunpoint hits_my beats_my hurting_me touches_me touched_me_in harasses_me abusive beats_the hits_the won_t_let_me_leave wont_let_me_leave",
      ],
      none: ["price killer shipping_is joke deal this_is_killing"],
    },
    { kind: "violence", all: ["domestic", "violence abuse"], needsPerson: true },
    {
      kind: "violence",
      all: [
        "burglar intruder robber break_in break_into broke_into breaking_in breaking_into armed_man gunman shooter gun$ knife robbing robbed_me",
        "lobby school hotel hospital clinic office church street man_with now$ house home$ apartment store$ here$ outside trying someone pointed",
        "help someone somebody my$ me$ there_s there_is i_m",
      ],
      none: ["camera alarm insurance against buy sell"],
    },
    {
      kind: "violence",
      all: ["going_to gonna want_to will$", "kill$ shoot$ stab$", "him$ her$ them$ my$ everyone someone"],
      none: ["time$ it$"],
    },
    {
      kind: "fire",
      all: [
        "fire$ flames burning smoke$",
        "house home$ kitchen apartment building room$ garage car$ neighbor neighbour office hall hotel school hospital clinic elevator lift$",
        "is$ s$ there on_fire caught help started coming_from full_of filling",
      ],
      none: ["sell pit$ alarm detector extinguisher insurance stick tv$ escape exit warranty place"],
    },
    { kind: "fire", all: ["gas$", "smell leak"], none: ["sell buy price how_much"] },
  ],
  person:
    "i$ i_m im$ my$ me$ help someone somebody he$ she$ his$ her$ he_s she_s baby grandma grandpa kid$ child mom$ mum$ dad$ neighbor our$",
  harmless:
    "do_you_treat do_you_have do_you_sell do_you_offer do_you_cover do_you_see do_you_take how_much_is how_much_does what_s_the_price course$ class$ book$ movie film$ series last_year last_month last_week years_ago months_ago history_of used_to plan_cover policy_cover insurance cancel",
  figurative:
    "dying_to_try dying_to_ dying_for_ dying_of_ die_of_laugh died_laughing dead_tired to_die_for killing_time kill_time killing_me$ killer_ nearly_had_a_heart_attack almost_had_a_heart_attack gave_me_a_heart_attack heart_attack_when heart_attack_at heart_attack_price sale_is_on_fire deals_are_on_fire this_is_fire stroke_of_ shoot_me_ take_a_stab it_beats_me that_beats_me what_beats_me heart_shaped brush_stroke pain_in_the gas_stove gas_grill",
};
