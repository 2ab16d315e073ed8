import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import type { Preference } from '#app/domain/notice/quiet-hours.ts';

const hours = Array.from({ length: 24 }, (_, hour) => {
  const value = `${String(hour).padStart(2, '0')}:00`;
  return { value, label: value };
});

type Props = { readonly form: FormState; readonly onRecord: Preference };

/** When the daily e-mail comes, and between which hours nothing that can wait does. */
export function HoursFields({ form, onRecord }: Props) {
  return (
    <>
      <Select
        name="digestHour"
        label="Daily e-mail"
        hint="Reminders that can wait come together in one e-mail at this time. Nothing waiting: no e-mail."
        options={hours}
        onRecord={onRecord.digestHour}
        form={form}
      />
      <Select
        name="quietFrom"
        label="Quiet hours begin"
        hint="If they begin and end at the same time, you have no quiet hours."
        options={hours}
        onRecord={onRecord.quietFrom}
        form={form}
      />
      <Select
        name="quietTo"
        label="Quiet hours end"
        hint="They may last 14 hours at most. Use an absence with cover when you are away for longer."
        options={hours}
        onRecord={onRecord.quietTo}
        form={form}
      />
    </>
  );
}
