// The program `newsgloss`.
import { EXIT } from './exitCodes.js';
import { processIo } from './nodeIo.js';
import { run } from './run.js';

const args = process.argv.slice(2);
const io = processIo(args[0] !== 'lsp');

// The exit code is set and the process left to end by itself, so that everything written gets out.
void run(args, io).then((code) => { process.exitCode = io.readerGone() ? EXIT.fine : code; });
