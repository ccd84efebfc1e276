// Semantic tokens of layers that are switched off.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Shown } from '../../client/src/decorations/group.js';
import { filterTokens, showsAllTokens } from '../../client/src/decorations/tokens.js';
import { TOKEN_TYPES } from '../../server/src/protocol/protocol.js';

const ALL: Shown = { speakers: true, names: true, places: true, cues: true, claims: true, statements: true, onlyDecided: false, rejected: false };
const type = (name: (typeof TOKEN_TYPES)[number]): number => TOKEN_TYPES.indexOf(name);

type Token = readonly [line: number, character: number, length: number, type: number, modifiers: number];
const encode = (tokens: readonly Token[]): Uint32Array => Uint32Array.from(tokens.flatMap(([line, character, ...rest], i) => {
  const [l, c] = tokens[i - 1] ?? [0, 0];
  return [line - l, line === l ? character - c : character, ...rest];
}));
function decode(data: Uint32Array): Token[] {
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [l = 0, c = 0, length = 0, kind = 0, modifiers = 0] = data.subarray(i, i + 5);
    character = l === 0 ? character + c : c;
    line += l;
    tokens.push([line, character, length, kind, modifiers]);
  }
  return tokens;
}

describe('semantic tokens', () => {
  const tokens: Token[] = [[0, 0, 20, type('newsHeadline'), 0], [2, 4, 5, type('newsSpeaker'), 1], [2, 10, 4, type('newsCue'), 1], [2, 20, 6, type('newsPlace'), 2], [5, 1, 3, type('newsPlace'), 1]];

  it('of a layer that is off are left out, the others keep their places', () => {
    assert.deepEqual(decode(filterTokens(encode(tokens), { ...ALL, speakers: false, cues: false })), [tokens[0], tokens[3], tokens[4]]);
  });

  it('of suggestions are left out where only decisions are wanted; structure stays', () => {
    assert.deepEqual(decode(filterTokens(encode(tokens), { ...ALL, onlyDecided: true })), [tokens[0], tokens[3]]);
  });

  it('pass whole where everything is shown', () => {
    assert.equal(showsAllTokens(ALL), true);
    assert.equal(showsAllTokens({ ...ALL, claims: false }), true);
    assert.equal(showsAllTokens({ ...ALL, places: false }), false);
    assert.deepEqual(filterTokens(encode(tokens), ALL), encode(tokens));
  });

  it('that are kept stand where they stood, whatever is left out', () => {
    const token = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(TOKEN_TYPES.length - 1), fc.nat(7));
    fc.assert(fc.property(fc.array(token, { maxLength: 12 }), fc.boolean(), fc.boolean(), fc.boolean(), (steps, speakers, places, onlyDecided) => {
      let [line, character] = [0, 0];
      const list = steps.map(([l, c, length, kind, modifiers]): Token => {
        character = l === 0 ? character + c : c;
        line += l;
        return [line, character, length, kind, modifiers];
      });
      const kept = decode(filterTokens(encode(list), { ...ALL, speakers, places, onlyDecided }));
      assert.deepEqual(kept, list.filter((t) => kept.some((k) => k[0] === t[0] && k[1] === t[1])));
      for (const k of kept) assert.ok((speakers || k[3] !== type('newsSpeaker')) && (places || k[3] !== type('newsPlace')));
    }));
  });
});
