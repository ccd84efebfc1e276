// Writes the engine's suggestions into an article's gloss file, beside what people decided.
import { err, ok, type Result } from '../core/base/result.js';
import { applyOperations } from '../core/gloss/edit.js';
import { newId } from '../core/gloss/ids.js';
import type { GlossOperation } from '../core/model/gloss.js';
import { decide, type ReviewContext } from '../core/review/decide.js';
import { encodeUtf8 } from '../node/encoding.js';
import { replaceFile } from '../node/files.js';
import { say } from '../service/messages.js';
import type { ArticleFile } from './articleFile.js';
import { keepText } from './formerTexts.js';
import type { CliIo } from './io.js';

/** @returns how many suggestions were written; 0 where there was nothing new. Errors in words, nothing written. */
export async function saveSuggestions(file: ArticleFile, io: CliIo): Promise<Result<number, string>> {
  const decision = decide(reviewContext(file, io), { kind: 'saveSuggestions' });
  if (!decision.ok) return decision.error.code === 'review.nothing-undecided' ? ok(0) : err(say(decision.error.code, ...decision.error.args));
  try {
    const written = await write(file, decision.value);
    if (written.ok) await keepText(file.snapshot.text, io);
    return written;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    return err(say('decide.failed', error.message));
  }
}

/** Only onto the file that the decision was made for: one that changed meanwhile may hold decisions on the same words. */
async function write({ snapshot, glossPath, glossBytes }: ArticleFile, operations: readonly GlossOperation[]): Promise<Result<number, string>> {
  const target = { file: snapshot.file, text: snapshot.text, anchored: snapshot.anchored };
  const applied = applyOperations(snapshot.gloss?.source, operations, target);
  if (!applied.ok) return err(say(applied.error.code, ...applied.error.args));
  const outcome = await replaceFile(glossPath, glossBytes, encodeUtf8(applied.value.source));
  return outcome === 'written' ? ok(operations.filter((o) => o.kind === 'put').length) : err('the gloss file changed meanwhile, nothing was written; run the command again');
}

function reviewContext({ snapshot, newsroom }: ArticleFile, io: CliIo): ReviewContext {
  const taken = new Set(snapshot.glossFile?.places.annotations.all().map(([id]) => id));
  return {
    text: snapshot.text,
    marks: snapshot.marks,
    analysis: snapshot.analysis,
    stored: new Set((snapshot.glossFile?.entities ?? []).map((e) => e.id)),
    shared: newsroom.shared,
    when: `${io.now().toISOString().slice(0, 19)}Z`,
    newId: (prefix) => {
      const id = newId(prefix, io.random, taken);
      taken.add(id);
      return id;
    },
  };
}
