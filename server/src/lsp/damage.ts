// Says once, at the start, which data files cannot be used; clients with views of their own keep it in their status.
import { MessageType } from 'vscode-languageserver';
import { type DamagedParams, METHODS } from '../protocol/protocol.js';
import { describeDamage } from '../service/damage.js';
import type { Session } from './session.js';

export function tellDamage({ host, connection, client, log }: Session): void {
  const messages = host.damaged().map(({ holds, path, detail }) => describeDamage(holds, path, detail));
  if (messages.length === 0) return;
  for (const message of messages) log.info(message);
  void connection.sendNotification('window/showMessage', { type: MessageType.Error, message: messages.join(' ') });
  const params: DamagedParams = { messages };
  if (client.options.ownViews === true) void connection.sendNotification(METHODS.damaged, params);
}
