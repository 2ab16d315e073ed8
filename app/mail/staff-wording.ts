const task = { urgency: 'routine' } as const;
const urgentTask = { urgency: 'urgent' } as const;

/** What letters about colleagues say: who has left or is away, what passes to others, and what takes two. */
export const staffWordings = {
  'case-handed-on': {
    ...task,
    news: 'A case has been handed on to you.',
    next: 'Sign in and open your inbox. The case says what is due and by when.',
  },
  'account-suspended': {
    ...task,
    news: 'A colleague for whom you answer can no longer sign in.',
    next: 'Sign in, open your inbox, and see that others do their work.',
  },
  'account-dormant': {
    ...task,
    news: 'You have not signed in for a long time.\nYour account will be closed if you do not.',
    next: 'Sign in at the address below. Nothing more is needed to keep it open.',
  },
  'colleague-dormant': {
    ...task,
    news: 'A colleague for whom you answer has not signed in for a long time.',
    next: 'Ask them to sign in, or have the account closed if they have left.',
  },
  'children-to-rehome': {
    ...urgentTask,
    news: 'A colleague cannot go on with their work, and it needs other hands.',
    next: 'Sign in, open your inbox, and give what is theirs to others now.',
  },
  'staff-changed': {
    ...task,
    news: 'An account of this service was changed.',
    next: 'Sign in and open your inbox to see whose.\nIf you did not expect it, ring at once.',
  },
  'approval-needed': {
    ...task,
    news: 'A change to an account waits for a second person.',
    next: 'Sign in, open your inbox, and agree to it or refuse it.',
  },
  'cover-arranged': {
    ...task,
    news: 'You stand in for a colleague who is away.',
    next: 'Sign in and open your inbox to see for whom and until when.',
  },
} as const;
