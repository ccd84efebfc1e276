// A gloss file whose article was renamed outside the editor: told at the article, mended by renaming the gloss file too.
import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { dataOf, SOURCE } from '../diagnostics/run.js';
import { say } from '../messages.js';
import { fileNameOf } from '../uris.js';

const CODE = 'gloss.stray';

/** `from`: the gloss file without an article; `to`: where it would belong to this one. */
export const strayDiagnostic = (from: string, to: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  severity: DiagnosticSeverity.Warning,
  code: CODE,
  source: SOURCE,
  message: say(CODE, fileNameOf(from)),
  data: { args: [from, to] },
});

/** Both addresses come back from the client: only what looks like the pair that was sent is renamed. */
export function strayActions(articleGloss: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return diagnostics.flatMap((diagnostic): CodeAction[] => {
    const [from, to] = dataOf(diagnostic).args ?? [];
    if (diagnostic.code !== CODE || from === undefined || to !== articleGloss) return [];
    return [{ title: t('Rename {0} to follow its article', fileNameOf(from)), kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics: [diagnostic], edit: { documentChanges: [{ kind: 'rename', oldUri: from, newUri: to }] } }];
  });
}
