import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/permissions.ts';

/** Whether somebody may settle tasks and send e-mails again: those who see both the tasks and the cases they are about. */
export const mayPutRight = ({ role }: Actor): boolean =>
  mayOpen(role, 'tasks') && mayOpen(role, 'national-home');
