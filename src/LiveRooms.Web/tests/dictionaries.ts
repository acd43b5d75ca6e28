import { en } from '../src/i18n/en';
import { es } from '../src/i18n/es';
import { fr } from '../src/i18n/fr';
import { it } from '../src/i18n/it';
import { pl } from '../src/i18n/pl';
import { pt } from '../src/i18n/pt';
import { ru } from '../src/i18n/ru';
import { uk } from '../src/i18n/uk';

export const dictionariesOf = () => ({ en, es, fr, it, pl, pt, ru, uk });

export { opsWords } from '../src/i18n/ops';
export { pages } from '../src/i18n/pages';
export { studioWords } from '../src/i18n/studio';
