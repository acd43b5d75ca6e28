import { ops as en } from './en';
import { ops as es } from './es';
import { ops as fr } from './fr';
import { ops as it } from './it';
import { ops as pl } from './pl';
import { ops as pt } from './pt';
import { ops as ru } from './ru';
import { ops as uk } from './uk';

export const opsWords = { en, ru, es, pt, fr, it, pl, uk };
