// Exit codes: stable, documented in docs/command-line.md.

export const EXIT = {
  /** Done, nothing to report. */
  fine: 0,
  /** `check` found warnings or errors; `export --strict` would have lost something. */
  findings: 1,
  /** The command line itself is wrong. */
  misuse: 2,
  /** Something could not be read or written, or not completely; the rest was done. */
  unreadable: 3,
  /** A bug of ours. */
  internal: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
