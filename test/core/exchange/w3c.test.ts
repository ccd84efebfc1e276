// The W3C export against the recommendation's rules, expanded by a JSON-LD processor, and its selectors met with the text.
import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import jsonld from 'jsonld';
import { exportArticles } from '../../../server/src/core/exchange/registry.js';
import { w3cFormat } from '../../../server/src/core/exchange/w3c/write.js';
import { decodedText } from '../../../server/src/core/text/normalise.js';
import { PLAIN, TORTURE } from '../../support/tortureArticle.js';
import { COLLECTION_RULES, loadAnnoContext } from '../../support/webAnnotation.js';

interface Selector { readonly type: string; readonly exact: string; readonly prefix: string; readonly suffix: string; readonly start: number; readonly end: number }
interface Target { readonly source: string; readonly selector: readonly Selector[] }
interface Item { readonly id: string; readonly motivation: string; readonly body: unknown; readonly target: Target | readonly Target[] | string; readonly [key: string]: unknown }
interface Collection { readonly id: string; readonly total: number; readonly first?: { readonly items: readonly Item[] } }

const ALL = { with: ['suggested', 'rejected'] } as const;
const result = exportArticles(w3cFormat, [TORTURE, PLAIN, { ...PLAIN, file: 'empty.txt', annotations: [] }], ALL);
const collections = result.files.map((f): Collection => JSON.parse(f.content));
const items = (i: number): readonly Item[] => collections[i]?.first?.items ?? [];
const targetsOf = (item: Item): readonly Target[] => (typeof item.target === 'string' ? [] : 'source' in item.target ? [item.target] : item.target);

/** `safe` (throw rather than drop a property) is in jsonld 9, not yet in its types. */
const options = { documentLoader: loadAnnoContext, safe: true };

async function quads(document: object): Promise<string> {
  const made: unknown = await jsonld.toRDF(document, { ...options, format: 'application/n-quads' });
  assert.ok(typeof made === 'string');
  return made;
}

describe('W3C Web Annotation export', () => {
  it('keeps the rules of the recommendation', () => {
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(COLLECTION_RULES);
    for (const c of collections) assert.ok(validate(c), JSON.stringify(validate.errors?.slice(0, 5), undefined, 1));
    assert.ok(collections.every((c) => (c.first?.items.length ?? 0) === c.total));
    assert.equal(collections[2]?.first, undefined, 'a page must not be empty');
  });

  it('loses no property in a JSON-LD processor that may not drop any', async () => {
    const foreign = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:x:1', unheardOf: 1 };
    await assert.rejects(async () => jsonld.expand(foreign, options), 'the processor does notice');
    for (const f of result.files) {
      assert.equal((await jsonld.expand(JSON.parse(f.content), options)).length, 1);
      assert.ok((await quads(JSON.parse(f.content))).split('\n').length > 10);
    }
  });

  it('names every annotation once, by an absolute address', () => {
    const ids = collections.flatMap((c) => c.first?.items.map((i) => i.id) ?? []);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.startsWith('https://example.invalid/')));
    const own = exportArticles(w3cFormat, [PLAIN], { base: 'https://desk.example/gloss' }).files[0]?.content ?? '';
    assert.match(own, /"id": "https:\/\/desk\.example\/gloss\/bridge\.txt\.jsonld#annotation\/m-1"/u);
  });

  it('selects the same words by position and by quotation', () => {
    const text = decodedText(TORTURE.text);
    const characters = [...text];
    let selected = 0;
    for (const target of items(0).flatMap(targetsOf)) {
      const [quote, position] = target.selector;
      assert.ok(quote && position);
      assert.equal(characters.slice(position.start, position.end).join(''), quote.exact);
      assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
      assert.doesNotMatch(quote.prefix, /^[\p{M}\u{DC00}-\u{DFFF}]/u);
      selected++;
    }
    assert.equal(selected, 19);
  });

  it('links speaker and cue to their claim', () => {
    const claim = items(1).find((i) => i['newsgloss:id'] === 'c-1');
    const links = items(1).filter((i) => i.motivation === 'linking' && i.target === claim?.id);
    assert.deepEqual(links.map((l) => l['newsgloss:relation']), ['speaker', 'cue']);
    const speaker = items(1).find((i) => i.id === links[0]?.body);
    assert.equal(speaker && targetsOf(speaker)[0]?.selector[0]?.exact, 'The mayor of Lund');
    const sail = items(0).find((i) => i['newsgloss:id'] === 'c|2');
    const mention = items(0).find((i) => i['newsgloss:id'] === 'm-zoe');
    assert.ok(sail && mention && items(0).some((i) => i['newsgloss:relation'] === 'speaker' && i.target === sail.id && i.body === mention.id), 'a speaker that is a mention stands once');
    assert.ok(items(0).some((i) => i['newsgloss:relation'] === 'speaker' && typeof i.body === 'string' && i.body.endsWith('#entity/haifa')), 'a speaker without words is linked as the entity');
  });

  it('carries a verdict as an assessment', () => {
    const verdict = items(0).find((i) => i.motivation === 'assessing');
    assert.deepEqual(verdict?.body, { type: 'TextualBody', value: 'half true: =no', format: 'text/plain', purpose: 'assessing' });
    assert.deepEqual([verdict['newsgloss:source'], verdict.created], [['https://a.example/', 'b; c'], '2026-11-24T10:00:00Z']);
  });

  it('says what it wrote otherwise', () => {
    assert.deepEqual(Object.fromEntries(result.losses.map((l) => [l.code, l.count])), {
      'annotation.unplaced': 1, 'link.target': 2, 'annotation.fragments': 1, 'time.not-utc': 1, 'file.renamed': 1, 'text.line-ends': 1, 'text.mark': 1,
    });
  });
});
