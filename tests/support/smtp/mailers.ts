import { createMailer, type Email, type Mailer, type MailerSettings } from '#app/mail/mailer.ts';

/** Short enough for a test, in the same proportions as in earnest. */
const timeouts = { connection: 2_000, greeting: 400, socket: 700, whole: 5_000 };

/** A mailer like the one in earnest, save for its patience. */
export function impatientMailer(url: string, settings: Partial<MailerSettings> = {}): Mailer {
  const from = 'Guardianship service <no-reply@service.test>';
  return createMailer(url, {
    from,
    messageIdDomain: 'service.test',
    ...settings,
    timeouts: { ...timeouts, ...settings.timeouts },
  });
}

export function anEmail(changes: Partial<Email> = {}): Email {
  return {
    to: 'reader@example.test',
    subject: 'Please open the guardianship service',
    text: 'A task is due.\n',
    messageId: 'key-1',
    urgent: false,
    ...changes,
  };
}
