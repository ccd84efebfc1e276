// The engine with its real word lists and gazetteer, loaded once for all tests.
import { createAnalyser } from '../../server/src/core/detect/analyse.js';
import { loadResources } from '../../server/src/node/resources.js';

export const resources = loadResources();
export const engine = createAnalyser(resources);
