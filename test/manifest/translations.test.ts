// Every translation holds every message, with the same gaps, links and settings in it; the server speaks it too.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hover } from 'vscode-languageserver-types';
import { startPair } from '../support/lspPair.js';

type Words = Readonly<Record<string, string>>;
const wordsIn = (path: string): Words => JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as Words;

const bundles = readdirSync('client/l10n').flatMap((name) => /^bundle\.l10n\.([\w-]+)\.json$/u.exec(name)?.slice(1) ?? []);

/** What a translator must keep: gaps, commands behind links, names of settings. */
const fixedParts = (words: string): string[] => [...words.matchAll(/\{\d\}|\(command:[\w.]+\)|`[^`]+`/gu)].map((m) => m[0]).sort();

function assertSame(original: Words, translated: Words, where: string): void {
  assert.deepEqual(Object.keys(original).filter((k) => (translated[k] ?? '') === ''), [], `not translated yet: add these to ${where}`);
  assert.deepEqual(Object.keys(translated).filter((k) => original[k] === undefined), [], `said nowhere any more: take these out of ${where}`);
  for (const [key, words] of Object.entries(translated)) assert.deepEqual([...new Set(fixedParts(words))], [...new Set(fixedParts(original[key] ?? ''))], `${where}: ${key}`);
}

describe('the translations', () => {
  it('are there, each for the manifest and for the messages', () => {
    assert.ok(bundles.includes('de'));
    assert.deepEqual(readdirSync('.').flatMap((name) => /^package\.nls\.([\w-]+)\.json$/u.exec(name)?.slice(1) ?? []), bundles);
  });

  for (const language of bundles) {
    it(`hold every message in ${language}`, () => {
      assertSame(wordsIn('client/l10n/bundle.l10n.json'), wordsIn(`client/l10n/bundle.l10n.${language}.json`), `client/l10n/bundle.l10n.${language}.json`);
    });

    it(`hold every text of the manifest in ${language}`, () => {
      assertSame(wordsIn('package.nls.json'), wordsIn(`package.nls.${language}.json`), `package.nls.${language}.json`);
    });
  }

  it('are spoken by the server too', async () => {
    const article = 'Ferry stops\n\n"The engine has to come out," director Karin Vold told reporters.\n';
    const cardIn = async (l10n: string): Promise<string> => {
      const pair = await startPair({ files: { 'a.txt': article }, client: { ownViews: true, links: true, l10n } });
      await pair.open('a.txt');
      const card = await pair.about<Hover>('a.txt', 'hover', { position: pair.at('a.txt', 'engine') });
      await pair.stop();
      return JSON.stringify(card.contents);
    };
    const german = await cardIn(JSON.stringify(wordsIn('client/l10n/bundle.l10n.de.json')));
    const english = await cardIn('{}'); // also turns the words of this process back
    assert.match(german, /Behauptung.*Annehmen.*Ablehnen/u);
    assert.match(english, /Claim.*Accept.*Reject/u);
  });
});
