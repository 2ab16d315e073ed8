import { reasonWords } from '#app/components/deadline/reason-words.ts';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { valueOf, type FormState } from '#app/components/form/form-state.ts';

/** What was chosen on the page before, said again and posted again together with the confirmation. */
export function ConfirmFields({
  form,
  fields,
}: {
  readonly form: FormState;
  readonly fields: readonly string[];
}) {
  const note = valueOf(form, 'note');
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Reason', value: reasonWords(valueOf(form, 'reason')) },
          ...(note === '' ? [] : [{ key: 'Note', value: <span className="cg-typed">{note}</span> }]),
        ]}
      />
      <input type="hidden" name="confirmed" value="yes" />
      {[...fields, 'version', 'reason', 'note'].map((name) => (
        <input key={name} type="hidden" name={name} value={valueOf(form, name)} />
      ))}
    </>
  );
}
