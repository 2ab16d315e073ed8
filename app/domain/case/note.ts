/** Longer than any note of one visit; the whole request has a limit besides. */
export const longestNote = 4000;
