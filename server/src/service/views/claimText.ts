// A claim with its source in one line, to be pasted elsewhere.
import type { Mark } from '../../core/review/marks.js';
import { entityOf, type Snapshot } from '../snapshot.js';
import { speakerName } from '../words.js';

/** `“The quay is safe,” – Ilse Brandt, harbour master (Nordpress, 2026-03-02, https://…)`; for a mention its words and the source. */
export function claimText(snapshot: Snapshot, mark: Mark): string {
  const words = mark.annotation.quotes.join(' … ').replace(SPACES, ' ').trim();
  const quoted = QUOTED.test(words) ? words : `“${words}”`;
  const name = speakerName(snapshot, mark);
  const roles = entityOf(snapshot, mark)?.roles ?? [];
  const who = name === undefined ? '' : ` – ${[name, ...roles.slice(0, 1)].join(', ')}`;
  const { title, outlet, published, url } = snapshot.details;
  const source = [outlet ?? '', outlet === undefined ? title ?? snapshot.file : title ?? '', published ?? '', url ?? ''].filter((w) => w !== '').join(', ');
  return `${quoted}${who} (${source})`;
}

const SPACES = /\s+/gu;
/** Begins with a quotation mark of its own; hit: “a, "a; miss: a. */
const QUOTED = /^["“„«'‘]/u;
