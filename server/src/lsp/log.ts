// The server's log, in the client's output: names of things and sizes, never the text of an article.
import { MessageType, type Connection } from 'vscode-languageserver';

export interface Log {
  error(where: string, error: unknown): void;
  info(message: string): void;
  debug(message: string): void;
}

export function connectionLog(connection: Connection): Log {
  const send = (type: MessageType, message: string): void => {
    void connection.sendNotification('window/logMessage', { type, message }).catch(() => undefined);
  };
  return {
    error: (where, error) => { send(MessageType.Error, `${where}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`); },
    info: (message) => { send(MessageType.Info, message); },
    debug: (message) => { send(MessageType.Log, message); },
  };
}
