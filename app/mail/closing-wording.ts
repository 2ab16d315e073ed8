const task = { urgency: 'routine' } as const;

/** What letters about closing a case say. */
export const closingWordings = {
  'closing-proposed': {
    ...task,
    news: 'It is proposed to close a case.',
    next: 'Sign in, open your inbox, and read why.\nIf you think that it must stay open, say so now.',
  },
  'closing-rejected': {
    ...task,
    news: 'A case that you proposed to close stays open.',
    next: 'Sign in and open your inbox to read why.',
  },
  'case-closed': {
    ...task,
    news: 'A case has been closed.',
    next: 'Sign in and open your inbox to see which.\nIf it must stay open, ring the coordinators at once.',
  },
  'case-reopened': {
    ...task,
    news: 'A closed case has been opened again.',
    next: 'Sign in and open your inbox to read why.',
  },
} as const;
