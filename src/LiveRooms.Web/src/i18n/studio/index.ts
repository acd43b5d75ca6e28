import { studio as en } from './en';
import { studio as es } from './es';
import { studio as fr } from './fr';
import { studio as it } from './it';
import { studio as pl } from './pl';
import { studio as pt } from './pt';
import { studio as ru } from './ru';
import { studio as uk } from './uk';

export const studioWords = { en, ru, es, pt, fr, it, pl, uk };
