/** What went wrong, for whoever met it: what it means for what they were doing, and what to do next. */
export type ErrorWords = { readonly title: string; readonly text: string };

const unknown: ErrorWords = {
  title: 'Page not found',
  text: 'Either this page does not exist, or your account does not give access to it.',
};

const tooLong: ErrorWords = {
  title: 'This is too long to send',
  text: 'Nothing was saved. Go back, shorten your longest answer and send it again.',
};

const said: Readonly<Record<number, ErrorWords>> = {
  400: {
    title: 'This cannot be read',
    text: 'Part of the address or of what was sent was lost on the way. Nothing was saved. Open the page again from its link or from your start page.',
  },
  401: { title: 'You were signed out before this was sent', text: 'Sign in and do it again.' },
  403: {
    title: 'This was not sent from a page of this service',
    text: 'To protect the children, only what is sent from its own pages is accepted. Nothing was saved. Open the page again here and repeat what you did.',
  },
  404: unknown,
  405: {
    title: 'This page cannot be used that way',
    text: 'Nothing was saved. Go back and use the buttons on the page before this one.',
  },
  409: {
    title: 'Somebody was faster',
    text: 'The record changed while you were working on it. Nothing was saved. Go back, reload the page and look at what changed.',
  },
  503: {
    title: 'Nothing can be changed just now',
    text: 'The service has been restored from a backup and is being checked. Nothing was saved. Go back, keep this page open or note down what you typed, and send it again later.',
  },
  411: tooLong,
  413: tooLong,
};

const broken: ErrorWords = {
  title: 'Something went wrong here',
  text: 'The fault is ours, and it has been recorded. What you sent may not have been saved: go back, reload the page and check before you send it again.',
};

export const errorWords = (status: number): ErrorWords => said[status] ?? broken;

export const doNotWait =
  'If a child may come to harm while you wait, do not wait for this service: ring 999, or the children’s services you know.';
