import type { CaughtMail } from './caught-mail.ts';
import { createCatcher } from './catcher.ts';
import { listenNear } from './listen.ts';
import { openMailFolder } from './mail-folder.ts';
import { createPageServer } from './page-server.ts';

export type { CaughtMail } from './caught-mail.ts';

export type MailboxSettings = {
  /** Where letters are kept as `.eml` files, also across restarts. */
  readonly directory: string;
  /** Wanted ports; the next free one is taken when busy, and 0 asks for any. */
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly host?: string;
};

export type Mailbox = {
  readonly smtpPort: number;
  readonly httpPort: number;
  /** For `createMailer`. */
  readonly smtpUrl: string;
  /** The page on which the letters can be read. */
  readonly url: string;
  /** Newest first. */
  messages(): readonly CaughtMail[];
  close(): Promise<void>;
};

/** Starts the development mailbox: an SMTP server that delivers nothing and a page that shows what it caught. */
export async function startMailbox(settings: MailboxSettings): Promise<Mailbox> {
  const host = settings.host ?? '127.0.0.1';
  const folder = await openMailFolder(settings.directory);
  const catcher = createCatcher(folder);
  const pages = createPageServer(folder);
  const closeAll = async (): Promise<void> => {
    pages.closeAllConnections();
    await Promise.all([closed(pages), closed(catcher)]);
  };
  try {
    const smtpPort = await listenNear(catcher.server, settings.smtpPort, host);
    const httpPort = await listenNear(pages, settings.httpPort, host);
    const name = nameOf(host);
    return {
      smtpPort,
      httpPort,
      smtpUrl: `smtp://${name}:${String(smtpPort)}`,
      url: `http://${name}:${String(httpPort)}/`,
      messages: () => folder.all(),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** How this host itself reaches an address it listens on. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function closed(server: { close(done: () => void): unknown }): Promise<void> {
  await new Promise<void>((done) => {
    server.close(done);
  });
}
