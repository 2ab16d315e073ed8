/** One thing to choose from. */
export type Option = { readonly value: string; readonly label: string; readonly hint?: string | undefined };

/** The first control of a group bears the group's own id, so that the error summary can lead to it. */
export const optionId = (groupId: string, index: number): string =>
  index === 0 ? groupId : `${groupId}-${index + 1}`;
