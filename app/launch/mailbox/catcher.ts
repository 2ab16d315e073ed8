import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailFolder } from './mail-folder.ts';

const largestLetter = 5_000_000;

/** Takes every letter from anybody for anybody and keeps it. It never passes one on. */
export function createCatcher(folder: MailFolder): SMTPServer {
  const server = new SMTPServer({
    name: 'mailbox.localhost',
    banner: 'development mailbox, nothing is delivered',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestLetter,
    rejectOversized: true,
    maxClients: 50,
    closeTimeout: 1_000,
    logger: false,
    onData(stream, session, done) {
      keep(folder, stream, session).then(
        () => {
          done(null, 'Kept in the development mailbox');
        },
        () => {
          done(Object.assign(new Error('The mailbox could not keep it'), { responseCode: 451 }));
        },
      );
    },
  });
  server.on('error', () => undefined);
  return server;
}

async function keep(
  folder: MailFolder,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    if (!stream.sizeExceeded) chunks.push(chunk);
  });
  await once(stream, 'end');
  if (stream.sizeExceeded) return;
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  await folder.keep(
    Buffer.concat(chunks),
    from,
    envelope.rcptTo.map(({ address }) => address),
  );
}
