// HTML reports for people: NAME.html for each article, and index.html where there are several.
import { isClaim } from '../facts.js';
import { fileNames } from '../names.js';
import type { Chunk, Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { escapeHtml } from './escape.js';
import { page } from './page.js';
import { reportPage } from './report.js';

export const htmlFormat: Format = {
  id: 'html',
  label: 'HTML report',
  detail: 'For people: the article with its marks, the claims in a table, speakers, places on a map; reads without network, prints well. Cannot be read back.',
  extension: '.html',
  singleFile: false,
  open: (context) => writer(context),
};

interface Listed { readonly file: string; readonly title: string; readonly details: string; readonly claims: number }

function writer({ options, losses }: WriterContext): { add(article: PreparedArticle): Chunk[]; end(): Chunk[] } {
  const names = fileNames();
  const index = names.take('index.html').name;
  const listed: Listed[] = [];
  return {
    add(article) {
      losses.add('annotation.left-out', article.file, article.annotations.filter((a) => a.status === 'rejected').length);
      losses.add('annotation.attributes', article.file, article.annotations.filter((a) => a.attributes !== undefined).length);
      losses.add('link.dropped', article.file, article.annotations.reduce((n, a) => n + (a.links?.length ?? 0) + (a.within === undefined ? 0 : 1), 0));
      const file = names.take(`${article.name}.html`).name;
      const { title, outlet, published } = article.details;
      listed.push({ file, title: title ?? article.file, details: [outlet, published].filter((x) => x !== undefined).join(', '), claims: article.annotations.filter(isClaim).filter((c) => c.status !== 'rejected').length });
      return [{ file, text: reportPage(article, options.outline) }];
    },
    end: () => (listed.length > 1 ? [{ file: index, text: indexPage(listed) }] : []),
  };
}

function indexPage(listed: readonly Listed[]): string {
  const rows = listed.map(({ file, title, details, claims }) => `<tr><th scope="row"><a href="${file.split('/').map(encodeURIComponent).join('/')}"><bdi>${escapeHtml(title)}</bdi></a></th><td><bdi>${escapeHtml(details)}</bdi></td><td>${claims}</td></tr>`);
  const body = ['<header><h1>Annotated articles</h1></header>', '<main>', '<table>', '<thead><tr><th scope="col">Article</th><th scope="col">Published</th><th scope="col">Claims</th></tr></thead>', '<tbody>', ...rows, '</tbody>', '</table>', '</main>'];
  return page('Annotated articles', body.join('\n'));
}
