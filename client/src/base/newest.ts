// Answers that come late: only the newest question's counts.

export class Newest {
  private last = 0;

  /** Begins a question; the function says whether it is still the newest. */
  begin(): () => boolean {
    const mine = ++this.last;
    return () => mine === this.last;
  }
}
