// The house's floors, read from the import lines themselves: nobody imports upwards, nothing imports a test, no cycles in the core.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = findRoot(__dirname);

/** Folder → folders it may import, by path from the root; its own is always allowed. */
const FLOORS: readonly { readonly floor: string; readonly may: readonly string[] }[] = [
  { floor: 'server/src/protocol', may: [] },
  { floor: 'server/src/core/base', may: [] },
  { floor: 'server/src/core/text', may: ['server/src/core/base', 'server/src/core/model'] },
  { floor: 'server/src/core/model', may: ['server/src/core/base'] },
  { floor: 'server/src/core/lexicon', may: ['server/src/core/base', 'server/src/core/text', 'server/src/core/model'] },
  { floor: 'server/src/core/anchor', may: ['server/src/core/base', 'server/src/core/text', 'server/src/core/model'] },
  { floor: 'server/src/core/map', may: ['server/src/core/base', 'server/src/core/model'] },
  { floor: 'server/src/core/learn', may: ['server/src/core/base'] },
  { floor: 'server/src/core/detect', may: ['server/src/core/base', 'server/src/core/learn', 'server/src/core/text', 'server/src/core/model', 'server/src/core/lexicon'] },
  { floor: 'server/src/core/gloss', may: ['server/src/core/base', 'server/src/core/text', 'server/src/core/model', 'server/src/core/anchor'] },
  { floor: 'server/src/core/review', may: ['server/src/core/base', 'server/src/core/text', 'server/src/core/model', 'server/src/core/anchor'] },
  { floor: 'server/src/core/newsroom', may: ['server/src/core/base', 'server/src/core/model', 'server/src/core/gloss', 'server/src/core/lexicon'] },
  { floor: 'server/src/core/exchange', may: ['server/src/core/base', 'server/src/core/text', 'server/src/core/model', 'server/src/core/anchor', 'server/src/core/map'] },
  { floor: 'server/src/core', may: [] },
  { floor: 'server/src/service', may: ['server/src/core', 'server/src/protocol'] },
  { floor: 'server/src/node', may: ['server/src/core'] },
  { floor: 'server/src/lsp', may: ['server/src/core', 'server/src/protocol', 'server/src/service', 'server/src/node'] },
  { floor: 'server/src/cli', may: ['server/src/core', 'server/src/service', 'server/src/node'] },
  { floor: 'client/src', may: ['server/src/protocol'] },
  { floor: 'client/webview', may: ['server/src/protocol'] },
];

/** `from '…'` and `import('…')`; hit: import x from './a.js', miss: a string that only says "import". */
const IMPORTS = /(?:^|\n)\s*(?:import|export)[^'"\n;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/gu;

describe('the floors', () => {
  const files = ['server/src', 'client/src', 'client/webview'].flatMap((d) => sources(join(root, d)));

  it('reads a house that is there', () => {
    assert.ok(files.length > 40, `only ${files.length} source files found`);
  });

  for (const { floor, may } of FLOORS) {
    it(`${floor} imports only what lies below it`, () => {
      const wrong: string[] = [];
      for (const file of files.filter((f) => floorOf(f) === floor)) {
        for (const target of relativeImports(file)) {
          const inside = [floor, ...may].some((m) => target.startsWith(`${m}/`));
          if (!inside) wrong.push(`${path(file)} → ${target}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('has no cycle of files in the core, but for types', () => {
    const graph = new Map(files.filter((f) => path(f).startsWith('server/src/core/')).map((f) => [path(f), valueImports(f)]));
    assert.deepEqual(cycles(graph), []);
  });
});

function findRoot(from: string): string {
  let dir = from;
  while (true) {
    try { if (statSync(join(dir, 'package.json')).isFile()) return dir; } catch { /* one up */ }
    const up = dirname(dir);
    if (up === dir) throw new Error('no package.json above the test');
    dir = up;
  }
}

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? sources(join(dir, e.name)) : e.name.endsWith('.ts') ? [join(dir, e.name)] : []);
}

const path = (file: string): string => relative(root, file).split(sep).join('/');

function floorOf(file: string): string | undefined {
  return FLOORS.map((f) => f.floor).filter((f) => path(file).startsWith(`${f}/`)).sort((a, b) => b.length - a.length)[0];
}

function relativeImports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORTS)].map((m) => m[1] ?? m[2] ?? '').filter((s) => s.startsWith('.')).map((s) => path(resolve(dirname(file), s)));
}

/** Without `import type`, which leaves no trace at run time. */
function valueImports(file: string): string[] {
  const source = readFileSync(file, 'utf8').replace(/^\s*(?:import|export) type [^;]*;/gmu, '');
  return [...source.matchAll(IMPORTS)].map((m) => m[1] ?? m[2] ?? '').filter((s) => s.startsWith('.')).map((s) => path(resolve(dirname(file), s)).replace(/\.js$/u, '.ts'));
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, trail: readonly string[]): void => {
    const at = trail.indexOf(node);
    if (at >= 0) { found.push([...trail.slice(at), node].join(' → ')); return; }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
