// A mocha reporter: prints like "spec" and leaves the counts in the file that NEWSGLOSS_TALLY names, for `npm test` to add up.
'use strict';
/* eslint-disable @typescript-eslint/no-require-imports -- mocha takes reporters as CommonJS */
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const loaded = require('mocha');

const Mocha = loaded.default ?? loaded; // Node 20 gives the module's namespace, Node 24 the class itself

class Tally extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.NEWSGLOSS_TALLY;
    if (file === undefined) return;
    const failures = [];
    runner.on('fail', (test, error) => failures.push({ title: test.fullTitle(), message: String(error?.message ?? error) }));
    const again = [];
    runner.on('retry', (test, error) => again.push(`${test.fullTitle()}: ${String(error?.message ?? error).split('\n')[0]}`));
    runner.once('end', () => {
      if (again.length > 0) process.stdout.write(`  tried again:\n${again.map(line => `    ${line}\n`).join('')}`);
      const { passes, pending } = this.stats;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures.length, skipped: pending, failures }, null, 2));
    });
  }
}

module.exports = Tally;
