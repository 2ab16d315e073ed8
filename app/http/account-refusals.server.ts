const notSaved = 'Nothing was saved.';

/** What use cases about accounts, colleagues and their profiles refuse, with the status and what to say. */
export const accountRefusals = {
  'own-account': { status: 409, words: `Another administrator has to change your own account. ${notSaved}` },
  'not-active': { status: 409, words: `This account is not open. ${notSaved}` },
  'not-invited': { status: 409, words: `This account has been opened already. ${notSaved}` },
  'not-suspended': { status: 409, words: `This account is not closed. ${notSaved}` },
  'last-administrator': {
    status: 409,
    words: `This is the last administrator. ${notSaved} Have another one added first.`,
  },
  'children-left': {
    status: 409,
    words: `Children or duties would be left with nobody. ${notSaved} Everything listed below has to be handed on first.`,
  },
  'nothing-left': { status: 409, words: `There is nothing left to hand on. ${notSaved}` },
  'authority-needed': { status: 422, words: 'Choose the authority they work for' },
  'manager-needed': { status: 422, words: 'Choose the guardianship manager who answers for this guardian' },
  'not-their-manager': {
    status: 422,
    words:
      'Choose a manager of the right kind: a guardianship manager, or a team manager of the same authority',
  },
  'nothing-changed': { status: 422, words: 'Change something, or go back' },
  'request-waits': {
    status: 409,
    words: `A change to this account waits for a second person. ${notSaved} It has to be decided or taken back first.`,
  },
  'profile-faulty': { status: 422, words: `Something in this profile cannot be. ${notSaved}` },
  'address-taken': { status: 422, words: 'There is an account with this e-mail address already' },
  'own-request': { status: 409, words: `Somebody else has to decide on this. ${notSaved}` },
  'not-pending': { status: 409, words: `This does not wait for a decision any more. ${notSaved}` },
  'not-a-colleague': {
    status: 422,
    words: 'Choose somebody who can sign in and works in the same place',
  },
  'nothing-lost': {
    status: 409,
    words: `They have no passkey and no app to lose: the next sign-in asks them to set one up. ${notSaved}`,
  },
  'last-factor': {
    status: 409,
    words: `This is your only way to sign in. ${notSaved} Add another one first.`,
  },
  'link-spent': { status: 409, words: 'This link does not work any more. Have a new one sent.' },
  'password-short': { status: 422, words: 'Use 12 characters or more' },
  'password-long': { status: 422, words: 'Use 200 characters or fewer' },
  'password-common': {
    status: 422,
    words:
      'Choose another: this is among the passwords that are tried first. Three or four random words are good',
  },
  'password-about-you': {
    status: 422,
    words: 'Choose another: your name, your e-mail address and the name of the service are tried first',
  },
} as const;
