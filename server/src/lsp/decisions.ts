// Carrying out what a person decides: into the gloss file, into waiting, and back again.
import { anchorGloss } from '../core/anchor/anchor.js';
import type { Span } from '../core/base/span.js';
import { applyOperations } from '../core/gloss/edit.js';
import { newId } from '../core/gloss/ids.js';
import { readGloss } from '../core/gloss/read.js';
import type { GlossOperation } from '../core/model/gloss.js';
import { decide, type ReviewContext } from '../core/review/decide.js';
import { isUndecided, type Mark } from '../core/review/marks.js';
import { samePlace } from '../core/review/matching.js';
import type { DecideParams, DecideResult, Range, UndoResult } from '../protocol/protocol.js';
import { reviewAction } from '../service/actions.js';
import { say } from '../service/messages.js';
import type { Snapshot } from '../service/snapshot.js';
import { fileNameOf, glossUriOf } from '../service/uris.js';
import type { Articles } from './articles.js';
import type { FormerTexts } from './formerTexts.js';
import type { GlossFiles } from './glossFiles.js';
import { type Entry, History, takeBack, type Written } from './history.js';
import type { Host } from './host.js';
import { broughtTo, type KeptDecisions } from './keptDecisions.js';
import type { Log } from './log.js';
import { Turns } from './turns.js';
import type { WaitingDecision } from './waiting.js';

type Carried =
  | { readonly kind: 'written'; readonly entry: Written }
  | { readonly kind: 'waits'; readonly code: string }
  | { readonly kind: 'refused'; readonly message: string };

/** How often the gloss file may change under our hands before we give up. */
const ATTEMPTS = 5;

/** Where articles, their gloss files and what belongs to decisions lie. */
export interface DecisionStores {
  readonly articles: Articles;
  readonly gloss: GlossFiles;
  readonly former: FormerTexts;
  readonly kept: KeptDecisions;
}

export class Decisions {
  private readonly histories = new Map<string, History>();
  private readonly turns = new Turns();

  /** Articles whose decisions of earlier sessions have been taken up. */
  private readonly restored = new Set<string>();
  private readonly articles: Articles;
  private readonly gloss: GlossFiles;

  constructor(
    private readonly host: Host,
    private readonly stores: DecisionStores,
    private readonly log: Log,
  ) {
    this.articles = stores.articles;
    this.gloss = stores.gloss;
  }

  /** One decision after the other for each article. */
  decide(uri: string, params: DecideParams): Promise<DecideResult> {
    return this.turns.take(uri, async () => {
      await this.restore(uri);
      const snapshot = await this.articles.snapshot(uri);
      const refusal = snapshot ? refusalFor(snapshot, params) : 'decide.not-open';
      if (!snapshot || refusal !== undefined) return this.refused(uri, say(refusal ?? 'decide.not-open'));
      await this.landWaiting(uri, snapshot);
      const decision = decide(await this.context(snapshot, params.by), reviewAction(params.action, snapshot.positions));
      if (!decision.ok) return this.refused(uri, say(decision.error.code, ...decision.error.args));
      const span = firstSpan(decision.value) ?? spanOfAction(snapshot, params);
      const carried = await this.carryOut(snapshot, decision.value, span);
      if (carried.kind === 'refused') return this.refused(uri, carried.message);
      if (carried.kind === 'waits') await this.wait(uri, { operations: decision.value }, span);
      else {
        this.history(uri).push(carried.entry);
        await this.stores.former.store(this.articles.article(uri, snapshot.text));
      }
      return this.result(uri, decision.value, span, carried);
    });
  }

  /** Several changes at once, as an import brings them: the undo key takes them back together. */
  apply(uri: string, make: (snapshot: Snapshot, newId: ReviewContext['newId']) => readonly GlossOperation[]): Promise<DecideResult> {
    return this.turns.take(uri, async () => {
      await this.restore(uri);
      const snapshot = await this.articles.snapshot(uri);
      const refusal = snapshot ? refusalFor(snapshot, { uri, action: { kind: 'acceptAll' } }) : 'decide.not-open';
      if (!snapshot || refusal !== undefined) return this.refused(uri, say(refusal ?? 'decide.not-open'));
      await this.landWaiting(uri, snapshot);
      const operations = make(snapshot, (await this.context(snapshot, undefined)).newId);
      const span = firstSpan(operations);
      const carried = await this.carryOut(snapshot, operations, span);
      if (carried.kind === 'refused') return this.refused(uri, carried.message);
      if (carried.kind === 'waits') return this.refused(uri, say(carried.code));
      this.history(uri).push(carried.entry);
      await this.stores.former.store(this.articles.article(uri, snapshot.text));
      return this.result(uri, operations, span, carried);
    });
  }

