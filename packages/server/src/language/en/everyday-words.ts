/** The commonest words of the language, for telling it from the others; spelling with and without accents both count. */
export const englishEverydayWords = `the a an of to in on at by for from with without about into over under between until since and or but nor so if because while as than
    then that this these those there here where when why how what which who whom whose i you he she it we they me him her us them my your
    his its our their mine yours ours theirs myself yourself itself is am are was were be been being isn't aren't wasn't do does did done
    doing don't doesn't didn't have has had having haven't hasn't can could will would shall should may might must can't couldn't won't
    wouldn't shouldn't not no yes yeah ok okay please thanks thank hello hi hey bye goodbye good morning afternoon evening night sorry
    get got getting give gave given go going gone went come came coming make made making take took taken see saw seen know knew known think
    thought want wanted need needed like liked look looking find found tell told say said ask asked use used try trying buy bought pay paid
    send sent receive received ship shipped shipping deliver delivered delivery order ordered return returned refund cancel change help
    work working works much many more most less least very too also just only even still already yet now today tomorrow yesterday always
    never often again back up down out off all any some every each both few other another same such own one two three first last next new
    old big small long short best better worse great nice right wrong sure thing things people person man woman day days week month year
    time money price cost card account bank phone number email address store shop stock size color colour warranty discount coupon invoice
    receipt bill payment hours open closed close talk speak agent human my what's i'm i've i'd it's that's where's let's you're there's
    show showing shows page button error issue problem value list user when using does not update updated unable error after before
    through during against under above below set let keep put run turn play call start stop read write learn song music weather`;
