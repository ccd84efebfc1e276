// What a host needs to import: the formats, their reading, and what an article brings to a gloss file.

export { lossCounter } from './losses.js';
export { fileNames } from './names.js';
export { importArticle } from './reading/importArticle.js';
export { readFiles } from './reading/run.js';
export { FORMATS, findFormat } from './registry.js';
