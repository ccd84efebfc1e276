// What mocha loads before the tests of `npm test`: property tests draw the same inputs each time, so that a red run can be had again. NEWSGLOSS_SEED draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['NEWSGLOSS_SEED'] ?? 1) });
