import { accessWords } from '#app/components/case/access-words.ts';
import type { AuditRow } from '#app/domain/oversight/audit-view.ts';

/** What is done to no case in particular; the rest is said as the record of looking says it. */
const own: Readonly<Record<string, string>> = {
  'emergency.refused': 'Was refused emergency access',
  'search.made': 'Searched',
  'task.done': 'Marked a task as done',
  'email.retried': 'Had an e-mail sent again',
  'rule.drafted': 'Drafted a change of a rule',
  'rule.submitted': 'Submitted a change of a rule',
  'rule.withdrawn': 'Took back a change of a rule',
  'rule.approved': 'Approved a change of a rule',
  'rule.rejected': 'Rejected a change of a rule',
  'authority.closed': 'Added a day on which an authority is closed',
  'recompute.batch': 'Computed running deadlines again',
  'keys.rotation-started': 'Began to wrap the keys of children anew',
  'keys.rotation-ended': 'Wrapped the keys of children anew',
  'keys.reindex-started': 'Began to make the index of names anew',
  'keys.reindex-ended': 'Made the index of names anew',
  'retention.held': 'Put a record on legal hold',
  'retention.hold-lifted': 'Lifted a legal hold',
  'retention.kept-longer': 'Decided to keep a record longer',
  'erasure.proposed': 'Proposed to erase a record',
  'erasure.withdrawn': 'Took back a proposal to erase a record',
  'erasure.rejected': 'Rejected the erasure of a record',
  'erasure.done': 'Erased a record: its key was destroyed',
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'identity.confirmed': 'Confirmed who they are',
  'identity.not-confirmed': 'Failed to confirm who they are',
  'sign-in-failed': 'Failed to sign in',
};

export const auditWords = (entry: Pick<AuditRow, 'action' | 'part'>): string =>
  own[entry.action] ?? accessWords(entry);
