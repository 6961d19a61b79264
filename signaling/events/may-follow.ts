import type { CallingDevice, CallingPerson } from '../http/authenticator.js';

/** What happens in the city and its centers is public; what happens to a person only while signed in on that device. */
export function mayFollow(topics: readonly string[], device: CallingDevice, person: CallingPerson | undefined): boolean {
  return topics.every((topic) => {
    if (topic.startsWith('device:')) return topic === `device:${device.deviceId}`;
    if (topic.startsWith('person:')) return person !== undefined && topic === `person:${person.personId}`;
    return true;
  });
}
