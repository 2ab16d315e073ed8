/** What a form posts; several of a name are ticked boxes. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;
/** A day in its three boxes. */
export const dayIn = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
};
const kept: Fields = {
  version: '0',
  nations: 'ENG',
  regions: 'South East',
  languages: ['en', 'vi'],
  gender: 'woman',
  target: '10',
  limit: '20',
  accepting: 'yes',
};
/** The form of an administrator, filled in rightly for somebody without a profile. */
export const whole: Fields = {
  ...kept,
  ...dayIn('vetting', '2028-03-27'),
  ...dayIn('training', '2027-03-27'),
};
/** Checkboxes that share a name are posted one by one. */
export const posted = (fields: Fields) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
