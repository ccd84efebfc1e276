// Annotations whose text changed: the list of them, and the text that each was made for.
import { FORMER_METHODS, type FormerTextParams, type FormerTextResult, type UnsettledParams, type UnsettledResult, type UnsettledView } from '../protocol/former.js';
import { say } from '../service/messages.js';
import type { Snapshot } from '../service/snapshot.js';
import { inShort, inWords, type Unsettled, unsettledOf } from '../service/unsettled.js';
import { glossUriOf } from '../service/uris.js';
import { shorten } from '../service/words.js';
import { normalise } from './openDocuments.js';
import type { Session } from './session.js';

export function onFormer(session: Session): void {
  const { connection, handlers } = session;
  connection.onRequest(FORMER_METHODS.unsettled, handlers.handle<UnsettledParams, UnsettledResult>(FORMER_METHODS.unsettled, { articles: [] }, (p) => unsettled(session, p)));
  connection.onRequest(FORMER_METHODS.formerText, handlers.handle<FormerTextParams, FormerTextResult>(FORMER_METHODS.formerText, {}, (p) => formerText(session, p)));
}

async function unsettled(session: Session, { uri: given, scope }: UnsettledParams): Promise<UnsettledResult> {
  const uri = given === undefined ? session.articles.openArticles()[0] : normalise(given);
  const around = uri ?? (session.workspaceFolders[0] === undefined ? undefined : `${session.workspaceFolders[0]}/any`);
  if (around === undefined) return { articles: [] };
  const uris = scope === 'article' ? [around] : (await session.corpora.wholeFolder(around)).index.all().map((f) => f.uri);
  const articles: UnsettledResult['articles'][number][] = [];
  for (const article of uris) {
    if (!(await session.gloss.exists(glossUriOf(article)))) continue;
    const snapshot = await session.articles.passing(article);
    const annotations = snapshot ? unsettledOf(snapshot).map((u) => viewOf(snapshot, u)) : [];
    if (snapshot && annotations.length > 0) articles.push({ uri: article, title: snapshot.file, annotations });
  }
  return { articles };
}

function viewOf(snapshot: Snapshot, u: Unsettled): UnsettledView {
  const words = shorten(u.before.replace(/\s+/gu, ' '), 100);
  return {
    uri: snapshot.uri,
    id: u.annotation.id,
    state: u.state,
    ...(u.state === 'meaning' || u.state === 'settled' ? { label: inShort(u.changes), description: words } : { label: words, description: say(`unsettled.${u.state}`) }),
    tooltip: [say('unsettled.before', u.before), ...(u.now !== undefined ? [say('unsettled.now', u.now)] : []), ...(u.changes.length > 0 ? [inWords(u.changes)] : [])].join('\n'),
    ...(u.span ? { range: snapshot.positions.rangeOf(u.span) } : {}),
    comparable: u.of !== undefined,
  };
}

async function formerText(session: Session, { uri: given, id }: FormerTextParams): Promise<FormerTextResult> {
  const uri = normalise(given);
  const gloss = (await session.articles.snapshot(uri))?.glossFile;
  const annotation = id === undefined ? undefined : gloss?.annotations.find((a) => a.id === id);
  const hash = annotation?.of ?? annotation?.was?.text ?? gloss?.article.text;
  if (!gloss || hash === undefined || hash === '') return {};
  const { blob, encoding } = gloss.article;
  const text = await session.former.find({ hash, uri, ...(blob !== undefined && hash === gloss.article.text ? { blob } : {}), ...(encoding !== undefined ? { encoding } : {}) });
  return text === undefined ? {} : { text };
}
