// The closed word lists of the gloss format and of the engine: kinds, forms, forces, acts, statuses.

/** Entity kinds of the built-in tagset (gloss-format): a newsroom may add its own, hence `string` in annotations. */
export const ENTITY_KINDS = ['person', 'organisation', 'group', 'place', 'document'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** How a mention names its entity. */
export const MENTION_FORMS = ['name', 'adjective', 'demonym', 'metonym', 'inside-name', 'nominal', 'pronoun'] as const;
export type MentionForm = (typeof MENTION_FORMS)[number];

/** Whether the words of a claim are quoted. `own` = the paper's own check-worthy statement. */
export const CLAIM_FORMS = ['direct', 'mixed', 'indirect', 'own'] as const;
export type ClaimForm = (typeof CLAIM_FORMS)[number];

/** What the cue does: a class of the verb, never a verdict on the truth. */
export const FORCES = ['neutral', 'factive', 'hedged', 'distancing', 'denial', 'pledge', 'demand', 'question', 'thought'] as const;
export type Force = (typeof FORCES)[number];

export const ACTS = ['communication', 'attitude', 'intention'] as const;
export type Act = (typeof ACTS)[number];

/** `suggested` by the engine; the other four are decisions of a person. */
export const STATUSES = ['suggested', 'accepted', 'edited', 'added', 'rejected'] as const;
export type Status = (typeof STATUSES)[number];

/** Where an annotation stands after its text was met again; only the first two are silent. */
export const ANCHOR_STATES = ['exact', 'moved', 'changed', 'candidate', 'orphan'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

export const BLOCK_KINDS = [
  'headline', 'standfirst', 'byline', 'date', 'readingTime', 'credit', 'caption', 'section', 'paragraph', 'listItem', 'trailer',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** What may stand before a block's running text, on the same line. */
export const LEAD_KINDS = ['label', 'dateline', 'date', 'time', 'bullet', 'speakerLabel'] as const;
export type LeadKind = (typeof LEAD_KINDS)[number];