  undo(uri: string): Promise<UndoResult> {
    return this.turns.take(uri, () => this.step(uri, 'undo'));
  }

  redo(uri: string): Promise<UndoResult> {
    return this.turns.take(uri, () => this.step(uri, 'redo'));
  }

  /** The article was opened, or its gloss file may have become readable: what waits is shown, and written where it can be. True where something came of it. */
  land(uri: string): Promise<boolean> {
    return this.turns.take(uri, async () => {
      const restored = await this.restore(uri);
      if (this.articles.waiting(uri).length === 0) return false;
      const snapshot = await this.articles.snapshot(uri);
      return (snapshot ? await this.landWaiting(uri, snapshot) : false) || restored;
    });
  }

  counts(uri: string): { readonly undoable: number; readonly redoable: number } {
    const history = this.histories.get(uri);
    return { undoable: history?.undoable ?? 0, redoable: history?.redoable ?? 0 };
  }

  /** Waiting decisions moved with the text. */
  carried(uri: string, before: readonly WaitingDecision[]): void {
    this.histories.get(uri)?.carried(before, this.articles.waiting(uri));
  }

  private history(uri: string): History {
    const known = this.histories.get(uri);
    if (known) return known;
    const history = new History();
    this.histories.set(uri, history);
    return history;
  }

  private async context(snapshot: Snapshot, by: string | undefined): Promise<ReviewContext> {
    const { shared } = await this.articles.newsroom(snapshot.uri);
    const stored = new Set([...(snapshot.glossFile?.entities ?? []), ...snapshot.waiting.entities].map((e) => e.id));
    const ids = snapshot.glossFile?.places.annotations;
    const made = new Set(snapshot.waiting.annotations.map((a) => a.id));
    const name = by ?? (snapshot.settings.annotator === '' ? undefined : snapshot.settings.annotator);
    return {
      text: snapshot.text,
      marks: snapshot.marks,
      analysis: snapshot.analysis,
      stored,
      shared,
      when: `${this.host.now().toISOString().slice(0, 19)}Z`,
      newId: (prefix) => {
        const id = newId(prefix, this.host.random, { has: (taken) => made.has(taken) || ids?.has(taken) === true });
        made.add(id);
        return id;
      },
      ...(name !== undefined ? { by: name } : {}),
    };
  }

