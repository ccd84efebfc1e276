// The documents that are open in editors, kept in step with them.
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

export interface OpenDocument {
  /** Normalised. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** One spelling for each address, whatever the client's. */
export function normalise(uri: string): string {
  return URI.parse(uri).toString();
}

export class OpenDocuments {
  private readonly documents = new Map<string, TextDocument>();
  private readonly views = new Map<string, OpenDocument>();

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    const key = normalise(uri);
    this.documents.set(key, TextDocument.create(key, languageId, version, text));
    return this.refresh(key, languageId, version, text);
  }

  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const key = normalise(uri);
    const document = this.documents.get(key);
    if (!document) return undefined;
    TextDocument.update(document, changes, version);
    return this.refresh(key, document.languageId, version, document.getText());
  }

  close(uri: string): void {
    const key = normalise(uri);
    this.documents.delete(key);
    this.views.delete(key);
  }

  /** An immutable view; another object after each change. */
  get(uri: string): OpenDocument | undefined {
    return this.views.get(uri);
  }

  all(): OpenDocument[] {
    return [...this.views.values()];
  }

  private refresh(uri: string, languageId: string, version: number, text: string): OpenDocument {
    const view = { uri, languageId, version, text };
    this.views.set(uri, view);
    return view;
  }
}
