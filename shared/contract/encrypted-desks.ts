import type { Desk } from './values.js';

/** Whether what is said at a desk is encrypted from end to end: a consultation is for the patient and the clinician alone. */
export const isEncryptedDesk = (desk: Desk | null): boolean => desk === 'health';
