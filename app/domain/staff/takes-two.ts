import type { Role } from '#app/domain/account/actor.ts';

const givenByTwo: readonly Role[] = ['administrator', 'data-protection-lead', 'director', 'monitor'];

/** The roles that see everybody or set the rights of others: one person asks for them and another agrees. */
export const takesTwo = (role: Role): boolean => givenByTwo.includes(role);
