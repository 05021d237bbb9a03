import type { SentimentWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

const feelings = `
3.5: love it, loved, love, excellent, perfect*, amazing, awesome, fantastic, wonderful, outstanding, superb, brilliant, best, incredible, highly recommend*, five stars, exceeded
2.5: great, recommend*, happy, very good, satisfied, pleased, delight*, beautiful, impressed, impressive, thrilled, reliable, efficient, fast delivery, arrived early, works great, works perfectly, worth it, well made
2: good, nice, fine, fast, quick*, helpful, easy, on time, as described, as expected, no problem*, no issues, no complaints, comfortable, useful, cool, thank*, appreciate*, friendly, polite, glad, fair price, cheap, smooth
1: ok, okay, works, received, arrived, resolved, solved, correct, enough
-1: but, however, unfortunately, expected, waiting, still, should have, would have, could be better, so so
-2: late, delay*, slow, not received, never arrived, never received, hasn't arrived, haven't received, didn't arrive, did not arrive, not delivered, missing, wrong, different, broken, damaged, defect*, faulty, refund, return it
-2: cancel*, problem*, issue*, doesn't work, does not work, don't work, stopped working, not working, won't turn on, no response, no answer, no reply, ignored, nobody, never, disappoint*, difficult, confus*, cheap quality, poor
-2: complain*, unhappy, dissatisf*, expensive, overpriced, dirty, scratched, leaking, stuck, lost, error*, annoy*, tired of, waste, charged twice, overcharged
-3: terrible, horrible, awful, worst, hate*, disgust*, scam*, fraud*, liar*, ridiculous, unacceptable, outrageous, pathetic, useless, garbage, trash, rubbish, angry, furious, rude, sue, lawyer, steal*, stole, shame*, never again, joke, bullshit, crap, damn
`;

export const englishSentiment: SentimentWords = {
  feelings,
  negators: wordSet("not no never without neither nor don't doesn't didn't isn't wasn't can't won't"),
  boosters: wordSet("very really so extremely totally absolutely too super"),
  softeners: wordSet("slightly bit little somewhat kinda"),
  contrasts: wordSet("but however"),
  questionStarts: /which|what|how|where|when|who|do you|can i|is it/,
};
