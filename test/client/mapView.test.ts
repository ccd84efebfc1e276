// The map's window: zoom and pan, names that do not cover each other, and what is believed of messages.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelBox, labelled, radiusOf, type Symbol } from '../../client/webview/map/symbols.js';
import { fitted, MAP, MOST_ZOOM, panned, type Size, toMap, toWindow, type View, WHOLE, zoomed } from '../../client/webview/map/view.js';
import { isFromMap, memoryFrom } from '../../client/src/mapView/messages.js';

const WINDOW: Size = { width: 600, height: 400 };
const size = fc.record({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) });
const point = fc.record({ x: fc.double({ min: 0, max: MAP.width, noNaN: true }), y: fc.double({ min: 0, max: MAP.height, noNaN: true }) });
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a));

describe('the view of the map', () => {
  it('shows the whole map at first', () => {
    const [corner, other] = [toWindow(WHOLE, WINDOW, { x: 0, y: 0 }), toWindow(WHOLE, WINDOW, { x: MAP.width, y: MAP.height })];
    assert.ok(near(corner.x, 0) && near(other.x, 600) && corner.y > 0 && other.y < 400);
  });

  it('leads from map to window and back', () => {
    fc.assert(fc.property(size, point, fc.double({ min: 1, max: MOST_ZOOM, noNaN: true }), (window, at, zoom) => {
      const view: View = { zoom, x: 100, y: 200 };
      const back = toMap(view, window, toWindow(view, window, at));
      assert.ok(near(back.x, at.x) && near(back.y, at.y));
    }));
  });

  it('keeps under the mouse what was there when it zooms in', () => {
    const anchor = { x: 450, y: 150 };
    const held = toMap(WHOLE, WINDOW, anchor);
    const now = toWindow(zoomed(WHOLE, WINDOW, 4, anchor), WINDOW, held);
    assert.ok(near(now.x, anchor.x) && near(now.y, anchor.y));
  });

  it('never leaves the map and never zooms beyond its ends, whatever is done', () => {
    const step = fc.oneof(fc.record({ zoom: fc.double({ min: 0.01, max: 100, noNaN: true }) }), fc.record({ pan: fc.record({ x: fc.double({ min: -5000, max: 5000, noNaN: true }), y: fc.double({ min: -5000, max: 5000, noNaN: true }) }) }));
    fc.assert(fc.property(size, fc.array(step), (window, steps) => {
      let view = WHOLE;
      for (const s of steps) view = 'zoom' in s ? zoomed(view, window, s.zoom) : panned(view, window, s.pan);
      assert.ok(view.zoom >= 1 && view.zoom <= MOST_ZOOM && view.x >= 0 && view.x <= MAP.width && view.y >= 0 && view.y <= MAP.height, JSON.stringify(view));
    }));
  });

  it('fits to places so that all are within, and to one not nearer than its region', () => {
    fc.assert(fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const view = fitted(points, WINDOW);
      assert.ok(view.zoom <= 12);
      for (const p of points) {
        const { x, y } = toWindow(view, WINDOW, p);
        assert.ok(x > -1 && x < 601 && y > -1 && y < 401, `${String(x)}, ${String(y)} at ${JSON.stringify(view)}`);
      }
    }));
    assert.deepEqual(fitted([], WINDOW), WHOLE);
  });
});

describe('the signs of places', () => {
  it('grow with the mentions, up to an end', () => {
    assert.ok(radiusOf(1) < radiusOf(4) && radiusOf(4) < radiusOf(30) && radiusOf(1000) === radiusOf(100_000));
  });

  it('carry names that cover neither each other nor a sign, the most important first', () => {
    const symbol = fc.record({ x: fc.integer({ min: -50, max: 650 }), y: fc.integer({ min: -50, max: 450 }), name: fc.constantFrom('Ur', 'Bremen', 'Antananarivo'), radius: fc.integer({ min: 4, max: 26 }) });
    fc.assert(fc.property(fc.array(symbol, { maxLength: 40 }), (symbols: Symbol[]) => {
      const boxes = [...labelled(symbols, WINDOW)].map(([i, side]) => labelBox(symbols[i] ?? { x: 0, y: 0, name: '', radius: 0 }, side));
      for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
    }));
    assert.equal(labelled([{ x: 300, y: 200, name: 'Bremen', radius: 8 }], WINDOW).get(0), 'right');
    assert.equal(labelled([{ x: 580, y: 200, name: 'Bremen', radius: 8 }], WINDOW).get(0), 'left');
  });
});

describe('messages of the map’s window', () => {
  const RANGE = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
  it('are taken where every field has its shape', () => {
    for (const message of [{ type: 'ready' }, { type: 'scope', scope: 'folder' }, { type: 'open', uri: 'file:///a.txt', range: RANGE, focus: true }, { type: 'picture', format: 'png', content: 'AA==' }, { type: 'decide', how: 'accept', uri: 'file:///a.txt', ids: ['m-1'] }]) assert.ok(isFromMap(message), JSON.stringify(message));
  });
  for (const message of [undefined, 'ready', { type: 'scope', scope: 'world' }, { type: 'open', uri: 'file:///a.txt', range: { start: { line: -1, character: 0 }, end: RANGE.end }, focus: true }, { type: 'export', format: 'exe' }, { type: 'decide', how: 'delete', uri: '', ids: [] }]) {
    it(`are refused as ${JSON.stringify(message) ?? 'nothing'}`, () => { assert.ok(!isFromMap(message)); });
  }
  it('leave a memory that says nothing with the article', () => {
    assert.deepEqual([undefined, { scope: 'world' }, { scope: 'folder', uri: 7 }].map(memoryFrom), [{ scope: 'article' }, { scope: 'article' }, { scope: 'folder' }]);
    assert.deepEqual(memoryFrom({ scope: 'selection', uri: 'file:///a.txt', ranges: [RANGE], view: 3 }), { scope: 'selection', uri: 'file:///a.txt', ranges: [RANGE] });
  });
});
