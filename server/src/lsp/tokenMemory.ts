// The semantic tokens that a client was sent last, so that the next answer can be a difference.

export interface SentTokens {
  readonly resultId: string;
  readonly data: number[];
}

export class TokenMemory {
  private readonly sent = new Map<string, SentTokens>();
  private count = 0;

  get(uri: string): SentTokens | undefined {
    return this.sent.get(uri);
  }

  remember(uri: string, data: number[]): SentTokens {
    const tokens = { resultId: String(++this.count), data };
    this.sent.set(uri, tokens);
    return tokens;
  }

  forget(uri: string): void {
    this.sent.delete(uri);
  }
}
