# make run    gets what is missing, builds, and starts the assistant on the demo family
# make test   gets what is missing, and runs every test
# The rest is for developers.

CARGO ?= cargo
PROGRAM := target/release/skolrost

.PHONY: run test test-pure bench accuracy teach calibrate peer-bench a11y a11y-trixie lint setup

run: setup
	$(CARGO) build --release --quiet
	@$(PROGRAM) models get base
	@$(PROGRAM)

test:
	@sh setup.sh pulseaudio pulseaudio-utils dbus libfontconfig1 fonts-noto-core
	$(CARGO) build
	@target/debug/skolrost models get base
	@target/debug/skolrost models get voice-activity
	$(CARGO) check --no-default-features --lib
	$(CARGO) test --workspace
	@if sh tests/a11y/is_recorded.sh; then $(MAKE) a11y; fi

# The pure core: no network, no speech, seconds from an edit to the answer.
test-pure:
	$(CARGO) test --no-default-features --lib --test suite

bench: setup
	$(CARGO) build --release --quiet
	@$(PROGRAM) models get base
	$(CARGO) bench --bench path
	@sh setup.sh xvfb dbus at-spi2-core openbox xdotool
	$(CARGO) bench --bench window

# How many spoken questions are understood. ACCURACY holds options: make accuracy ACCURACY="--limit 5"
accuracy: setup
	@sh setup.sh sox
	$(CARGO) build --release --quiet
	@$(PROGRAM) models get base
	$(CARGO) bench --bench accuracy -- $(ACCURACY)

# What the phones of each language sound like to the model: writes its phones.toml, from sentences that
# espeak-ng says. `make calibrate` comes after it.
teach: setup
	$(CARGO) build --release --quiet
	@$(PROGRAM) models get base
	$(CARGO) bench --bench accuracy -- --teach --languages sv,en,pl,ar

# From which signs on a spoken question is answered: writes recognition.toml of each language, by the
# half of the sounds that the table does not use.
calibrate: setup
	@sh setup.sh sox
	$(CARGO) build --release --quiet
	@$(PROGRAM) models get base
	$(CARGO) bench --bench accuracy -- --calibrate --half development --languages sv,en,pl,ar --set plain,templates,paraphrases,off-topic,nonspeech $(ACCURACY)

# The accuracy table beside faster-whisper with the same weights and the nearest phrase by rapidfuzz.
peer-bench:
	@sh benches/peer/setup.sh
	@$(MAKE) accuracy ACCURACY="--peer $(ACCURACY)"

# The window with a real screen reader, on a screen of its own. A11Y holds names of scenarios:
# make a11y A11Y="swedish pictures"
a11y:
	@sh setup.sh xvfb x11-xkb-utils dbus dbus-x11 dbus-bin at-spi2-core gir1.2-atspi-2.0 python3-gi orca xdotool \
		imagemagick openbox fonts-noto-core dconf-gsettings-backend gir1.2-gtk-3.0 gir1.2-wnck-3.0 \
		libglib2.0-bin procps pulseaudio pulseaudio-utils
	$(CARGO) build
	@target/debug/skolrost models get base
	@/usr/bin/python3 tests/a11y/accept.py target/debug/skolrost $(A11Y)

# The same on Debian 13, in target/a11y-trixie; on Debian 12, as root.
a11y-trixie:
	@sh setup.sh mmdebstrap
	$(CARGO) build
	@target/debug/skolrost models get base
	@sh tests/a11y/trixie.sh $(CURDIR)/target/debug/skolrost $(A11Y)

lint: setup
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- --deny warnings
	@if $(CARGO) deny --version >/dev/null 2>&1; then $(CARGO) deny check; \
	else echo "cargo-deny is not installed: licences and advisories are not checked (cargo install cargo-deny)"; fi

# System packages, where some are missing.
setup:
	@sh setup.sh
