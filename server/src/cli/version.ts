// Which version this is: that of the package.json around the program.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function version(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const described: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
    if (typeof described === 'object' && described !== null && 'name' in described && described.name === 'newsgloss' && 'version' in described) return String(described.version);
    if (dirname(folder) === folder) return 'unknown';
  }
}
