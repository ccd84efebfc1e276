// package.json against the code: whatever the one names, the other has.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_COMMANDS, ARTICLE_COMMANDS, GENERAL_COMMANDS, INTERNAL_COMMANDS } from '../../client/src/commands/ids.js';
import { COMMANDS, SERVER_COMMANDS, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/protocol/protocol.js';
import { ARTICLE_LEVELS } from '../../server/src/service/diagnostics/levels.js';
import { DIAGNOSTICS_KEY, SETTINGS } from '../../server/src/service/settings.js';

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Keybinding { readonly command: string; readonly key: string; readonly mac?: string; readonly when: string; readonly args?: unknown }
interface MenuItem { readonly command?: string; readonly submenu?: string; readonly when?: string; readonly group?: string }
interface Setting {
  readonly type: string; readonly default?: unknown; readonly scope: string; readonly markdownDescription: string;
  readonly enum?: readonly string[]; readonly enumDescriptions?: readonly string[]; readonly properties?: Readonly<Record<string, { readonly default: string; readonly enum: readonly string[] }>>;
}
interface Manifest {
  readonly l10n: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string }; readonly virtualWorkspaces: { readonly supported: unknown; readonly description: string } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string; readonly icon?: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: readonly { readonly title: string; readonly order: number; readonly properties: Readonly<Record<string, Setting>> }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly language?: string; readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { readonly completionEvents: readonly string[]; readonly description: string; readonly media: { readonly svg: string } }[] }[];
    readonly languages: readonly { readonly configuration: string; readonly icon: { readonly light: string; readonly dark: string } }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
  };
}
const manifest: Manifest = JSON.parse(read('package.json'));
const nls: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
const { contributes } = manifest;
const source = (dir: string): string => readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => read(join(dir, f))).join('\n');
const clientSource = source('client/src');
const settings = new Map(contributes.configuration.flatMap((group) => Object.entries(group.properties)));
const sorted = (names: Iterable<string>): string[] => [...names].sort();
const textOf = (placeholder: string): string => nls[placeholder.replaceAll('%', '')] ?? '';

describe('the manifest’s commands', () => {
  it('are those of the code', () => {
    assert.deepEqual(sorted(contributes.commands.map((c) => c.command)), sorted(ALL_COMMANDS));
    assert.equal(new Set(ALL_COMMANDS).size, ALL_COMMANDS.length);
  });

  it('include everything that cards and code actions may name, and none of the server’s own', () => {
    for (const command of Object.values(COMMANDS)) assert.ok(ALL_COMMANDS.some((c) => c === command), command);
    for (const command of Object.values(SERVER_COMMANDS)) assert.ok(!contributes.commands.some((c) => c.command === command), command);
  });

  it('have titles of their own, verb first, in title case, and one category', () => {
    const titles = contributes.commands.map((c) => textOf(c.title));
    assert.equal(new Set(titles).size, titles.length);
    const small = /^(?:a|an|the|of|in|is|to|or|and|with|from|as|this|these|its|own|what|who|while)$/iu; // hit: of, miss: Off
    for (const [i, words] of titles.entries()) {
      assert.match(words, /^(?!Newsgloss)\p{Lu}/u);
      for (const word of words.split(' ')) assert.ok(/^\P{Ll}/u.test(word) || small.test(word), `${words}: ${word}`);
      assert.equal(contributes.commands[i]?.category, 'Newsgloss');
    }
  });

  it('that need an article are offered only there, internal ones never', () => {
    const palette = new Map((contributes.menus['commandPalette'] ?? []).map((m) => [m.command, m.when]));
    for (const command of ARTICLE_COMMANDS) assert.match(palette.get(command) ?? '', /^newsgloss\.articleActive/u, command);
    for (const command of INTERNAL_COMMANDS) assert.equal(palette.get(command), 'false', command);
    for (const command of GENERAL_COMMANDS) assert.notEqual(palette.get(command), 'false', command);
  });

  it('are named by menus, keys, views and the walkthrough only where they are there', () => {
    const known = new Set<string>(ALL_COMMANDS);
    const submenus = new Set(contributes.submenus.map((s) => s.id));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const item of items) assert.ok((item.command !== undefined && known.has(item.command)) || (item.submenu !== undefined && submenus.has(item.submenu)), `${menu}: ${JSON.stringify(item)}`);
    }
    for (const { command } of contributes.keybindings) assert.ok(known.has(command) || !command.startsWith('newsgloss.'), command);
    const texts = [...contributes.viewsWelcome.map((w) => textOf(w.contents)), ...contributes.walkthroughs.flatMap((w) => w.steps.map((s) => textOf(s.description)))];
    const linked = texts.flatMap((t) => [...t.matchAll(/\(command:([\w.]+)\)/gu)].map((m) => m[1] ?? ''));
    assert.ok(linked.length >= 6);
    for (const command of linked) assert.ok(known.has(command), command);
    for (const event of contributes.walkthroughs.flatMap((w) => w.steps.flatMap((s) => s.completionEvents))) {
      const command = /^onCommand:(.+)$/u.exec(event)?.[1];
      if (command !== undefined) assert.ok(known.has(command), command);
      else assert.match(event, /^onContext:newsgloss\./u);
    }
    const called = [...clientSource.matchAll(/executeCommand\('(newsgloss\.\w+)'/gu), ...clientSource.matchAll(/command(?:: | = )'(newsgloss\.\w+)'/gu)].map((m) => m[1] ?? '');
    assert.ok(called.length >= 5);
    for (const command of called) assert.ok(known.has(command), command);
  });
});

