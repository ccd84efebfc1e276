// HTML reports for people: NAME.html for each article, and index.html where there are several.
import type { Annotation } from '../../model/annotation.js';
import { isClaim } from '../facts.js';
import { fileNames, nameOfFile } from '../names.js';
import type { Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { escapeHtml } from './escape.js';
import { page } from './page.js';
import { reportPage } from './report.js';
import { table } from './table.js';
import { isShown, linksTo, reportView } from './view.js';
import { counted } from './words.js';

export const htmlFormat: Format = {
  id: 'html',
  label: 'HTML report',
  detail: 'For people: the article with its marks, the claims in a table, speakers, places on a map; reads without network, prints well. Cannot be read back.',
  extension: '.html',
  singleFile: false,
  open: (context) => writer(context),
};

interface Listed {
  readonly file: string;
  readonly title: string;
  readonly details: string;
  readonly claims: number;
  readonly speakers: number;
  readonly places: number;
  /** Claims that are only suggested. */
  readonly open: number;
}

function writer({ options, losses }: WriterContext): { add(article: PreparedArticle): Chunk[]; end(): Chunk[] } {
  const names = fileNames();
  const index = names.take('index.html').name;
  const listed: Listed[] = [];
  return {
    add(article) {
      const view = reportView(article);
      losses.add('annotation.left-out', article.file, article.annotations.filter((a) => !isShown(a)).length);
      losses.add('annotation.attributes', article.file, view.mentions.filter((a) => a.attributes !== undefined).length);
      losses.add('link.dropped', article.file, article.annotations.filter(isShown).reduce((n, a) => n + linksOf(a) - (isClaim(a) ? linksTo(a, view).length : 0), 0));
      const file = names.take(`${article.name}.html`).name;
      const { title, outlet, published } = article.details;
      listed.push({
        file, title: title ?? nameOfFile(article.file), details: [outlet, published].filter((x) => x !== undefined).join(', '), claims: view.claims.length,
        speakers: view.people.filter((p) => p.claims.length > 0).length, places: view.places.length, open: view.claims.filter((c) => c.status === 'suggested').length,
      });
      return [{ file, text: reportPage(view, options.outline) }];
    },
    end: () => (listed.length > 1 ? [{ file: index, text: indexPage(listed) }] : []),
  };
}

const linksOf = (a: Annotation): number => (a.links?.length ?? 0) + (a.within === undefined ? 0 : 1);

function indexPage(listed: readonly Listed[]): string {
  const rows = listed.map(({ file, title, details, claims, speakers, places, open }) => [
    `<tr><th scope="row"><a href="${file.split('/').map(encodeURIComponent).join('/')}"><bdi>${escapeHtml(title)}</bdi></a></th><td><bdi>${escapeHtml(details)}</bdi></td>`,
    `<td>${claims}${open > 0 ? `<br><small>${open} only suggested</small>` : ''}</td><td>${speakers}</td><td>${places}</td></tr>`,
  ].join(''));
  const claims = listed.reduce((n, l) => n + l.claims, 0);
  const body = [
    '<header><h1>Annotated articles</h1>', `<p class="facts">${counted(listed.length, 'article', 'articles')} · ${counted(claims, 'claim', 'claims')}</p></header>`,
    '<main>', table({ id: 'articles', title: 'Articles', heads: ['Article', 'Published', 'Claims', 'Speakers', 'Places'], rows }), '</main>',
  ];
  return page('Annotated articles', body.join('\n'));
}
