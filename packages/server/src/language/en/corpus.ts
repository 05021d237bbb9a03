import type { SeedPhrases } from "../pack/topics.ts";

export const englishPhrases: SeedPhrases = {
  greeting: `hi | hello | hey | hey there | good morning | good afternoon | good evening | hiya | howdy | hello there | hi, how are you?
    hi, can you help me? | hello, i have a question | anyone there? | is anybody online? | hi i need some help | greetings | yo | sup
    good morning, i'd like some information | hello everyone | hi bot | let's start | start`,
  goodbye: `bye | goodbye | bye bye | see you | see you later | see ya | talk to you later | that's all, bye | have a nice day, bye | cya
    take care | gotta go | i have to go now | until next time | end the chat | close the conversation | i'm done here | good night, bye
    that will be all | catch you later | leaving now`,
  thanks: `thanks | thank you | thank you so much | thanks a lot | many thanks | thx | ty | cheers | much appreciated | i appreciate it
    thanks for your help | great, thanks | perfect, thank you | that helped a lot | you've been very helpful | ok thanks | awesome, thank you
    thanks for the info | thank you very much | that solved it, thanks | tysm`,
  product: `what products do you sell? | tell me about this product | what is it made of? | what are the dimensions? | what size is it?
    does it come in other colors? | which colors do you have? | what's the capacity? | how many watts? | is it 110 or 220 volts? | technical specs
    what's the difference between these two models? | which one do you recommend? | i'm looking for a gift | i want to buy a coffee maker
    does it work with an induction stove? | what's in the box? | is it dishwasher safe? | is it waterproof? | does it have bluetooth?
    how long does the battery last? | is it original? | what brand is it? | show me your catalog | how much does it weigh in kilos?
    which size should i get? | is this good for beginners? | does it include a filter? | compare the two kettles
    what's the jar made of? | what material is the kettle? | is the lid included? | is it automatic? | what voltage is the machine? | show me the grinders | which grinders do you have? | what mugs do you have?`,
  price: `how much is it? | how much does it cost? | what's the price? | price please | how much for the grinder? | what is the cost of the kettle?
    can you tell me the price? | what do you charge? | how much are these? | give me a quote | i need a quote for ten units | what's the cheapest one?
    anything under 50 dollars? | is that the final price? | price list | how much for two? | what's the total? | how much would it be
    is the price per unit? | wholesale price | price of the coffee maker
    how much is the coffee maker? | what does the jar cost? | price of this model? | how much do you want for it?`,
  availability: `is it in stock? | do you have it in stock? | is this available? | still available? | when will it be back in stock? | sold out?
    it says out of stock | do you have it in black? | any left? | how many do you have left? | can i reserve one? | notify me when available
    is it available in the store? | do you have size 42 in stock? | will you restock? | is it discontinued? | ready to ship? | do you have this item?
    can you hold one for me? | when do you get more? | is the blue one available`,
  delivery: `do you deliver to Manaus? | do you ship abroad? | how long does delivery take? | how much is shipping? | shipping cost | is shipping free?
    do you offer free shipping? | delivery time | do you ship to portugal? | can you deliver tomorrow? | same day delivery? | express shipping
    will it arrive before christmas? | can i pick it up at the store? | which carrier do you use? | do you deliver on saturdays?
    can i schedule the delivery? | when will it ship? | change the delivery address | how does delivery work? | do you deliver to my city?
    how many days to arrive if i buy today?`,
  "order-status": `where is my order? | what's the status of my order? | track my order | tracking number | has my order shipped? | my order hasn't arrived
    i haven't received my package | when will my order arrive? | order 12345 | where's my package? | it says delivered but i didn't get it
    my order is late | i bought it last week and nothing yet | check my order | is my order confirmed? | the tracking isn't updating
    i want to cancel my order | cancel order | did you send my purchase? | order status | can i change my order?`,
  returns: `i want to return this | how do i return an item? | can i exchange it? | exchange for another size | what's your return policy? | refund
    i want a refund | i want my money back | when will i get my refund? | how long do i have to return it? | it doesn't fit, can i swap it?
    wrong size, i want to exchange | who pays for return shipping? | return label | i changed my mind about the purchase | can i return it in store?
    send it back | i don't like it, can i return it? | how do refunds work? | exchange a gift | return window`,
  warranty: `does it have a warranty? | how long is the warranty? | what does the warranty cover? | is it under warranty? | warranty claim
    how do i claim the warranty? | extended warranty | it broke, is it covered? | does the warranty cover drops? | where is the authorized repair center?
    is it still in warranty? | guarantee period | is there a guarantee? | my warranty expired | do i need to register the product for the warranty?
    manufacturer's warranty | repair under warranty | warranty certificate | how many months of warranty? | warranty terms`,
  payment: `what payment methods do you accept? | can i pay by card? | do you take credit cards? | do you accept paypal? | can i pay in installments?
    is there interest? | pay on delivery | do you accept cash? | my card was declined | my payment failed | payment error | can i pay with two cards?
    is it safe to pay here? | i was charged twice | bank transfer | do you take visa? | apple pay | how do i pay? | pay later | debit card
    can i pay with pix? | how many installments without interest?`,
  invoice: `i need an invoice | where is my invoice? | can you send me the invoice? | i didn't get the receipt | receipt for my purchase | billing details
    invoice for my company | my bill is wrong | wrong name on the invoice | copy of my invoice | proof of purchase | tax invoice | vat number on invoice
    resend the invoice | download invoice | there's a wrong charge on my bill | i lost my receipt | do you issue invoices? | when is the invoice issued?
    email me the bill`,
  support: `it doesn't work | it won't turn on | it stopped working | it's broken | i got an error | it arrived damaged | a part is missing
    how do i install it? | how do i set it up? | how do i use this? | technical support | i need tech help | it's leaking | it makes a weird noise
    it won't charge | the screen is black | it froze | i can't log in | i forgot my password | reset my password | the website isn't loading
    i can't check out | where's the manual? | how do i clean it? | a red light is blinking | how do i connect it to wifi? | the app crashes
    my coffee maker won't turn on | my grinder stopped working | the machine doesn't turn on | the kettle doesn't heat | my order page shows an error | it broke down`,
  complaint: `i want to make a complaint | i'm very unhappy | terrible service | this is ridiculous | this is unacceptable | i'm going to sue you
    i will report you | worst company ever | never buying here again | you scammed me | this is a scam | nobody helps me | i'm so angry
    false advertising | your staff was rude | i'm really disappointed | i've complained three times already | what a joke | this is outrageous
    my lawyer will contact you | file a formal complaint`,
  human: `i want to talk to a human | talk to a person | speak to an agent | agent please | can i speak to someone? | real person please
    transfer me to an agent | human | representative | customer service representative | i don't want to talk to a bot | get me a manager
    connect me with support staff | live chat with a person | let me talk to somebody real | is there a human there? | i'd like to speak with a salesperson
    operator | talk to your supervisor | someone from your team please`,
  hours: `what are your opening hours? | what time do you open? | what time do you close? | are you open on saturday? | are you open now?
    are you open on sundays? | business hours | opening times | until what time are you open? | are you open on holidays? | store hours
    when do you open? | when does the shop close? | are you open today? | do you close for lunch? | support hours | working hours
    are you open 24 hours? | hours on friday | open on christmas?
    what time do you close tonight? | what time does the store open tomorrow? | when do you close on weekdays? | until when are you open today? | is the shop open right now?`,
  contact: `what's your phone number? | how can i contact you? | do you have whatsapp? | what's your email? | where are you located? | store address
    where is your shop? | do you have a physical store? | contact details | can i call you? | customer service number | how do i get there?
    do you have instagram? | social media | what's the address? | is there parking? | nearest store | send me your location | email address
    phone number please`,
  discount: `do you have any discounts? | discount code | promo code | coupon | is there a coupon? | any promotions? | what's on sale? | black friday deals
    student discount | my coupon doesn't work | can you give me a better price? | can i get a discount? | is it on sale? | special offers
    discount for buying two | loyalty program | voucher | first purchase discount | clearance | can you lower the price? | cash discount
    i found it cheaper elsewhere | bulk discount`,
  about: `who are you as a company? | tell me about the company | about you | how long have you been in business? | is this site safe?
    is this store legit? | can i trust you? | who owns the shop? | where is the company from? | do you have a franchise? | are you hiring?
    i want to work for you | privacy policy | what do you do with my data? | terms of use | do you sell wholesale? | i'd like to be a reseller
    are you the manufacturer? | company registration number | what does your company do? | how many stores do you have?`,
  affirm: `yes | yeah | yep | yup | sure | of course | ok | okay | alright | right | correct | exactly | absolutely | definitely | i agree | sounds good | please do
    go ahead | that's right | confirmed | i do | i would | true | you got it | got it | fine | perfect`,
  deny: `no | nope | nah | no thanks | no thank you | not really | i don't want to | never | negative | not now | not yet | i disagree | that's wrong | false
    that's not what i asked | never mind | forget it | cancel that | don't | no way | of course not | incorrect`,
  "how-are-you": `how are you? | how are you doing? | how's it going? | what's up? | how have you been? | how do you feel? | are you okay? | how is your day?
    how's everything? | i'm fine, and you? | you doing well? | what's new? | how are things? | hope you're well | how was your day?`,
  "bot-identity": `who are you? | what are you? | what's your name? | are you a robot? | are you human? | are you a real person? | am i talking to a bot? | who made you?
    who created you? | how old are you? | where do you live? | where are you from? | are you an ai? | tell me about yourself | what should i call you?
    are you male or female? | how do you work? | when were you born? | is this a bot? | are you a machine? | is anybody there or is this a machine? | who programmed you?
    what is your purpose? | what were you made for? | what does your name mean? | do you have a name? | what company built you?`,
  personal: `do you sleep? | do you have feelings? | will you marry me? | do you have a boyfriend? | what's your favorite color? | do you like music? | what's your hobby?
    do you have pets? | do you believe in god? | what do you do for fun? | do you drink? | what's your favorite food? | do you have friends? | are you happy?
    which team do you support?`,
  praise: `you're great | you're awesome | i love you | good job | well done | nice work | you're smart | you're funny | that's cool | amazing | awesome | excellent
    you're the best | i like you | great answer | congratulations | cool | wonderful | you rock | very helpful bot`,
  insult: `you're stupid | you're dumb | idiot | useless bot | you suck | shut up | you're annoying | you know nothing | worst bot | moron`,
  help: `help | help me | i need help | can you help me? | what can you do? | what do you do? | how can you help me? | what are my options? | options | menu
    main menu | what can i ask you? | i don't understand | what do you mean? | can you repeat that? | explain again | i have a question | i'm lost
    where do i start? | what topics do you know? | more information`,
  laughter: `lol | haha | hahaha | tell me a joke | another joke | that's funny | just kidding | i'm bored | let's chat | nice weather today | merry christmas
    happy new year | happy birthday | sing a song | hmm | wow | oh`,
  "place-order": `i want to buy | i'd like to order | place an order | order now | i'll take it | i'll take two | add to cart | check out | finish my purchase
    i want to order a pizza | how do i buy? | where can i buy? | book a table | can i order here? | i want to subscribe | sign me up | buy now | one of those please
    confirm my order | add one more`,
  "out-of-scope": `what's the capital of france? | who won the game last night? | what's the weather tomorrow? | what is 25 times 4? | carrot cake recipe
    who is the president? | help me with my math homework | write a poem | translate this sentence to german | lottery results
    how do i lose weight fast? | book a doctor's appointment | what's the meaning of life? | recommend a movie | dollar exchange rate
    how do i get a passport? | play some music | what time is it in tokyo? | write a python program | i need a plumber | flights to lisbon
    book a hotel in rome | how to change a flat tire | who wrote hamlet | set an alarm for 7 | turn off the lights | call my mom | asdfgh`,
};