describe('the manifest’s keys', () => {
  const strokes = new Map(read('test/manifest/vscode-keys.txt').split('\n').filter((l) => l !== '' && !l.startsWith('#')).map((l) => {
    const [platform = '', ...keys] = l.split(' ');
    return [platform, new Set(keys)];
  }));
  const firstStroke = (key: string): string => key.split(' ')[0] ?? '';
  const isMode = (k: Keybinding): boolean => k.when.includes('newsgloss.annotationMode');
  const isUndo = (k: Keybinding): boolean => k.command === 'newsgloss.undoDecision' || k.command === 'newsgloss.redoDecision';

  it('work only where an article has the focus', () => {
    for (const k of contributes.keybindings) assert.match(k.when, /^editorTextFocus && newsgloss\.articleActive/u, k.command);
  });

  it('override none of VS Code’s own on Linux, macOS and Windows, but for undo and redo while a decision is the newest thing', () => {
    assert.deepEqual(sorted(strokes.keys()), ['linux', 'mac', 'windows']);
    for (const k of contributes.keybindings.filter((b) => !isMode(b) && !(isUndo(b) && b.when.includes('doableDecision')))) {
      for (const platform of ['linux', 'windows']) assert.equal(strokes.get(platform)?.has(firstStroke(k.key)), false, `${k.key} on ${platform}`);
      assert.equal(strokes.get('mac')?.has(firstStroke(k.mac ?? k.key)), false, `${k.mac ?? k.key} on mac`);
    }
  });

  it('never take AltGr or a bare letter outside annotation mode', () => {
    for (const k of contributes.keybindings) {
      for (const key of [k.key, k.mac ?? k.key]) assert.doesNotMatch(key, /ctrl\+alt\+|alt\+ctrl\+|^alt\+[a-z]/u);
      if (!/(?:ctrl|cmd)\+/u.test(firstStroke(k.key))) assert.ok(isMode(k), k.key);
    }
  });

  it('are each bound once', () => {
    for (const platform of ['key', 'mac'] as const) {
      const bound = contributes.keybindings.map((k) => `${(platform === 'mac' ? k.mac : undefined) ?? k.key} | ${k.when}`);
      const twice = bound.filter((b, i) => bound.indexOf(b) !== i && !(platform === 'mac' && b.startsWith('cmd+shift+z')));
      assert.deepEqual(twice, []);
    }
  });

  it('are the same letter after the prefix and alone in annotation mode', () => {
    const chords = contributes.keybindings.filter((k) => k.key.startsWith("ctrl+' ") && k.command !== 'newsgloss.startAnnotationMode');
    assert.ok(chords.length >= 20);
    for (const chord of chords) {
      assert.equal(chord.mac, chord.key.replace('ctrl+', 'cmd+'));
      const letter = chord.key.slice("ctrl+' ".length);
      assert.ok(contributes.keybindings.some((k) => k.command === chord.command && k.key === letter && isMode(k)), `${chord.command}: ${letter}`);
    }
  });

  it('give the six keys to the left hand', () => {
    const six = ['acceptAnnotation', 'rejectAnnotation', 'nextUndecided', 'previousUndecided', 'labelSelection', 'setSpeaker'];
    const letters = six.map((id) => contributes.keybindings.find((k) => k.command === `newsgloss.${id}` && isMode(k))?.key ?? '');
    assert.equal(new Set(letters).size, 6);
    for (const letter of letters) assert.match(letter, /^[qwertasdfgzxcvb]$/u);
  });

  it('name their commands in annotation mode’s help', () => {
    const mode = read('client/src/mode/annotationMode.ts');
    for (const letter of ['A accept', 'R reject', 'D next', 'E previous', 'T label', 'S speaker']) assert.ok(mode.includes(letter), letter);
  });
});

