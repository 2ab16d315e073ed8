import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { DraftExample } from '#app/components/rules/draft-example.tsx';
import { DraftSource } from '#app/components/rules/draft-source.tsx';
import { DraftTelling } from '#app/components/rules/draft-telling.tsx';
import { DraftTiming } from '#app/components/rules/draft-timing.tsx';
import type { ExampleDiffers } from '#app/domain/rules/draft.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = {
  /** The version the draft is made from, or the draft as it is kept. */
  readonly rule: Rule;
  readonly kept: { readonly recompute: boolean; readonly reason: string; readonly validFrom: string } | null;
  readonly needs: { readonly born: boolean; readonly supplied: boolean };
  readonly form: FormState;
  readonly differs: ExampleDiffers | null;
};

/** Everything about a rule that changes in practice. Which events start and meet it does not change here. */
export function DraftForm({ rule, kept, needs, form, differs }: Props) {
  return (
    <PostForm>
      <DraftTiming rule={rule} validFrom={kept?.validFrom ?? ''} form={form} />
      <DraftTelling rule={rule} form={form} />
      <DraftSource rule={rule} form={form} />
      <DraftExample rule={rule} needs={needs} form={form} differs={differs} />
      <h2 className="govuk-heading-m">The change</h2>
      <Radios
        name="recompute"
        label="Deadlines that run already"
        form={form}
        onRecord={kept === null ? undefined : kept.recompute ? 'yes' : 'no'}
        options={[
          {
            value: 'no',
            label: 'Keep the version they were computed under',
            hint: 'Only what opens from now on is counted by the new version',
          },
          {
            value: 'yes',
            label: 'Are computed again',
            hint: 'All that run and whose event happened on or after the first day. Extended ones keep their date.',
          },
        ]}
      />
      <TextArea
        name="reason"
        label="Reason for the change"
        hint="For the person who decides on it. Nothing about a child."
        rows={3}
        max={1000}
        form={form}
        onRecord={kept?.reason}
      />
      <Button>Save and see what would move</Button>
    </PostForm>
  );
}
