import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';

/** Whether somebody may settle tasks and send e-mails again. */
export const mayPutRight = ({ role }: Actor): boolean => mayOpen(role, 'putting-right');
