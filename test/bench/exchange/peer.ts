// The peer's work as a program: compromise reads one article as often as the first argument says.
import nlp from 'compromise';
import { findRepositoryFile } from '../../support/repository.js';
import { longArticle } from '../longArticle.js';

const text = longArticle(findRepositoryFile('.'), 3200);
for (let n = Number(process.argv[2]); n > 0; n--) nlp(text).people().out('offset');
