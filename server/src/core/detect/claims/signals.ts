// What makes a sentence of the article itself worth a check: figures, comparisons, superlatives, causes, trends; and what speaks against it.
import { MONTH } from '../../text/calendar.js';
import { lettered, type Lettered } from '../../text/lettered.js';

export interface Signal {
  readonly rule: string;
  /** Added to the score where the pattern hits; negative ones speak against. */
  readonly weight: number;
  readonly pattern: Lettered;
}

const NUMBER = '(?:\\d{1,3}(?:[,. ]\\d{3})+|\\d+(?:\\.\\d+)?)';
const NUMBER_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?)';

/** Patterns are tried on one sentence of at most a few hundred characters. */
export const SIGNALS: readonly Signal[] = [
  // Hits "40 per cent", "3.5%"; misses "40 people".
  { rule: 'statement.percentage', weight: 0.5, pattern: lettered(new RegExp(`\\b${NUMBER}[- ]?(?:%|per ?cent\\b|percentage points?\\b)|\\b${NUMBER_WORD} per ?cent\\b`, 'iu')) },
  // Hits "$1.7 million", "£60,000"; misses "1.7 million".
  { rule: 'statement.money', weight: 0.45, pattern: lettered(new RegExp(`[$€£¥]\\s?${NUMBER}(?:[ -]?(?:million|billion|trillion|bn|m|k)\\b)?|\\b${NUMBER}(?: (?:million|billion|trillion))? (?:dollars|euros|pounds|yen|roubles|yuan)\\b`, 'iu')) },
  // Hits "40,000 homes", "two million"; misses "in 2014", "page 41".
  { rule: 'statement.amount', weight: 0.45, pattern: lettered(new RegExp(`\\b\\d{1,3}(?:,\\d{3})+\\b|\\b(?:${NUMBER}|${NUMBER_WORD}) (?:million|billion|trillion|thousand|hundred)\\b|\\b(?:hundreds|thousands|millions|billions|dozens) of\\b`, 'iu')) },
  // Hits "212 residents", "eleven drones"; misses "March 12", "12 March", "the 12th", "5 p.m.".
  { rule: 'statement.count', weight: 0.3, pattern: lettered(new RegExp(`(?<![\\d.,:$€£-])(?<!(?:${MONTH}|[Pp]age|[Nn]o\\.|[Aa]rticle|[Cc]hapter) )\\b(?!(?:19|20)\\d\\d\\b)\\d{1,4} (?!(?:${MONTH}|[ap]\\.?m|o'clock|GMT)\\b)(?:\\p{Ll}[\\p{L}-]* ){0,2}\\p{Ll}{2,}s\\b`, 'u')) },
  // Hits "half of the wheat", "a fifth of", "one in four"; misses "half past".
  { rule: 'statement.share', weight: 0.45, pattern: lettered(/\b(?:half|(?:a|one|two|three)[ -](?:third|quarter|fifth|sixth|tenth)s?|most|the majority|a majority|none|all) of (?=the|all|its|their|our|those|these|\p{Lu})|\b(?:one|two|three|\d+) (?:in|out of) (?:every )?(?:\d+|two|three|four|five|ten)\b/iu) },
  // Hits "more than", "twice as many", "compared with"; misses "more".
  { rule: 'statement.comparison', weight: 0.25, pattern: lettered(/\b(?:more|less|fewer|higher|lower|larger|smaller|greater|faster|slower|older|younger|better|worse|bigger|longer|cheaper|rather) than\b|\b(?:twice|three times|\d+ times|as many as|as much as|compared (?:with|to)|up from|down from|outnumber\p{L}*|exceed(?:s|ed)?)\b/iu) },
  // Hits "the largest", "the most expensive", "the first woman", "the only"; misses "at least", "at first".
  { rule: 'statement.superlative', weight: 0.35, pattern: lettered(/\b(?:the|its|his|her|their|world's|country's|nation's|Europe's) (?:\p{L}+(?:-| ))?(?:largest|biggest|smallest|highest|lowest|longest|oldest|youngest|richest|poorest|worst|best|deadliest|busiest|fastest|strongest|weakest|most \p{Ll}+|least \p{Ll}+|first \p{Ll}+|only|last remaining)\b|\b(?:record (?:high|low|number)|unprecedented|for the first time|never before|ever recorded|on record)\b/iu) },
  // Hits "rose by", "doubled", "fell to 9"; misses "rose garden".
  { rule: 'statement.trend', weight: 0.2, pattern: lettered(/\b(?:rose|risen|rising|fell|fallen|falling|grew|grown|dropped|declined|increased|decreased|doubled|tripled|quadrupled|halved|soared|surged|plunged|shrank|shrunk|climbed|slumped)\b(?! (?:garden|out of))/iu) },
  // Hits "because of", "led to", "caused"; misses "because".
  { rule: 'statement.cause', weight: 0.2, pattern: lettered(/\b(?:because of|caused(?: by)?|causes|led to|leads to|result(?:s|ed|ing)? (?:in|from)|due to|as a result of|thanks to|blamed on|responsible for|contributed? to the)\b/iu) },
  // Hits "since 2014", "in the past decade"; misses "on Monday".
  { rule: 'statement.period', weight: 0.1, pattern: lettered(/\b(?:since|in|by|until|between) (?:19|20)\d\d\b|\b(?:last|past|previous) (?:\p{L}+ )?(?:year|years|decade|decades|century|month|months)\b|\bfor (?:\p{L}+|\d+) (?:years|decades|centuries|months)\b/iu) },
  // Hits "is expected to", "will reach"; misses "will".
  { rule: 'statement.prediction', weight: 0.15, pattern: lettered(/\b(?:is|are) (?:expected|likely|set|forecast|projected|due) to\b|\bwill (?:rise|fall|grow|cost|reach|double|lose|need|take|exceed|shrink|increase)\b/iu) },
  // Hits "a law bans", "illegal"; misses "lawn".
  { rule: 'statement.rule', weight: 0.15, pattern: lettered(/\b(?:by law|illegal|unconstitutional|banned|is required to|are required to|prohibits?|is entitled to)\b/iu) },
];

/** The rule of what is somebody else's. */
export const ATTRIBUTED = 'against.attributed';

export const COUNTER_SIGNALS: readonly Signal[] = [
  // Hits "we think", "I"; misses "it".
  { rule: 'against.person', weight: -0.35, pattern: lettered(/\b(?:I|we|you|my|our|your|us|me)\b/u) },
  // Hits "might", "perhaps"; misses "May 5".
  { rule: 'against.hedge', weight: -0.2, pattern: lettered(/\b(?:might|could|may|perhaps|maybe|possibly|apparently|seems?|would)\b/u) },
  // Hits "said", "according to": somebody else's words, found or not.
  { rule: ATTRIBUTED, weight: -0.6, pattern: lettered(/\b(?:said|says|saying|told|according to|claim(?:s|ed)|argue[sd]?|announced?|believes?|reported(?:ly)?|allege[sd]?(?:ly)?|insist(?:s|ed)|warn(?:s|ed)|vow(?:s|ed)|promise[sd]|wrote|tweeted|estimate[sd]?|asked|urge[sd]|call(?:s|ed) (?:on|for)|wants?|hopes?)\b/iu) },
  // Hits "if the talks fail"; misses "even".
  { rule: 'against.condition', weight: -0.2, pattern: lettered(/^(?:if|should|unless|whether)\b/iu) },
];
