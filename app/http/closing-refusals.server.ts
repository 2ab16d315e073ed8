/** What use cases about closing a case refuse, with the status and what to say. */
export const closingRefusals = {
  'closing-proposed-already': {
    status: 409,
    words: 'It is proposed already to close this case. Nothing was saved.',
  },
  'obstacles-left': {
    status: 409,
    words:
      'Something stands in the way of closing this case. Nothing was saved. It is listed on this page, with what to do first.',
  },
  'under-eighteen': {
    status: 422,
    words: 'Choose another reason: by the date of birth on record this child is not 18 yet',
  },
  'other-not-open': {
    status: 422,
    words: 'Enter the reference of the child’s other case. It must be open: one of the two stays',
  },
  'not-yours': { status: 409, words: 'Only whoever proposed this can take it back. Nothing was saved.' },
  'case-not-closed': { status: 409, words: 'This case is open already. Nothing was saved.' },
} as const;
