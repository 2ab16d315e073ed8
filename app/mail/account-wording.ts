const task = { urgency: 'routine' } as const;

const ownAccount = {
  ...task,
  next: 'If this was you, nothing is needed.\nIf it was not, ring at once, then sign in and choose a new password.',
} as const;

/** What letters about the reader's own account say: how they sign in, and what changed about it. */
export const accountWordings = {
  'password-reset': {
    ...task,
    news: 'Somebody, you most likely, asked for a new password for your account.',
    next: 'Choose a new one at the address below. It works once, for 30 minutes.\nIf you did not ask, do nothing: your password stays as it is.',
  },
  invitation: {
    ...task,
    news: 'You have been given an account in the guardianship service.',
    next: 'Choose your password at the address below. It works once, for 72 hours.\nThen set up a passkey or an authenticator app, and you are in.',
  },
  'factor-removal-asked': {
    ...ownAccount,
    news: 'It was asked for you that you may set up a new way to sign in.\nA second person still has to agree.',
  },
  'password-changed': {
    ...ownAccount,
    news: 'The password of your account was changed.\nYou were signed out everywhere else.',
  },
  'factor-added': { ...ownAccount, news: 'A new way to sign in was added to your account.' },
  'factor-removed': { ...ownAccount, news: 'A way to sign in was removed from your account.' },
  'recovery-code-used': { ...ownAccount, news: 'A recovery code was used to sign in to your account.' },
  'recovery-codes-renewed': {
    ...ownAccount,
    news: 'New recovery codes were made for your account.\nThe former ones do not work any more.',
  },
} as const;