describe('the manifest’s settings', () => {
  const serverKeys = [...Object.values(SETTINGS).map((s) => s.key), DIAGNOSTICS_KEY].map((key) => `newsgloss.${key}`);

  it('are those that the server and the client read, with the same defaults', () => {
    const clientKeys = ['speakers', 'names', 'places', 'cues', 'claims', 'statements', 'onlyDecided', 'rejected'].map((key) => `newsgloss.show.${key}`);
    assert.deepEqual(sorted(settings.keys()), sorted([...new Set([...serverKeys, ...clientKeys, 'newsgloss.exportOnSave', 'newsgloss.trace.server'])]));
    assert.equal(settings.get('newsgloss.exportOnSave')?.default, false, 'nothing is written unless asked for');
    for (const { key, default: value } of Object.values(SETTINGS)) assert.equal(settings.get(`newsgloss.${key}`)?.default, value, key);
    for (const key of clientKeys) assert.equal(settings.get(key)?.default, !['newsgloss.show.onlyDecided', 'newsgloss.show.rejected'].includes(key), key);
  });

  it('are described, scoped and grouped', () => {
    const scopes = new Set(['application', 'machine', 'machine-overridable', 'window', 'resource', 'language-overridable']);
    for (const [key, setting] of settings) {
      assert.ok(textOf(setting.markdownDescription).length > 10, key);
      assert.ok(scopes.has(setting.scope), `${key}: ${setting.scope}`);
      assert.ok('default' in setting, key);
      if (setting.enumDescriptions) assert.equal(setting.enumDescriptions.length, setting.enum?.length, key);
      for (const [, linked] of textOf(setting.markdownDescription).matchAll(/`#([\w.]+)#`/gu)) assert.ok(settings.has(linked ?? ''), linked);
    }
    assert.deepEqual(contributes.configuration.map((g) => g.order), contributes.configuration.map((_, i) => i + 1));
  });

  it('know every diagnostic of articles at its own level', () => {
    const properties = settings.get('newsgloss.diagnostics')?.properties ?? {};
    assert.deepEqual(Object.fromEntries(Object.entries(properties).map(([code, p]) => [code, p.default])), ARTICLE_LEVELS);
  });

  it('nest gloss files under their articles once nesting is on', () => {
    assert.deepEqual(contributes.configurationDefaults['explorer.fileNesting.patterns'], { '*': '${capture}.gloss.yaml' });
  });
});

describe('the manifest’s colours and tokens', () => {
  it('are the colours that the code draws with, for all four kinds of theme', () => {
    const used = new Set([...read('client/src/decorations/styles.ts').matchAll(/'(newsgloss\.\w+)'/gu)].map((m) => m[1] ?? ''));
    assert.deepEqual(sorted(contributes.colors.map((c) => c.id)), sorted(used));
    for (const { id, defaults } of contributes.colors) assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight'], id);
  });

  it('keep underlines readable: 3:1 against the usual backgrounds, 4.5:1 in high contrast', () => {
    const backgrounds = { dark: ['#1f1f1f', 3], light: ['#ffffff', 3], highContrast: ['#000000', 4.5], highContrastLight: ['#ffffff', 4.5] } as const;
    for (const { id, defaults } of contributes.colors.filter((c) => c.id.endsWith('Foreground'))) {
      for (const [theme, [background, least]] of Object.entries(backgrounds)) {
        const ratio = contrast(defaults[theme] ?? '', background);
        assert.ok(ratio >= least, `${id} in ${theme}: ${ratio.toFixed(2)}`);
      }
    }
  });

  it('are the token types and modifiers of the server, each with a fallback scope, for every language', () => {
    assert.deepEqual(contributes.semanticTokenTypes.map((t) => t.id), [...TOKEN_TYPES]);
    assert.deepEqual(contributes.semanticTokenModifiers.map((m) => m.id), [...TOKEN_MODIFIERS]);
    assert.equal(contributes.semanticTokenScopes.length, 1);
    assert.equal(contributes.semanticTokenScopes[0]?.language, undefined);
    assert.deepEqual(Object.keys(contributes.semanticTokenScopes[0]?.scopes ?? {}), [...TOKEN_TYPES]);
  });
});

