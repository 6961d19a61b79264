/**
 * A name without the words that begin or end all names of its kind: among "Central Work Center" and "Harbor Work Center" it is
 * "Central". For places whose heading says what they are.
 * @param names all of them, in the language of `name`
 */
export function shortenName(name: string, names: readonly string[]): string {
  const words = name.split(' ');
  const others = names.map((one) => one.split(' '));
  if (others.length < 2) return name;
  let [first, last] = [0, words.length - 1];
  while (first < last && others.every((other) => other[first] === words[first])) first += 1;
  while (first < last && others.every((other) => other[other.length - words.length + last] === words[last])) last -= 1;
  return words.slice(first, last + 1).join(' ');
}
