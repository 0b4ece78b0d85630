#!/usr/bin/env bash
# ical.js reads a file of one vCard as the card, and a file of two vCards as a card without a name and without phones.
# Packages: ical.js 2.2.1 on Node.js. Seen on 2026-11-29.
# Guess: Component.fromString reads the first card of the file, or throws because there are two.
# Seen: it returns a component without any property of either card. The text is valid (a vCard file has one or more cards), nothing is thrown, and the one-card file of a first test works. ICAL.parse gives an array of the two cards.
# Why it matters: address books export all cards in one file, so that code that was tested with one contact imports an address book as one contact without a phone.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >finding.mjs <<'CODE'
import ICAL from 'ical.js';

const card = (name, phone) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:${phone}\r\nEND:VCARD\r\n`;
const one = card('Ada', '+12025550101');
for (const text of [one, one + card('Ben', '+12025550102')]) {
  const read = ICAL.Component.fromString(text);
  console.log(`name: ${read.getFirstPropertyValue('fn')}, phones: ${read.getAllProperties('tel').length}`);
}
console.log(ICAL.parse(one + card('Ben', '+12025550102')).length, 'cards');
CODE

cat >expected.txt <<'OUTPUT'
name: Ada, phones: 1
name: null, phones: 0
2 cards
OUTPUT

npm install --silent --no-fund --no-audit ical.js@2.2.1 >/dev/null
node finding.mjs >seen.txt
diff expected.txt seen.txt && echo "As on 2026-11-29."
