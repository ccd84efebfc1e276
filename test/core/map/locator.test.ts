// The small map of the hover card.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { locatorSvg, svgDataUri, type MapTheme } from '../../../server/src/core/map/locator.js';
import { readOutline } from '../../../server/src/core/map/outline.js';
import { findDataDir } from '../../../server/src/node/resources.js';

const outline = readOutline(readFileSync(join(findDataDir(), 'world-110m.txt'), 'utf8'));
const THEMES: readonly MapTheme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
// Hit: every character of a well-formed drawing of ours; miss: a raw control character.
const PLAIN = /^[\x20-\x7e]+$/u;

describe('The locator map', () => {
  it('stays within 3 KB and plain characters anywhere on earth and in any theme', () => {
    fc.assert(fc.property(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(...THEMES), (lat, lon, theme) => {
      const svg = locatorSvg(outline, { lat, lon, label: 'x' }, theme);
      assert.ok(svg.length <= 3000 && PLAIN.test(svg) && !svg.includes('NaN'), svg.slice(0, 200));
      const [, x, y] = /<circle cx="(-?\d+)" cy="(-?\d+)"/u.exec(svg) ?? [];
      assert.ok(Number(x) >= 0 && Number(x) <= 260 && Number(y) >= 0 && Number(y) <= 150, `${String(x)}, ${String(y)}`);
    }));
  });

  it('shows coasts and borders around Kyiv, and the islands on both sides of the date line', () => {
    assert.equal(locatorSvg(outline, { lat: 50.45, lon: 30.52, label: 'Kyiv' }, 'light').match(/<path /gu)?.length, 2);
    const [east, west] = [179.9, -179.9].map((lon) => locatorSvg(outline, { lat: -17, lon, label: 'Fiji' }, 'light').match(/d="([^"]+)"/u)?.[1]);
    assert.ok(east !== undefined && west !== undefined && Math.abs(east.length - west.length) < 30);
  });

  it('escapes its label, which is there for those who cannot see it', () => {
    const svg = locatorSvg(outline, { lat: 1, lon: 2, label: '<b>"A" & \u0000\ud800' }, 'dark');
    assert.ok(svg.includes('<title>&lt;b&gt;&quot;A&quot; &amp;   </title>') && svg.includes('role="img"'), svg.slice(0, 300));
  });

  it('becomes an address without spaces, brackets and quotation marks', () => {
    const uri = svgDataUri(locatorSvg(outline, { lat: 48.9, lon: 2.3, label: 'Paris (France)' }, 'high-contrast'));
    // Hit: what would end a Markdown image; miss: "%20".
    assert.ok(!/[\s()<>"]/u.test(uri), uri.slice(0, 200));
    assert.ok(decodeURIComponent(uri).endsWith('</svg>'));
  });
});

describe('An outline file', () => {
  it('is read line by line, broken lines left out', () => {
    assert.deepEqual(readOutline('# head\nc 10 20 5 -5\nb 1 2\nx 1 2 3 4\nc 1 a 3 4').map((arc) => [arc.kind, [...arc.points].map((v) => Math.round(v * 10) / 10), arc.box]), [
      ['coast', [1, 2, 1.5, 1.5], [1, 1.5, 1.5, 2]],
    ]);
  });
});
