import type { Nation } from '#app/domain/rules/rule.ts';

/** The law a guardian is appointed under, and what it lets them ask of public authorities. */
export type LegalBasis = {
  readonly office: string;
  readonly law: string;
  readonly asks: readonly string[];
};

const section48: LegalBasis = {
  office: 'Independent Child Trafficking Guardian',
  law: 'Section 48 of the Modern Slavery Act 2015 (there called independent child trafficking advocate) and the Home Office’s interim guidance for Independent Child Trafficking Guardians.',
  asks: [
    'recognise, and pay due regard to, the guardian’s functions',
    'give the guardian access to information about the child that the guardian needs to carry out those functions, as far as no restriction on disclosure stands against it',
  ],
};

/** By the nation of the responsible authority. */
export const legalBasis: Readonly<Record<Nation, LegalBasis>> = {
  ENG: section48,
  WAL: section48,
  SCT: {
    office: 'Independent Child Trafficking Guardian',
    law: 'Section 11 of the Human Trafficking and Exploitation (Scotland) Act 2015.',
    asks: [
      'recognise, and pay due regard to, the guardian’s functions (section 11(6))',
      'give the guardian access to the information about the child that enables the guardian to carry out those functions effectively',
    ],
  },
  NI: {
    office: 'Independent Guardian',
    law: 'Section 21 of the Human Trafficking and Exploitation (Criminal Justice and Support for Victims) Act (Northern Ireland) 2015.',
    asks: [
      'recognise, and pay due regard to, the guardian’s functions',
      'give the guardian access to the information about the child that enables the guardian to carry out those functions effectively',
    ],
  },
};
