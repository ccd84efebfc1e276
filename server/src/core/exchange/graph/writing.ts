// The common beginning of formats that are written from a graph.
import type { WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { carry } from './carry.js';
import type { Carries, Graph } from './graph.js';
import { toGraph } from './toGraph.js';

/** What the format carries of the article; the rest is counted. */
export const carriedGraph = (article: PreparedArticle, carries: Carries, { losses }: WriterContext): Graph => carry(toGraph(article, losses), carries, losses, article.file);