  /** Applies the operations to the file as it is at this moment; where somebody changes it meanwhile, to what it has become. */
  private async carryOut(snapshot: Snapshot, operations: readonly GlossOperation[], span: Span | undefined): Promise<Carried> {
    const newsroom = await this.articles.newsroom(snapshot.uri);
    const target = { file: fileNameOf(snapshot.uri), text: snapshot.text, article: this.articles.article(snapshot.uri, snapshot.text) };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const now = await this.gloss.read(glossUriOf(snapshot.uri), newsroom);
      if (now && !now.reading.writable) return { kind: 'waits', code: now.reading.problems[0]?.code ?? 'gloss.syntax' };
      const stored = now?.reading.gloss;
      const met = stored && this.articles.met(snapshot.uri, stored, snapshot.text);
      const applied = applyOperations(now?.source, operations, { ...target, ...(met ? { anchored: met.anchored, unmoved: met.unmoved } : {}), ...(now ? { reading: now.reading } : {}) });
      if (!applied.ok) return { kind: 'refused', message: say(applied.error.code, ...applied.error.args) };
      const { source, edits, parsed } = applied.value;
      const entry: Written = { kind: 'written', before: now?.source, after: source, edits, ...spanned(span) };
      if (source === now?.source) return { kind: 'written', entry };
      const outcome = await this.gloss.write(glossUriOf(snapshot.uri), now?.source, source, edits, parsed);
      if (outcome.kind === 'done') return { kind: 'written', entry };
      if (outcome.kind === 'failed') return { kind: 'refused', message: say(outcome.code, ...outcome.args) };
    }
    return { kind: 'refused', message: say('decide.kept-changing') };
  }

  private async wait(uri: string, decision: WaitingDecision, span: Span | undefined): Promise<void> {
    this.history(uri).push({ kind: 'waits', decision, ...spanned(span) });
    await this.setWaiting(uri, [...this.articles.waiting(uri), decision]);
  }

  private async setWaiting(uri: string, waiting: readonly WaitingDecision[]): Promise<void> {
    this.articles.setWaiting(uri, waiting);
    const snapshot = await this.articles.snapshot(uri);
    if (snapshot) await this.stores.kept.save(uri, snapshot.text, this.articles.waiting(uri)); // spans follow the text: both as of now
  }

  /** What waited when an earlier session ended waits again. */
  private async restore(uri: string): Promise<boolean> {
    if (this.restored.has(uri)) return false;
    const kept = await this.stores.kept.load(uri);
    const snapshot = kept && (await this.articles.snapshot(uri));
    if (kept && !snapshot) return false; // the article is not there now; it may come back
    this.restored.add(uri);
    if (!kept || !snapshot) return false;
    const decisions = broughtTo(snapshot.text, kept);
    for (const decision of decisions) this.history(uri).push({ kind: 'waits', decision, ...spanned(firstSpan(decision.operations)) });
    this.articles.setWaiting(uri, [...decisions, ...this.articles.waiting(uri)]);
    this.log.info(`${String(decisions.length)} decisions of an earlier session wait for the gloss file of ${uri}`);
    return true;
  }

  /** In the order in which they were made; stops at the first that still cannot be written. */
  private async landWaiting(uri: string, snapshot: Snapshot): Promise<boolean> {
    let landed = false;
    for (const decision of this.articles.waiting(uri)) {
      const newsroom = await this.articles.newsroom(uri);
      const now = await this.gloss.read(glossUriOf(uri), newsroom);
      if (now && !now.reading.writable) break;
      const operations = now ? onto(decision.operations, now.source, snapshot.text) : decision.operations;
      const carried = await this.carryOut(snapshot, operations, firstSpan(operations));
      if (carried.kind === 'waits') break;
      if (carried.kind === 'refused') {
        this.log.info(`a waiting decision was not written: ${carried.message}`);
        break;
      }
      this.history(uri).landed(decision, carried.entry);
      await this.setWaiting(uri, this.articles.waiting(uri).filter((w) => w !== decision));
      landed = true;
    }
    return landed;
  }

  private async step(uri: string, way: 'undo' | 'redo'): Promise<UndoResult> {
    await this.restore(uri);
    const history = this.history(uri);
    const entry = way === 'undo' ? history.newest : history.newestUndone;
    if (!entry) return this.stepResult(uri, 'nothing', say(`${way}.nothing`));
    const other = entry.kind === 'waits' ? await this.stepWaiting(uri, entry, way) : await this.stepWritten(uri, entry);
    if (typeof other === 'string') return this.stepResult(uri, 'refused', other);
    if (way === 'undo') history.tookBack(other);
    else history.madeAgain(other);
    return this.stepResult(uri, 'done', undefined, entry.span);
  }

  private async stepWaiting(uri: string, entry: Extract<Entry, { kind: 'waits' }>, way: 'undo' | 'redo'): Promise<Entry> {
    const waiting = this.articles.waiting(uri);
    await this.setWaiting(uri, way === 'undo' ? waiting.filter((w) => w !== entry.decision) : [...waiting, entry.decision]);
    return entry;
  }

  /** Turns the file back from the entry's `after` to its `before`; gives the entry that turns it again, or why not. */
  private async stepWritten(uri: string, entry: Written): Promise<Written | string> {
    const newsroom = await this.articles.newsroom(uri);
    const glossUri = glossUriOf(uri);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const now = (await this.gloss.read(glossUri, newsroom))?.source;
      if (now === entry.before) return turned(entry, entry.after, entry.before, exactBack(entry).edits);
      const back = now === entry.after ? exactBack(entry) : mergedBack(entry, now);
      if (!back) return say('undo.changed');
      const outcome = await this.gloss.write(glossUri, now, back.source, back.edits);
      if (outcome.kind === 'done') return turned(entry, now, back.source, back.edits);
      if (outcome.kind === 'failed') return say(outcome.code, ...outcome.args);
    }
    return say('decide.kept-changing');
  }

  private async stepResult(uri: string, outcome: UndoResult['outcome'], message?: string, span?: Span): Promise<UndoResult> {
    const snapshot = await this.articles.snapshot(uri);
    const range = snapshot && span ? snapshot.positions.rangeOf(span) : undefined;
    return { outcome, ...this.counts(uri), ...(message !== undefined ? { message } : {}), ...(range ? { range } : {}) };
  }

  private refused(uri: string, message: string): DecideResult {
    return { outcome: 'refused', message, ids: [], undoable: this.counts(uri).undoable };
  }

  private async result(uri: string, operations: readonly GlossOperation[], span: Span | undefined, carried: Exclude<Carried, { kind: 'refused' }>): Promise<DecideResult> {
    const snapshot = await this.articles.snapshot(uri);
    const next = snapshot && nextUndecided(snapshot, span);
    return {
      outcome: carried.kind === 'waits' ? 'waiting' : 'done',
      ids: operations.flatMap((o) => (o.kind === 'put' ? [o.annotation.id] : [])),
      undoable: this.counts(uri).undoable,
      ...(carried.kind === 'waits' ? { message: say('decide.waits', carried.code) } : {}),
      ...(next ? { next } : {}),
    };
  }
}

