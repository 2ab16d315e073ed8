import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { draftOptions } from '#app/components/rules/draft-options.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = { readonly rule: Rule; readonly form: FormState };

/** Where it is written, and how sure anybody is. */
export function DraftSource({ rule, form }: Props) {
  const { source } = rule;
  return (
    <>
      <h2 className="govuk-heading-m">Where it is written</h2>
      <Radios
        name="sourceKind"
        label="Kind of source"
        form={form}
        onRecord={source.kind}
        options={draftOptions.sources}
      />
      <TextInput name="citation" label="Citation" form={form} onRecord={source.citation} />
      <TextInput
        name="url"
        label="Link"
        hint="Begins with https://"
        form={form}
        onRecord={source.url ?? ''}
      />
      <Checkboxes
        name="verified"
        label="Checked"
        form={form}
        onRecord={source.verified ? ['yes'] : []}
        options={[{ value: 'yes', label: 'Somebody has seen these words in the text itself' }]}
      />
      <Radios
        name="confidence"
        label="How sure is it?"
        form={form}
        onRecord={rule.confidence}
        options={draftOptions.confidence}
      />
      <TextArea
        name="note"
        label="Note"
        hint="What a reader should know. Needed where the source was not checked."
        rows={3}
        max={1000}
        form={form}
        onRecord={rule.note}
      />
    </>
  );
}