describe('the manifest’s words and files', () => {
  it('has every string in package.nls.json, and no string there without use', () => {
    const text = read('package.json');
    const used = new Set([...text.matchAll(/"%([\w.-]+)%"/gu)].map((m) => m[1] ?? ''));
    assert.deepEqual(sorted(used), sorted(Object.keys(nls)));
    for (const [key, value] of Object.entries(nls)) assert.ok(value.trim() !== '', key);
  });

  it('leaves no text for people in package.json itself', () => {
    const visible = /^(?:title|description|markdownDescription|enumDescriptions|label|contents|altText)$/u; // hit: title, miss: titles
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) { for (const [i, v] of value.entries()) walk(v, `${path}[${String(i)}]`); return; }
      if (typeof value !== 'object' || value === null) return;
      for (const [key, v] of Object.entries(value)) {
        if (visible.test(key) && typeof v === 'string' && v !== 'Newsgloss') assert.match(v, /^%[\w.-]+%$/u, `${path}.${key}`);
        walk(v, `${path}.${key}`);
      }
    };
    walk(contributes, 'contributes');
    walk(manifest.capabilities, 'capabilities');
  });

  it('names files that are there', () => {
    const files = [
      manifest.icon, ...contributes.languages.flatMap((l) => [l.configuration, l.icon.light, l.icon.dark]), ...contributes.grammars.map((g) => g.path),
      ...contributes.walkthroughs.flatMap((w) => w.steps.map((s) => s.media.svg)),
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
    const margin = [...read('client/src/decorations/styles.ts').matchAll(/'(statement[\w-]*)'/gu)].map((m) => m[1] ?? '');
    assert.ok(margin.length >= 2);
    for (const name of margin) for (const theme of ['dark', 'light']) assert.ok(existsSync(join(root, `client/media/${name}-${theme}.svg`)), name);
    assert.equal(JSON.parse(read(contributes.grammars[0]?.path ?? '')).scopeName, contributes.grammars[0]?.scopeName);
  });

  it('uses only context keys that the code sets', () => {
    const set = new Set([...read('client/src/base/context.ts').matchAll(/^ {2}'(newsgloss\.\w+)':/gmu)].map((m) => m[1] ?? ''));
    assert.ok(set.size >= 8);
    const whens = [...contributes.keybindings.map((k) => k.when), ...Object.values(contributes.menus).flatMap((items) => items.map((i) => i.when ?? '')), ...contributes.viewsWelcome.map((w) => w.when)];
    const views = new Set(Object.values(contributes.views).flatMap((list) => list.map((v) => v.id)));
    const used = new Set(whens.flatMap((w) => [...w.matchAll(/\bnewsgloss\.\w+/gu)].map((m) => m[0])).filter((key) => !views.has(key)));
    for (const key of used) assert.ok(set.has(key), key);
    for (const key of set) assert.ok(used.has(key) || contributes.walkthroughs.some((w) => w.steps.some((s) => s.completionEvents.includes(`onContext:${key}`))), `${key} is set, but nothing hangs on it`);
  });

  it('registers a tree for every view, and words for each where it is empty', () => {
    const views = Object.values(contributes.views).flatMap((list) => list.map((v) => v.id));
    const trees = /TREES: readonly Tree\[\] = \[([^\]]+)\]/u.exec(clientSource)?.[1]?.match(/\w+/gu) ?? [];
    assert.deepEqual(sorted(views), sorted(['newsgloss.unsettled', ...trees.map((t) => `newsgloss.${t}`)]));
    for (const view of views) assert.ok(contributes.viewsWelcome.some((w) => w.view === view), view);
  });

  it('starts with news, plain texts and a map that was left open only, and says what it does in restricted and virtual folders', () => {
    assert.deepEqual(manifest.activationEvents, ['workspaceContains:**/newsgloss.yaml', 'workspaceContains:**/*.gloss.yaml', 'onLanguage:plaintext', 'onWebviewPanel:newsgloss.map']);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
    for (const c of [manifest.capabilities.untrustedWorkspaces, manifest.capabilities.virtualWorkspaces]) assert.ok(textOf(c.description).length > 40);
  });

  it('opens its walkthrough by the name that it has', () => {
    assert.ok(clientSource.includes(`#${contributes.walkthroughs[0]?.id ?? '?'}\``));
  });
});

describe('the client’s words', () => {
  it('all pass the translator’s hands: none stands bare in a message, and the bundle for translators is up to date', () => {
    const bare = [...clientSource.matchAll(/(?:show(?:Information|Warning|Error)Message|announce)\(\s*(['`][^)]*)/gu)].map((m) => m[1] ?? '');
    assert.deepEqual(bare, []);
    const said = [...clientSource.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/gu)].map((m) => (m[1] ?? '').replace(/\\(.)/gu, '$1'));
    assert.ok(said.length > 100);
    const bundle: Readonly<Record<string, string>> = JSON.parse(read('client/l10n/bundle.l10n.json'));
    assert.deepEqual([...new Set(said)].filter((words) => bundle[words] === undefined), [], 'run node client/l10n/collect.mjs');
  });
});

/** WCAG contrast of two opaque colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
