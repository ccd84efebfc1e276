// A long article made of the sample newsroom's own paragraphs, the same on every run.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** At least `words` words; paragraphs of the samples in turn, one blank line between, no structure lines repeated. */
export function longArticle(root: string, words: number): string {
  const folder = join(root, 'samples', 'newsroom');
  const paragraphs = readdirSync(folder).filter((f) => f.endsWith('.txt')).sort()
    .flatMap((f) => readFileSync(join(folder, f), 'utf8').split(/\r?\n\s*\r?\n/u))
    .map((p) => p.trim()).filter((p) => p.split(/\s+/u).length > 15);
  if (paragraphs.length === 0) throw new Error('the sample newsroom has no paragraphs to build from');
  const out = ['Harbour towns weigh the cost of a long winter'];
  for (let n = 0, i = 0; n < words; i++) {
    const p = paragraphs[i % paragraphs.length] ?? '';
    out.push(p);
    n += p.split(/\s+/u).length;
  }
  return `${out.join('\n\n')}\n`;
}
