// The core where there is neither Node nor a document: as in a worker of a browser, places are opened, found, resolved and drawn.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { findRepositoryFile, REPOSITORY } from '../../support/repository.js';

const ENTRY = `
  import { findPlaces } from './server/src/core/detect/places/candidates.js';
  import { resolvePlaces } from './server/src/core/detect/places/resolve.js';
  import { openGazetteer } from './server/src/core/lexicon/gazetteer.js';
  import { loadLexicon } from './server/src/core/lexicon/lexicon.js';
  import { locatorSvg } from './server/src/core/map/locator.js';
  import { readOutline } from './server/src/core/map/outline.js';
  import { parseUserGazetteer } from './server/src/core/newsroom/userGazetteer.js';
  self.onmessage = ({ data }) => {
    const opened = openGazetteer(data.buffer);
    if (!opened.ok) throw new Error(opened.error.detail);
    const gazetteer = opened.value.withOwn(parseUserGazetteer(data.own).places);
    const context = { text: data.text, gazetteer, lexicon: loadLexicon({}) };
    const found = resolvePlaces(context, findPlaces(context)).map(({ place }) => place);
    self.postMessage({ found: found.map((p) => [p.name, p.country ?? '', p.lat ?? 0].join()), map: locatorSvg(readOutline(data.world), { lat: 50, lon: 30, label: 'x' }, 'dark').length });
  };
`;

describe('In a worker of a browser', () => {
  it('places are found, resolved and drawn, a newsroom’s own among them', () => {
    const built = buildSync({ stdin: { contents: ENTRY, resolveDir: REPOSITORY, loader: 'ts' }, bundle: true, platform: 'browser', format: 'iife', write: false, logLevel: 'error' });
    const script = built.outputFiles[0]?.text ?? '';
    const answers: string[] = [];
    // Nothing of Node: no process, no Buffer, no require, no timers, no document. What the language itself has is there.
    const self = { postMessage: (message: unknown) => { answers.push(JSON.stringify(message)); }, onmessage: undefined as ((event: { data: unknown }) => void) | undefined };
    const world = vm.createContext({ self });
    vm.runInContext(script, world);
    assert.equal(vm.runInContext('typeof process + typeof Buffer + typeof require + typeof setTimeout + typeof document', world), 'undefined'.repeat(5));
    const bytes = readFileSync(findRepositoryFile('server/data/gazetteer.bin'));
    const buffer = vm.runInContext(`new ArrayBuffer(${String(bytes.length)})`, world) as ArrayBuffer;
    new Uint8Array(buffer).set(bytes);
    self.onmessage?.({ data: { buffer, text: 'Rain fell in Kyiv and Skarnby.', own: '{"type": "Feature", "properties": {"name": "Skarnby"}, "geometry": {"type": "Point", "coordinates": [10, 54]}}', world: readFileSync(join(REPOSITORY, 'server/data/world-110m.txt'), 'utf8') } });
    const { found, map } = JSON.parse(answers[0] ?? '{}') as { found: string[]; map: number };
    assert.deepEqual(found, ['Kyiv,UA,50.4547', 'Skarnby,,54']);
    assert.ok(map > 300);
  }).timeout(30_000);
});
