// The server's program: main.ts, bundled beside it, run from code that was compiled at an earlier start.
import { join } from 'node:path';
import { userCacheFolder } from '../node/cacheFolder.js';
import { runKept } from '../node/keptCode.js';

runKept(join(__dirname, 'server-main.js'), join(userCacheFolder(), 'code'));
