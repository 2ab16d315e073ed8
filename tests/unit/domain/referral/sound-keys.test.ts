import anyAscii from 'any-ascii';
import { describe, expect, test } from 'vitest';

import { beforeLatin, soundKeys, soundOfName } from '#app/domain/referral/sound-keys.ts';

const sound = (name: string) => soundOfName(anyAscii(beforeLatin(name)));
const keys = (name: string) => soundKeys(anyAscii(beforeLatin(name)));

describe('the sound of a name', () => {
  test.each([
    ['Mohammed', 'Muhammad', 'Mohamed', 'Mohamad', 'Mouhamed', 'محمد', 'Мухаммед', 'MOHAMMAD'],
    ['Abdulrahman Hassan', 'Abdul Rahman Hasan', 'Abd al-Rahman Hassan', 'عبد الرحمن حسن', 'عبدالرحمن حسن'],
    ['Abdullah Hussein', 'Abdallah Husain', 'عبد الله حسين', 'Abd Allah Hossein'],
    ['Ahmed Youssef', 'Ahmad Yusuf', 'أحمد يوسف', 'Akhmad Yusof'],
    ['Fatima Khadija', 'Fatimah Khadijah', 'فاطمة خديجة', 'Fatma Khadeeja', 'Fateme Hadija'],
    ['Ibrahim Osman', 'Ebrahim Usman', 'Ibraheem Osmon'],
    ['Aleksandr Shevchenko', 'Александр Шевченко', 'Alexander Shevchenko', 'Aleksander Schewtschenko'],
    ['Giorgos Papadopoulos', 'Γιώργος Παπαδόπουλος', 'Georgos Papadopulos'],
    ['Xhevdet Hoxha', 'Dzhevdet Hodzha', 'Jevdet Hoja'],
    ['Sherif Qasim', 'Cherif Kasim', 'شريف قاسم'],
  ])('is one for %s and its other spellings', (...spellings) => {
    expect(new Set(spellings.map(sound)).size).toBe(1);
    expect(sound(spellings[0])).not.toBeNull();
  });

  test.each([
    ['Mohammed Hassan', 'Omar Hassan'],
    ['Nguyen Van Duc', 'Nguyen Van Minh'],
    ['Aster Tesfaye', 'Bereket Tesfaye'],
    ['Besnik Krasniqi', 'Blerim Krasniqi'],
  ])('tells %s from %s', (one, other) => {
    expect(sound(one)).not.toBe(sound(other));
  });

  test('is not asked where there is too little of it to say anything', () => {
    for (const name of ['', 'Ali', 'An Vu', '??', 'Oa Ei']) {
      expect(sound(name)).toBeNull();
      expect(keys(name)).toEqual([]);
    }
  });

  test('is found by any two words in any order', () => {
    const of = keys('Mohammed Abdi Hassan');
    expect(of).toContain(sound('Hassan Muhammad'));
    expect(of).toContain(sound('حسن محمد'));
    expect(of).toContain(sound('Hasan Abdi Mohamed'));
  });
});
