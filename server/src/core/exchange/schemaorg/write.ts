// schema.org: articles and claims as linked data; a ClaimReview only where a person has given a verdict.
import type { ClaimAnnotation, GlossEntity } from '../../model/annotation.js';
import { compact, entityOf, isClaim, isMention, isPlace, speakerName, speakerOf } from '../facts.js';
import type { Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { type Iris, irisOf } from '../w3c/iris.js';

type Node = Record<string, unknown>;

const FILE = 'claims.jsonld';
const HEAD = '{"@context":"https://schema.org","@graph":[';

export const schemaOrgFormat: Format = {
  id: 'schemaorg',
  label: 'schema.org',
  detail: 'For web pages and search: NewsArticle and Claim as JSON-LD, ClaimReview only for verdicts that a person gave. Leaves out positions, cues and who decided; cannot be read back.',
  extension: '.jsonld',
  singleFile: true,
  open: (context) => {
    let count = 0;
    return {
      add: (article) => [{ file: FILE, text: nodesOf(article, context).map((n) => `${count++ === 0 ? `${HEAD}\n` : ',\n'}${JSON.stringify(n)}`).join('') }],
      end: () => [{ file: FILE, text: count === 0 ? `${HEAD}]}\n` : '\n]}\n' }],
    };
  },
};

/** Claims that are suggestions or were rejected are nobody's finding, so they are no claims to the world. */
function nodesOf(article: PreparedArticle, { options, losses }: WriterContext): Node[] {
  const iris = irisOf(article, options.base);
  const claims = article.annotations.filter(isClaim).filter((c) => c.status !== 'rejected' && c.status !== 'suggested');
  const others = article.annotations.length - claims.length - article.annotations.filter(isMention).length;
  losses.add('annotation.left-out', article.file, others);
  losses.add('text.left-out', article.file);
  losses.add('annotation.provenance', article.file, article.annotations.filter((a) => a.by !== undefined || a.when !== undefined).length);
  losses.add('claim.parts', article.file, claims.reduce((n, c) => n + c.cue.length, 0));
  losses.add('annotation.class', article.file, claims.filter((c) => [c.form, c.force, c.act, c.negated].some((v) => v !== undefined)).length);
  losses.add('claim.verdict', article.file, claims.filter((c) => c.verdict && !isReviewed(c)).length);
  return [articleNode(article, iris), ...claims.flatMap((c) => [claimNode(c, article, iris), ...(isReviewed(c) ? [reviewNode(c, iris)] : [])])];
}

/** A rating that somebody put their name to. */
const isReviewed = (c: ClaimAnnotation): boolean => c.verdict?.rating !== undefined && c.verdict.rating !== '' && c.verdict.by !== undefined;

function articleNode(article: PreparedArticle, iris: Iris): Node {
  const { title, outlet, byline, published, url, language } = article.details;
  const places = article.annotations.filter(isMention).filter((m) => isPlace(m, article) && m.status !== 'rejected').flatMap((m) => entityOf(m, article) ?? []);
  const people = [...article.entities.values()].filter((e) => e.kind === 'person' || e.kind === 'organisation' || e.kind === 'group');
  return compact({
    '@type': 'NewsArticle',
    '@id': iris.document,
    headline: title,
    url,
    datePublished: published,
    inLanguage: language,
    publisher: outlet === undefined ? undefined : { '@type': 'Organization', name: outlet },
    author: byline === undefined ? undefined : { '@type': 'Person', name: byline },
    contentLocation: [...new Map(places.map((p) => [p.id, placeNode(p)])).values()],
    mentions: people.map(agentNode),
  });
}

function placeNode(e: GlossEntity): Node {
  return compact({
    '@type': 'Place',
    name: e.name,
    alternateName: e.aliases,
    sameAs: e.geonames === undefined ? undefined : `https://sws.geonames.org/${e.geonames}/`,
    geo: e.at ? { '@type': 'GeoCoordinates', latitude: e.at[0], longitude: e.at[1] } : undefined,
    address: e.country === undefined ? undefined : { '@type': 'PostalAddress', addressCountry: e.country },
  });
}

const TYPES: Readonly<Record<string, string>> = { person: 'Person', organisation: 'Organization', group: 'Organization' };

/** Of a kind that schema.org does not know as somebody, no type is made up. */
const agentNode = (e: GlossEntity): Node => compact({ '@type': TYPES[e.kind], name: e.name, alternateName: e.aliases, jobTitle: e.kind === 'person' ? e.roles : [] });

function claimNode(c: ClaimAnnotation, article: PreparedArticle, iris: Iris): Node {
  const speaker = speakerOf(c, article);
  const name = speakerName(c, article);
  return compact({
    '@type': 'Claim',
    '@id': iris.annotation(c.id),
    text: c.quotes.join(' … '),
    author: speaker ? agentNode(speaker) : name === undefined ? undefined : { name },
    datePublished: article.details.published,
    appearance: { '@id': iris.document },
  });
}

function reviewNode(c: ClaimAnnotation, iris: Iris): Node {
  const { rating, summary, sources, by, when } = c.verdict ?? {};
  return compact({
    '@type': 'ClaimReview',
    '@id': iris.part('verdict', c.id, 1),
    claimReviewed: c.quotes.join(' … '),
    itemReviewed: { '@id': iris.annotation(c.id) },
    reviewRating: { '@type': 'Rating', alternateName: rating },
    reviewBody: summary,
    citation: sources,
    author: { '@type': 'Person', name: by },
    datePublished: when,
  });
}
