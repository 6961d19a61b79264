import type { CallingDevice, CallingPerson } from '../http/authenticator.js';

/** Whether a topic is followed only while somebody is signed in: a person's own, and those of the desks at which they answer. */
export function needsSession(topic: string): boolean {
  return topic.startsWith('person:') || topic.startsWith('desk:');
}

/**
 * What happens in the city and its centers is public; what happens to a person only while signed in on that device, what happens
 * at a desk only while its staff are.
 */
export async function mayFollow(topics: readonly string[], device: CallingDevice, person: CallingPerson | undefined, listDesks: (personId: string) => Promise<readonly string[]>): Promise<boolean> {
  const desks = person && topics.some((topic) => topic.startsWith('desk:')) ? await listDesks(person.personId) : [];
  return topics.every((topic) => {
    if (topic.startsWith('device:')) return topic === `device:${device.deviceId}`;
    if (topic.startsWith('person:')) return person !== undefined && topic === `person:${person.personId}`;
    if (topic.startsWith('desk:')) return desks.some((desk) => topic === `desk:${desk}`);
    return true;
  });
}