function refusalFor(snapshot: Snapshot, params: DecideParams): string | undefined {
  if (snapshot.uri.startsWith('untitled:')) return 'decide.unsaved';
  if (snapshot.unreadable) return snapshot.unreadable === 'article.binary' ? 'article.binary' : 'decide.not-open';
  if (snapshot.encodingProblem || snapshot.text.includes('\uFFFD')) return params.action.kind === 'setDetails' ? undefined : 'decide.undecodable';
  return params.version !== undefined && params.version !== snapshot.version ? 'decide.stale' : undefined;
}

/** The next mark that is undecided after the decided one; from the top where none follows. */
function nextUndecided(snapshot: Snapshot, after: Span | undefined): Range | undefined {
  const { marks } = snapshot.marks;
  const isOpen = (m: Mark): boolean => isUndecided(m) && m.annotation.spans.length > 0;
  const from = after === undefined ? 0 : firstAfter(marks, after.start);
  const next = (marks.slice(from).find(isOpen) ?? marks.find(isOpen))?.annotation.spans[0];
  return next && snapshot.positions.rangeOf(next);
}

/** Marks are in text order, those that are nowhere behind all others. */
function firstAfter(marks: readonly Mark[], start: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.annotation.spans[0]?.start ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const spanned = (span: Span | undefined): { readonly span?: Span } => (span ? { span } : {});

const firstSpan = (operations: readonly GlossOperation[]): Span | undefined => operations.flatMap((o) => (o.kind === 'put' ? o.annotation.spans : [])).reduce<Span | undefined>((a, b) => (a && a.start <= b.start ? a : b), undefined);

function spanOfAction(snapshot: Snapshot, { action }: DecideParams): Span | undefined {
  const ids = 'ids' in action ? action.ids : 'id' in action ? [action.id] : [];
  return snapshot.marks.marks.find((m) => ids.includes(m.annotation.id))?.annotation.spans[0];
}

/** Waiting decisions on a file that can be read again: what a person wrote there for the same words keeps its id and is changed. */
function onto(operations: readonly GlossOperation[], source: string, text: string): readonly GlossOperation[] {
  const gloss = readGloss(source).gloss;
  if (!gloss) return operations;
  const anchored = anchorGloss(gloss, text);
  return operations.map((o) => {
    if (o.kind !== 'put') return o;
    const twin = anchored.find(({ annotation: a }) => a.type === o.annotation.type && a.kind === o.annotation.kind && samePlace(a.spans, o.annotation.spans));
    return twin ? { kind: 'put', annotation: { ...o.annotation, id: twin.annotation.id } } : o;
  });
}

interface Back {
  readonly source: string | undefined;
  readonly edits: Written['edits'];
}

/** The file is still as the decision left it: its former bytes. */
const exactBack = (entry: Written): Back =>
  ({ source: entry.before, edits: entry.before === undefined || entry.after === undefined ? [] : takeBack(entry.before, entry.after, entry.edits, entry.after)?.edits ?? [] });

/** The file was changed elsewhere since: our edit alone is taken back. A file that the decision made stays where others wrote in it. */
const mergedBack = (entry: Written, now: string | undefined): Back | undefined =>
  entry.before === undefined || entry.after === undefined || now === undefined ? undefined : takeBack(entry.before, entry.after, entry.edits, now);

/** What turns the file back again: the same change, seen from the other side. `edits` lead from `from` to `to`. */
const turned = (entry: Written, from: string | undefined, to: string | undefined, edits: Written['edits']): Written => ({ ...entry, before: from, after: to, edits });
